import type { Level } from "../../model/framework.js";
import { levelOrder } from "../../model/level.js";
import { competencies } from "../competencies.js";
import { fileId, idParts, settledLevel, settledPillar, settledThread } from "../placement.js";
import type { FoundInField, FrameworkContext, Rule } from "../rule.js";

interface Standing {
  readonly id: string;
  readonly file: string;
  readonly level: Level;
  readonly pillar: string;
  readonly thread: string;
}

/** Where a file belongs by its name alone: what cannot be read is not missing. */
function* byName(context: FrameworkContext): Iterable<Standing> {
  const known = new Set(context.framework.competencies.map(({ file }) => file));
  const unplaced = context.documents
    .filter(({ kind, file }) => kind === "competency" && !known.has(file.name))
    .map(({ file }) => file.name);
  for (const file of [...unplaced, ...context.unread]) {
    const id = fileId(file);
    const parts = id === null ? null : idParts(id);
    const pillar = context.framework.manifest.pillars.find(({ code }) => code === parts?.code);
    const band = Number(parts?.level);
    if (id === null || parts === null || pillar === undefined) continue;
    if (parts.level !== "C" && Number.isNaN(band)) continue;
    const level = parts.level === "C" ? "core" : band;
    yield { id, file, level, pillar: pillar.id, thread: parts.thread };
  }
}

function* standing(context: FrameworkContext): Iterable<Standing> {
  for (const { competency, document } of competencies(context)) {
    const { id, status, supplement } = competency;
    // With the id of a band it is in the thread, whatever its fields say.
    const apart = supplement !== null && !/^(?:C|\d+)$/.test(idParts(id)?.level ?? "");
    if (status !== "active" || apart) continue;
    const level = settledLevel(competency, document.path);
    const pillar = settledPillar(competency, document.path, context.framework.manifest);
    const thread = settledThread(competency, document.path);
    yield { id, file: document.file.name, level, pillar, thread };
  }
  yield* byName(context);
}

function* find(context: FrameworkContext): Iterable<FoundInField> {
  const levels = new Map<string, Set<Level>>();
  const threads = new Map<string, Standing[]>();
  for (const one of standing(context)) {
    levels.set(one.pillar, (levels.get(one.pillar) ?? new Set()).add(one.level));
    const key = `${one.pillar} ${one.thread}`;
    threads.set(key, [...(threads.get(key) ?? []), one]);
  }
  for (const members of threads.values()) {
    const steps = members.sort((a, b) => levelOrder(a.level) - levelOrder(b.level));
    for (const [index, above] of steps.entries()) {
      const below = steps[index - 1];
      if (below === undefined) continue;
      // A level that the whole pillar does without is not a hole in one thread.
      const missing = [...(levels.get(above.pillar) ?? [])]
        .filter((level) => levelOrder(level) > levelOrder(below.level))
        .filter((level) => levelOrder(level) < levelOrder(above.level))
        .sort((a, b) => levelOrder(a) - levelOrder(b));
      if (missing.length === 0) continue;
      const pillar = context.framework.manifest.pillars.find(({ id }) => id === above.pillar);
      const title = pillar?.threads[above.thread];
      const named = `${above.thread}${title === undefined ? "" : ` (${title})`}`;
      yield {
        file: above.file,
        where: { path: ["thread"] },
        message: `Between \`${below.id}\` and \`${above.id}\`, thread ${named} has nothing at ${missing.map((level) => `band ${level}`).join(" and ")}`,
        hint: "Write the competency that is missing or make its draft active. If the thread starts here on purpose, give it a number of its own.",
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
  across: { find },
};
