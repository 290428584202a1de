import type { Finding } from "../../model/diagnostic.js";
import type { Framework } from "../../model/framework.js";
import type { FrameworkDiff } from "../../model/framework-diff.js";
import { comparisons } from "./fields.js";
import { furthest, judgeVersion, stepReasons } from "./version-step.js";

/**
 * Compares two versions of a framework in its own terms. Of competencies that are `unread`, by id, because their file could
 * not be read in one of the versions, nothing is said.
 */
export function analyseFrameworkDiff(
  before: Framework,
  after: Framework,
  unread: ReadonlySet<string> = new Set(),
): FrameworkDiff {
  const readable = (framework: Framework): Framework => ({
    ...framework,
    competencies: framework.competencies.filter(({ id }) => !unread.has(id)),
  });
  const [old, now] = [readable(before), readable(after)];
  const changes = comparisons.flatMap((compare) => compare(old, now));
  const needed = furthest(changes.map(({ step }) => step));
  return {
    changes,
    version: judgeVersion(before.manifest.version, after.manifest.version, needed),
  };
}

/**
 * The errors of a comparison: ids that are gone, and a version that was moved and not far enough. One that was not moved
 * yet waits for whoever releases it, unless the step is required now.
 */
export function diffFindings(
  { changes, version }: FrameworkDiff,
  { folder, competencies }: Framework,
  requireStep = false,
): readonly Finding[] {
  const named = (path: string): string => (folder === "." ? path : `${folder}/${path}`);
  const gone = changes
    .filter(({ kind, subject }) => kind === "removed" && subject === "competency")
    .map(({ id, title, file: path }): Finding => {
      const file = named(path);
      const now = competencies.find((one) => one.file === file)?.id;
      return {
        code: "id-removed",
        file,
        where: now === undefined ? { line: 1, column: 1 } : { path: ["id"] },
        message: `\`${id}\` (${title}) ${now === undefined ? "is gone" : `became \`${now}\``}, and ids are permanent`,
        hint: "Put it back with `status: retired`, and with `replaced-by:` or `reason:`.",
      };
    });
  if (version.enough || (version.made === "none" && !requireStep)) return gone;
  const { from, to, needed, made, lowest } = version;
  const stepped = made === "none" ? `is still ${from}` : `stepped from ${from} to ${to}`;
  return [
    ...gone,
    {
      code: "version-step",
      file: named("framework.yaml"),
      where: { path: ["version"] },
      message:
        made === "back"
          ? `The version went back from ${from} to ${to}`
          : `The version ${stepped}, and the changes call for a ${needed} step: ${stepReasons[needed]}`,
      hint: `Make it ${lowest} or later.`,
    },
  ];
}
