import type { Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { FrameworkDiff, Step } from "../model/framework-diff.js";
import type { Body } from "../parse/body.js";
import { companionChanges } from "./companion-changes.js";
import { competencyChanges } from "./competency-changes.js";
import { manifestChanges } from "./manifest-changes.js";
import { furthest, judgeVersion } from "./version-step.js";

export interface DiffOptions {
  readonly bodyOf: (text: { readonly body: string; readonly bodyLine?: number }) => Body;
  /** Ids of competencies whose file could not be read in one of the versions: nothing is said of them. */
  readonly uncompared?: ReadonlySet<string>;
}

/** Compares two versions of a framework in its own terms. A pure function of the two. */
export function analyseFrameworkDiff(
  before: Framework,
  after: Framework,
  { bodyOf, uncompared = new Set() }: DiffOptions,
): FrameworkDiff {
  const changes = [
    ...competencyChanges({ before, after }, bodyOf, uncompared),
    ...manifestChanges(before, after),
    ...companionChanges(before, after, bodyOf),
  ];
  const needed = furthest(changes.map(({ step }) => step));
  return {
    changes,
    version: judgeVersion(before.manifest.version, after.manifest.version, needed),
  };
}

const because: Readonly<Record<Step, string>> = {
  major: "something is newly required, or an id is gone",
  minor: "something optional is added, or less is asked",
  patch: "words have changed",
  none: "nothing has changed",
};

/** The errors of a comparison: ids that are gone, and a version that did not step far enough. */
export function diffFindings(
  { changes, version }: FrameworkDiff,
  { folder, competencies }: Framework,
): readonly Finding[] {
  const named = (path: string): string => (folder === "." ? path : `${folder}/${path}`);
  const byFile = new Map(competencies.map(({ file, id }) => [file, id]));
  const gone = changes
    .filter(({ kind, subject }) => kind === "removed" && subject === "competency")
    .map(({ id, title, file: path }): Finding => {
      const file = named(path);
      const now = byFile.get(file);
      return {
        code: "id-removed",
        file,
        where: now === undefined ? { line: 1, column: 1 } : { path: ["id"] },
        message:
          now === undefined
            ? `\`${id}\` (${title}) is gone, and ids are permanent`
            : `\`${id}\` (${title}) became \`${now}\`, and ids are permanent`,
        hint: "Put it back with `status: retired`, and with `replaced-by:` or `reason:`.",
      };
    });
  if (version.enough) return gone;
  const { from, to, needed, made, lowest } = version;
  const step: Finding = {
    code: "version-step",
    file: named("framework.yaml"),
    where: { path: ["version"] },
    message:
      made === "back"
        ? `The version went back from ${from} to ${to}`
        : `The version ${made === "none" ? `is still ${from}` : `stepped from ${from} to ${to}`}, and the changes call for a ${needed} step: ${because[needed]}`,
    hint: `Make it ${lowest} or later.`,
  };
  return [...gone, step];
}
