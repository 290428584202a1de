import type { RootContent } from "mdast";
import type { Framework } from "../../model/framework.js";
import { bullets, given, section } from "../blocks.js";
import { heading, item, link, paragraph, strong, text } from "../document.js";
import { foreign } from "../foreign.js";
import { count, onlyIn, placeWords, titleIn } from "../words.js";
import { levelInFull } from "./level.js";
import {
  competencyItems,
  facts,
  type Part,
  pick,
  proseJson,
  type Shown,
  supplementTitle,
} from "./part.js";

/** `Themes: digital; research.`; nothing where there are none. */
function titles(
  label: string,
  list: Framework["manifest"]["themes"],
  ids: readonly string[],
): RootContent[] {
  const known = list.filter(({ id }) => ids.includes(id)).map(({ title }) => title.toLowerCase());
  return known.length === 0 ? [] : [paragraph(text(`${label}: ${known.join("; ")}.`, "muted"))];
}

/** What stands under the title: where the competency belongs, and whatever is not as usual about it. */
function place({ one, thread }: Part<"competency">, framework: Framework): RootContent[] {
  const { manifest } = framework;
  const usual = {
    active: [],
    draft: [paragraph(strong("A draft"), ", not yet in use.")],
    retired: [
      paragraph(
        strong("Retired"),
        one.replacedBy === null ? ", and nothing replaces it." : `. ${one.replacedBy} replaces it.`,
      ),
    ],
  };
  return [
    paragraph(
      strong(titleIn(manifest.pillars, one.pillar)),
      `. ${one.supplement === null ? levelInFull(framework, one.band) : titleIn(manifest.supplements, one.supplement)}. Thread: ${thread.title}.`,
    ),
    ...usual[one.status],
    ...facts(
      [
        one.key ? "One of the key competencies at this level." : null,
        ...given(
          one.supplement,
          (id) =>
            `Part of the supplement ${supplementTitle(framework, id)}: only for roles that include it.`,
        ),
        ...onlyIn(manifest, one, "Asked"),
        ...given(
          one.currencyMonths,
          (months) => `Evidence is out of date after ${count(months, "month")}.`,
        ),
      ],
      " ",
    ),
    ...titles("Themes", manifest.themes, one.themes),
  ];
}

const help = ({ resources, stories }: Part<"competency">) => [
  ...resources.map(({ title, publisher, cost, url }) =>
    item([
      strong(title),
      ...given(publisher, (by) => `, ${by}`),
      ...given(cost, (much) => ` (${much})`),
      ...given(url, (address) => [". ", link(address)]).flat(),
    ]),
  ),
  ...stories.map(({ title, path }) =>
    item(["A story: ", strong(title), ...given(path, (kind) => ` (${kind.toLowerCase()})`)]),
  ),
];

export const competency: Shown<"competency"> = {
  page: (part, framework, bodyOf) => {
    const { one, buildsOn, growsInto, sources } = part;
    const { lead, sections } = bodyOf(one);
    const name = `${one.id} ${one.title}`;
    const chain = [
      ...competencyItems(framework, buildsOn),
      item([strong(name), `, ${placeWords(framework.manifest, one)}: this one`]),
      ...competencyItems(framework, growsInto),
    ];
    const cited = sources.map(({ title, year, ref, item: gist }) =>
      item([
        title,
        ...given(year, (published) => ` (${published})`),
        ...given(ref, (to) => [", ", strong(to)]).flat(),
        ...given(gist, (words) => `: ${words}`),
      ]),
    );
    return [
      heading(1, name),
      ...place(part, framework),
      ...foreign(lead),
      ...sections.flatMap(({ id, heading: title, content }) => [
        heading(2, title),
        ...foreign(content),
        ...(id === "evidence-you-could-bring"
          ? titles("Kinds of evidence", framework.manifest.evidenceTypes, one.evidenceTypes)
          : []),
      ]),
      ...section("What it builds on and grows into", chain.length > 1 ? bullets(chain) : []),
      ...section("Help with it", bullets(help(part))),
      ...section("Related to", bullets(cited)),
    ];
  },
  item: ({ one, thread, buildsOn, growsInto, sources, resources, stories }, bodyOf) => ({
    ...pick(one, "id", "title", "pillar", "band"),
    thread,
    ...pick(one, "status", "replacedBy", "key", "supplement", "settings", "themes"),
    ...pick(one, "evidenceTypes", "currencyMonths"),
    ...proseJson(bodyOf(one)),
    buildsOn,
    growsInto,
    sources,
    resources: resources.map((resource) => pick(resource, "id", "title")),
    stories: stories.map((story) => pick(story, "id", "title")),
  }),
};
