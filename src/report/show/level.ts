import type { Framework, Level } from "../../model/framework.js";
import { capital } from "../../words/capital.js";
import { withArticle } from "../../words/with-article.js";
import { bullets, given } from "../blocks.js";
import { heading, item, paragraph, strong } from "../document.js";
import { coreWords, count } from "../words.js";
import { group, pick, type Shown } from "./part.js";

const bandOf = ({ manifest }: Framework, level: Level) =>
  manifest.bands.find(({ band }) => band === level);

/** A level with all its names: `Band 6, Post-qualification experience (in a clinic: Experienced practitioner)`. */
export function levelInFull(framework: Framework, level: Level): string {
  const band = bandOf(framework, level);
  if (band === undefined) return capital(coreWords(framework.manifest));
  const elsewhere = framework.manifest.settings.flatMap(({ levels, title }) =>
    given(band.names[levels ?? ""], (name) => ` (in ${withArticle(title)}: ${name.title})`),
  );
  return `Band ${band.band}, ${band.title}${elsewhere.join("")}`;
}

export const level: Shown<"level"> = {
  page: ({ level: wanted, pillars }, framework) => {
    const { supervision, scope, span } = bandOf(framework, wanted) ?? {};
    const total = pillars.reduce((sum, { competencies }) => sum + competencies.length, 0);
    const facts = Object.entries({ Supervision: supervision, Work: scope, Reach: span });
    return [
      heading(1, levelInFull(framework, wanted)),
      ...bullets(
        facts.flatMap(([name, value]) =>
          given(value, (words) => item([strong(name), `: ${words}`])),
        ),
      ),
      paragraph(
        `${count(total, "competency", "competencies")}. A level of the framework is not a pay band.`,
      ),
      ...pillars.flatMap(({ title, competencies }) =>
        group(framework, `${title} (${competencies.length})`, competencies, false),
      ),
    ];
  },
  item: (part) => pick(part, "level", "pillars"),
};

export const pillar: Shown<"pillar"> = {
  page: ({ one, threads }, framework) => [
    heading(1, one.title),
    paragraph(
      `${count(threads.length, "thread")}, each of which grows ${threads.some(({ competencies }) => competencies.some(({ band }) => band === "core")) ? "from core " : ""}to the highest band. In an id such as `,
      strong(threads[0]?.competencies[0]?.id ?? `${one.code}-6-01`),
      " the last two digits name the thread.",
    ),
    ...threads.flatMap(({ id, title, competencies }) =>
      group(framework, `${id} ${title}`, competencies, true),
    ),
  ],
  item: ({ one, threads }) => ({ ...pick(one, "id", "code", "title"), threads }),
};
