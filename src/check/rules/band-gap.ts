import { levelOrder } from "../../model/level.js";
import { groupBy } from "../group-by.js";
import { fileId, idParts, levelOfCode, type SettledPlace, settledPlace } from "../placement.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

interface Step extends SettledPlace {
  readonly id: string;
  readonly file: string;
}

/** Where a file belongs by its name alone: what cannot be read is not missing. */
function* stepsByName(context: FrameworkContext): Iterable<Step> {
  const known = new Set(context.framework.competencies.map(({ file }) => file));
  const unplaced = context.documents
    .filter(({ kind, file }) => kind === "competency" && !known.has(file.name))
    .map(({ file }) => file.name);
  for (const file of [...unplaced, ...context.unread]) {
    const id = fileId(file);
    const parts = idParts(id ?? "");
    const level = levelOfCode(parts?.level);
    const pillar = context.framework.manifest.pillars.find(({ code }) => code === parts?.code);
    if (id === null || parts === null || level === null || pillar === undefined) continue;
    yield { id, file, level, pillar: pillar.id, thread: parts.thread };
  }
}

/** The competencies that stand in threads. */
function* stepsIn(context: FrameworkContext): Iterable<Step> {
  for (const one of context.competencies) {
    const { id, file, status, supplement } = one;
    // With the id of a band it is in the thread, whatever its fields say.
    const apart = supplement !== null && levelOfCode(idParts(id)?.level) === null;
    if (status !== "active" || apart) continue;
    yield { id, file, ...settledPlace(one, context.framework.manifest) };
  }
  yield* stepsByName(context);
}

function* framework(context: FrameworkContext): Iterable<Found> {
  const steps = [...stepsIn(context)];
  const levels = new Map(
    [...groupBy(steps, ({ pillar }) => pillar)].map(([pillar, all]) => [
      pillar,
      [...new Set(all.map(({ level }) => levelOrder(level)))].sort((a, b) => a - b),
    ]),
  );
  for (const thread of groupBy(steps, (one) => `${one.pillar} ${one.thread}`).values()) {
    const rising = [...thread].sort((a, b) => levelOrder(a.level) - levelOrder(b.level));
    for (const [index, above] of rising.entries()) {
      const below = rising[index - 1];
      if (below === undefined) continue;
      // A level that the whole pillar does without is not a hole in one thread.
      const missing = (levels.get(above.pillar) ?? []).filter(
        (level) => level > levelOrder(below.level) && level < levelOrder(above.level),
      );
      if (missing.length === 0) continue;
      const pillar = context.framework.manifest.pillars.find(({ id }) => id === above.pillar);
      const title = pillar?.threads[above.thread];
      const named = `${above.thread}${title === undefined ? "" : ` (${title})`}`;
      yield {
        file: above.file,
        where: { path: ["thread"] },
        message: `Between \`${below.id}\` and \`${above.id}\`, thread ${named} has nothing at ${missing.map((level) => `band ${level}`).join(" and ")}`,
        hint: "Write the competency that is missing or make its draft active. If the thread starts here on purpose, give it a number of its own.",
        facts: {
          missing: missing.map((level) => `${pillar?.code}-${level}-${above.thread}`),
        },
      };
    }
  }
}

export const bandGap: Rule = {
  code: "band-gap",
  severity: "warning",
  what: "A thread has competencies at a lower and a higher level, and none at a level between them.",
  why: "People grow along a thread. Where a step is missing, somebody at that level has nothing to aim for, and the next one up comes out of nowhere.",
  mend: "Write the missing competency, or make its draft active. Levels that a whole pillar does without are not counted, nor are supplements.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "status: draft",
    right: "status: active",
    given: "RS-5-01 and RS-7-01 are active, and other threads of the pillar have band 6.",
  },
  framework,
};
