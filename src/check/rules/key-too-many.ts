import { groupBy } from "../group-by.js";
import { settledPlace } from "../placement.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** So many key competencies a level are still a choice. */
const mostKeys = 14;

function* framework({ framework, competencies }: FrameworkContext): Iterable<Found> {
  const keys = competencies.filter(
    ({ key, status, supplement }) => key && status === "active" && supplement === null,
  );
  // Two files with one id are for `id-duplicate` to report.
  const firsts = [...groupBy(keys, ({ id }) => id).values()].flatMap((files) => files.slice(0, 1));
  const byLevel = groupBy(firsts, (one) => settledPlace(one, framework.manifest).level);
  for (const [level, files] of byLevel) {
    for (const { file } of files.slice(mostKeys)) {
      yield {
        file,
        where: { path: ["key"], at: "key" },
        message: `${level === "core" ? "The core" : `Band ${level}`} has ${files.length} key competencies, and at most ${mostKeys} help people to choose`,
        hint: "Keep the ones that matter most at this level, over all pillars, and take `key: true` out of the rest.",
      };
    }
  }
}

export const keyTooMany: Rule = {
  code: "key-too-many",
  severity: "warning",
  what: `More than ${mostKeys} competencies of one level are marked as key.`,
  why: "Key competencies are where a person starts when time is short. When most of a level is key, nothing is.",
  mend: "Choose again, over all the pillars of the level. Supplements are not counted.",
  example: {
    file: "professional-practice/core/PP-C-15-keep-learning-from-others.md",
    wrong: 'thread: "15"\nstatus: active\nkey: true',
    right: 'thread: "15"\nstatus: active',
    given: "PP-C-01 to PP-C-14 are key.",
  },
  framework,
};
