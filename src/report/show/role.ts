import type { ListItem, RootContent } from "mdast";
import type { Framework, Qualification } from "../../model/framework.js";
import type { Requirement } from "../../model/qualification.js";
import { titleFields } from "../../model/setting.js";
import { commandLine } from "../../words/command-line.js";
import { withArticle } from "../../words/with-article.js";
import { bullets, given } from "../blocks.js";
import { heading, item, onTerminal, paragraph, strong, table, text, typed } from "../document.js";
import { levelWords, listed, onlyIn, requirementWords } from "../words.js";
import { facts, pick, prose, proseJson, type Shown, supplementTitle } from "./part.js";

export const role: Shown<"role"> = {
  page: ({ one }, framework, bodyOf) => {
    const { typicalBands, supplements, pillars } = one;
    const levels = framework.manifest.pillars.map(({ id, title }) => [
      title,
      Object.hasOwn(pillars, id) ? levelWords(pillars[id] ?? 0) : "the person's own",
    ]);
    const threads = framework.manifest.pillars.flatMap(({ code, title, threads: named }) =>
      Object.entries(named).flatMap(([id, name]) =>
        given(one.threads[`${code}-${id}`], (level) => [`${title}: ${name}`, levelWords(level)]),
      ),
    );
    const extra = listed(supplements.map((id) => supplementTitle(framework, id)));
    return [
      heading(1, one.title),
      ...facts(
        [
          typicalBands.length === 0
            ? null
            : `Posts are often at band ${typicalBands.join(" or ")}.`,
          ...framework.manifest.settings.flatMap(({ levels, title }) =>
            given(one.titles[levels ?? ""], (name) => `In ${withArticle(title)}: ${name}.`),
          ),
          ...onlyIn(framework.manifest, one, "Found"),
        ],
        " ",
      ),
      table([["Pillar", "Level in this profile"], ...levels, ...threads]),
      ...(supplements.length === 0 ? [] : [paragraph(`With the supplement ${extra}.`)]),
      ...prose(bodyOf(one)),
    ];
  },
  item: ({ one }, bodyOf, framework) => ({
    ...pick(one, "id", "title"),
    levels: one.pillars,
    ...(Object.keys(one.threads).length === 0 ? {} : { threads: one.threads }),
    ...pick(one, "supplements", "typicalBands", "settings"),
    ...titleFields(framework.manifest, one),
    ...proseJson(bodyOf(one)),
  }),
};

function requirements(
  { minimum, expected, localPolicy }: Qualification,
  framework: Framework,
): RootContent[] {
  const lines = (kind: string, all: readonly Requirement[]): ListItem[] =>
    all.map((one) => item([strong(kind), `: ${requirementWords(framework, one)}`]));
  return [
    ...bullets([...lines("Minimum", minimum), ...lines("Expected", expected)]),
    ...(localPolicy
      ? [paragraph(text("Local policy, to be confirmed with your manager.", "muted"))]
      : []),
  ];
}

export const qualifications: Shown<"qualifications"> = {
  page: ({ qualifications: all }, framework, bodyOf) => {
    const [only, other] = all;
    if (only !== undefined && other === undefined) {
      return [
        heading(1, `Qualifications for band ${only.band}: ${only.title}`),
        ...requirements(only, framework),
        ...prose(bodyOf(only)),
      ];
    }
    return [
      heading(1, "Qualifications"),
      onTerminal(
        typed(commandLine("show qualification 7")),
        " says what is meant, and what counts as equivalent.",
      ),
      ...all.flatMap((one) => [
        heading(2, `Band ${one.band}: ${one.title}`),
        ...requirements(one, framework),
      ]),
    ];
  },
  item: ({ qualifications: all }, bodyOf) => ({
    bands: all.map((one) => ({
      ...pick(one, "band", "title", "localPolicy", "minimum", "expected"),
      ...proseJson(bodyOf(one)),
    })),
  }),
};
