import type { ListItem, RootContent } from "mdast";
import type { CompetencyLine, Description } from "../analyse/describe.js";
import type { BodyOf } from "../analyse/search-entries.js";
import type { Framework, Level } from "../model/framework.js";
import type { Requirement } from "../model/qualification.js";
import type { Body } from "../parse/body.js";
import {
  heading,
  type Inline,
  item,
  link,
  list,
  paragraph,
  type ReportDocument,
  report,
  strong,
  table,
  text,
  typed,
} from "../report/document.js";
import { foreign } from "../report/foreign.js";
import { count, listed, requirementWords } from "../report/words.js";

type Part<K extends Description["kind"]> = Extract<Description, { kind: K }>;

const capital = (word: string): string => (word[0] ?? "").toUpperCase() + word.slice(1);

/** `core`, or `band 6`; a consultant competency says so. */
const short = (level: Level): string => (level === "core" ? "core" : `band ${level}`);

/** A level with all its names: `Band 6, Post-qualification experience (in a council: Experienced practitioner)`. */
function levelInFull({ manifest }: Framework, level: Level): string {
  const band = manifest.bands.find((one) => one.band === level);
  if (band === undefined) return "Core, which every registered AHP is expected to meet";
  const council =
    band.localAuthority === null ? "" : ` (in a council: ${band.localAuthority.title})`;
  return `Band ${band.band}, ${band.title}${council}`;
}

const supplementTitle = ({ manifest }: Framework, id: string): string =>
  manifest.supplements.find((one) => one.id === id)?.title ?? id;

const pillarTitle = ({ manifest }: Framework, id: string): string =>
  manifest.pillars.find((one) => one.id === id)?.title ?? id;

/** A body as it stands, its headings below the page's own. */
const prose = ({ lead, sections }: Body): RootContent[] => [
  ...foreign(lead),
  ...sections.flatMap(({ heading: title, content }) => [heading(2, title), ...foreign(content)]),
];

const section = (title: string, ...content: readonly RootContent[]): RootContent[] =>
  content.length === 0 ? [] : [heading(2, title), ...content];

const listOf = (items: readonly ListItem[]): RootContent[] =>
  items.length === 0 ? [] : [list(items)];

function competencyItem(framework: Framework, one: CompetencyLine, where: Inline): ListItem {
  const more = [
    ...(one.key ? ["key"] : []),
    ...(one.supplement === null ? [] : [supplementTitle(framework, one.supplement).toLowerCase()]),
  ];
  return item([
    strong(one.id),
    ` ${one.title}`,
    ...(where === "" ? [] : [", ", where]),
    ...(more.length === 0 ? [] : [text(` (${more.join(", ")})`, "muted")]),
  ]);
}

/** What stands under the title: where the competency belongs, and whatever is not as usual about it. */
function placeLines(framework: Framework, part: Part<"competency">): RootContent[] {
  const { manifest } = framework;
  const { competency, thread } = part;
  const themes = manifest.themes.filter(({ id }) => competency.themes.includes(id));
  const months = competency.currencyMonths;
  const settings = { nhs: "the NHS", "local-authority": "a council" };
  const [only] = competency.settings;
  const notes = [
    ...(competency.key ? ["One of the key competencies at this level."] : []),
    ...(competency.supplement === null
      ? []
      : [
          `Part of the supplement ${supplementTitle(framework, competency.supplement).toLowerCase()}: only for roles that include it.`,
        ]),
    ...(competency.settings.length === 1 && only !== undefined
      ? [`Only for work in ${settings[only]}.`]
      : []),
    ...(months === null ? [] : [`Evidence is out of date after ${count(months, "month")}.`]),
  ];
  return [
    paragraph(
      strong(pillarTitle(framework, competency.pillar)),
      `. ${levelInFull(framework, competency.band)}. Thread: ${thread.title}.`,
    ),
    ...(competency.status === "draft" ? [paragraph(strong("A draft"), ", not yet in use.")] : []),
    ...(competency.status === "retired"
      ? [
          paragraph(
            strong("Retired"),
            competency.replacedBy === null
              ? ", and nothing replaces it."
              : `. ${competency.replacedBy} replaces it.`,
          ),
        ]
      : []),
    ...(notes.length === 0 ? [] : [paragraph(notes.join(" "))]),
    ...(themes.length === 0
      ? []
      : [
          paragraph(
            text(`Themes: ${themes.map(({ title }) => title.toLowerCase()).join("; ")}.`, "muted"),
          ),
        ]),
  ];
}

function competencyPage(framework: Framework, part: Part<"competency">, body: Body): RootContent[] {
  const { competency, buildsOn, growsInto, sources, resources, stories } = part;
  const kinds = framework.manifest.evidenceTypes.filter(({ id }) =>
    competency.evidenceTypes.includes(id),
  );
  const sections = body.sections.flatMap(({ id, heading: title, content }) => [
    heading(2, title),
    ...foreign(content),
    ...(id === "evidence-you-could-bring" && kinds.length > 0
      ? [
          paragraph(
            text(
              `Kinds of evidence: ${kinds.map((kind) => kind.title.toLowerCase()).join("; ")}.`,
              "muted",
            ),
          ),
        ]
      : []),
  ]);
  const chain = [
    ...buildsOn.map((one) => competencyItem(framework, one, short(one.band))),
    item([strong(`${competency.id} ${competency.title}`), `, ${short(competency.band)}: this one`]),
    ...growsInto.map((one) => competencyItem(framework, one, short(one.band))),
  ];
  const cited = sources.map(({ title, year, ref, item: gist }) =>
    item([
      title,
      ...(year === null ? [] : [` (${year})`]),
      ...(ref === null ? [] : [", ", strong(ref)]),
      ...(gist === null ? [] : [`: ${gist}`]),
    ]),
  );
  return [
    heading(1, `${competency.id} ${competency.title}`),
    ...placeLines(framework, part),
    ...foreign(body.lead),
    ...sections,
    ...(chain.length > 1 ? section("What it builds on and grows into", list(chain)) : []),
    ...section(
      "Help with it",
      ...listOf([
        ...resources.map(({ title, publisher, cost, url }) =>
          item([
            strong(title),
            ...(publisher === null ? [] : [`, ${publisher}`]),
            ...(cost === null ? [] : [` (${cost})`]),
            ...(url === null ? [] : [". ", link(url)]),
          ]),
        ),
        ...stories.map(({ title, path }) =>
          item([
            "A story: ",
            strong(title),
            ...(path === null ? [] : [` (${path.toLowerCase()})`]),
          ]),
        ),
      ]),
    ),
    ...section("Related to", ...listOf(cited)),
  ];
}

function levelPage(framework: Framework, { level, pillars }: Part<"level">): RootContent[] {
  const band = framework.manifest.bands.find((one) => one.band === level);
  const total = pillars.reduce((sum, { competencies }) => sum + competencies.length, 0);
  const facts = [
    ["Supervision", band?.supervision],
    ["Work", band?.scope],
    ["Reach", band?.span],
  ].filter((fact): fact is [string, string] => typeof fact[1] === "string");
  return [
    heading(1, levelInFull(framework, level)),
    ...(facts.length === 0
      ? []
      : [list(facts.map(([name, value]) => item([strong(name), `: ${value}`])))]),
    paragraph(
      `${count(total, "competency", "competencies")}. A level of the framework is not a pay band.`,
    ),
    ...pillars.flatMap(({ title, competencies }) => [
      heading(2, `${title} (${competencies.length})`),
      ...(competencies.length === 0
        ? [paragraph("The framework has no competencies here.")]
        : [list(competencies.map((one) => competencyItem(framework, one, "")))]),
    ]),
  ];
}

const pillarPage = (framework: Framework, { pillar, threads }: Part<"pillar">): RootContent[] => [
  heading(1, pillar.title),
  paragraph(
    `${count(threads.length, "thread")}, each of which runs from core to the highest band. In an id such as `,
    strong(threads[0]?.competencies[0]?.id ?? `${pillar.code}-6-01`),
    " the last two digits name the thread.",
  ),
  ...threads.flatMap(({ id, title, competencies }) => [
    heading(2, `${id} ${title}`),
    ...(competencies.length === 0
      ? [paragraph("The framework has no competencies here.")]
      : [list(competencies.map((one) => competencyItem(framework, one, short(one.band))))]),
  ]),
];

function rolePage(framework: Framework, { role }: Part<"role">, body: Body): RootContent[] {
  const settings = { nhs: "the NHS", "local-authority": "councils" };
  const [only] = role.settings;
  const facts = [
    ...(role.typicalBands.length === 0
      ? []
      : [`Posts are often at band ${role.typicalBands.join(" or ")}.`]),
    ...(role.localAuthorityTitle === null ? [] : [`In a council: ${role.localAuthorityTitle}.`]),
    ...(role.settings.length === 1 && only !== undefined ? [`Found in ${settings[only]}.`] : []),
  ];
  return [
    heading(1, role.title),
    ...(facts.length === 0 ? [] : [paragraph(facts.join(" "))]),
    table([
      ["Pillar", "Level in this profile"],
      ...framework.manifest.pillars.map(({ id, title }) => [
        title,
        Object.hasOwn(role.pillars, id) ? `band ${role.pillars[id]}` : "the person's own",
      ]),
    ]),
    ...(role.supplements.length === 0
      ? []
      : [
          paragraph(
            `With the supplement ${listed(role.supplements.map((id) => supplementTitle(framework, id).toLowerCase()))}.`,
          ),
        ]),
    ...prose(body),
  ];
}

function qualificationsPage(
  framework: Framework,
  { qualifications }: Part<"qualifications">,
  bodyOf: BodyOf,
): RootContent[] {
  const lines = (kind: string, requirements: readonly Requirement[]): ListItem[] =>
    requirements.map((one) => item([strong(kind), `: ${requirementWords(framework, one)}`]));
  const facts = ({ minimum, expected, localPolicy }: (typeof qualifications)[number]) => [
    ...listOf([...lines("Minimum", minimum), ...lines("Expected", expected)]),
    ...(localPolicy
      ? [paragraph(text("Local policy, to be confirmed with your manager.", "muted"))]
      : []),
  ];
  const [only] = qualifications;
  if (qualifications.length === 1 && only !== undefined) {
    return [
      heading(1, `Qualifications for band ${only.band}: ${only.title}`),
      ...facts(only),
      ...prose(bodyOf(only)),
    ];
  }
  return [
    heading(1, "Qualifications"),
    paragraph(
      typed("ahp-career show qualification 7"),
      " says what is meant, and what counts as equivalent.",
    ),
    ...qualifications.flatMap((one) => [
      heading(2, `Band ${one.band}: ${one.title}`),
      ...facts(one),
    ]),
  ];
}

const competenciesSection = (
  framework: Framework,
  title: string,
  competencies: readonly CompetencyLine[],
): RootContent[] =>
  section(
    title,
    ...listOf(competencies.map((one) => competencyItem(framework, one, short(one.band)))),
  );

function resourcePage(
  framework: Framework,
  { resource, competencies }: Part<"resource">,
  body: Body,
): RootContent[] {
  const { manifest } = framework;
  const professions = manifest.professions.filter(({ id }) => resource.professions.includes(id));
  return [
    heading(1, resource.title),
    paragraph(
      [
        ...(resource.kind === null ? [] : [capital(resource.kind)]),
        ...(resource.publisher === null ? [] : [resource.publisher]),
        ...(resource.cost === null ? [] : [capital(resource.cost)]),
      ].join(". "),
    ),
    ...(professions.length === 0
      ? []
      : [paragraph(`For: ${listed(professions.map(({ title }) => title.toLowerCase()))}.`)]),
    ...prose(body),
    ...(resource.url === null
      ? [paragraph("No address has been confirmed. Search for its title and publisher.")]
      : [paragraph(link(resource.url))]),
    ...competenciesSection(framework, "It helps with", competencies),
  ];
}

function storyPage(
  framework: Framework,
  { story, competencies }: Part<"story">,
  body: Body,
): RootContent[] {
  const profession =
    framework.manifest.professions.find(({ id }) => id === story.profession)?.title ??
    story.profession;
  const facts = [profession, story.path].filter((fact) => fact !== null);
  return [
    heading(1, story.title),
    ...(facts.length === 0 ? [] : [paragraph(`${facts.join(". ")}.`)]),
    ...prose(body),
    ...competenciesSection(framework, "Competencies in this story", competencies),
  ];
}

const sourceStatus = {
  current: "Current.",
  superseded: "Superseded by a later edition.",
  expired: "Its period has ended.",
  local: "A local document.",
} as const;

function sourcePage(framework: Framework, { source, items }: Part<"source">): RootContent[] {
  const facts = [source.publisher, source.edition].filter((fact) => fact !== null);
  const next = framework.sources.find(({ id }) => id === source.supersededBy);
  return [
    heading(1, source.title),
    ...(facts.length === 0 ? [] : [paragraph(`${facts.join(". ")}.`)]),
    paragraph(
      sourceStatus[source.status],
      ...(next === undefined
        ? []
        : [` The later one: ${next.title}${next.year === null ? "" : ` (${next.year})`}.`]),
      ...(source.stillCited === null ? [] : [` Why it is still cited: ${source.stillCited}`]),
    ),
    ...(source.url === null ? [] : [paragraph(link(source.url))]),
    ...section(
      "What can be cited in it, in our own words",
      ...listOf(
        items.map(({ ref, title, citedBy }) =>
          item(
            [strong(ref), ` ${title}`],
            paragraph(
              citedBy.length === 0
                ? text("cited by nothing", "muted")
                : `cited by ${[...new Set(citedBy.map(({ id }) => id))].join(", ")}`,
            ),
          ),
        ),
      ),
    ),
  ];
}

function pageOf(framework: Framework, part: Description, bodyOf: BodyOf): RootContent[] {
  switch (part.kind) {
    case "competency":
      return competencyPage(framework, part, bodyOf(part.competency));
    case "level":
      return levelPage(framework, part);
    case "pillar":
      return pillarPage(framework, part);
    case "role":
      return rolePage(framework, part, bodyOf(part.role));
    case "qualifications":
      return qualificationsPage(framework, part, bodyOf);
    case "resource":
      return resourcePage(framework, part, bodyOf(part.resource));
    case "story":
      return storyPage(framework, part, bodyOf(part.story));
    case "page":
      return [heading(1, part.page.title), ...prose(bodyOf(part.page))];
    case "source":
      return sourcePage(framework, part);
  }
}

/** One thing of the framework as a page. */
export function showDocument(
  framework: Framework,
  part: Description,
  bodyOf: BodyOf,
): ReportDocument {
  const { manifest } = framework;
  const blocks = pageOf(framework, part, bodyOf);
  const [first] = blocks;
  const title =
    first?.type === "heading"
      ? first.children.map((node) => ("value" in node ? node.value : "")).join("")
      : manifest.title;
  return report(title, `${manifest.title} ${manifest.version}`, blocks);
}
