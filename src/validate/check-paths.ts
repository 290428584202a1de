import { dirname, resolve } from "node:path";
import type { Io } from "../io.js";
import { findFramework } from "../load/load-framework.js";
import { readFramework } from "../load/read-framework.js";
import { displayName } from "../load/text-file.js";
import { dateOf } from "../model/date.js";
import type { SourceFile } from "../model/source-file.js";
import { checkEvidenceFile, checkLooseCompetencies } from "./check-files.js";
import { checkPart, type FrameworkPart } from "./check-part.js";
import { type Target, targetsOf } from "./targets.js";
import {
  type Checked,
  unknownFile,
  type ValidationResult,
  validationResult,
} from "./validation-result.js";

export interface PathsResult extends ValidationResult {
  /** A path that was named is not there or cannot be opened. */
  readonly missing: boolean;
  /** Absolute paths of all that the result depends on. */
  readonly sources: readonly string[];
}

type Loose = Exclude<Target, { readonly kind: "part" }>;

const realOf = (io: Io, path: string): string => {
  const absolute = resolve(io.cwd, path);
  return io.real(absolute) ?? absolute;
};

/** Several paths into one framework are one part, read once. */
function partsOf(io: Io, targets: readonly Target[]): readonly FrameworkPart[] {
  const parts = new Map<string, FrameworkPart>();
  for (const target of targets) {
    if (target.kind !== "part") continue;
    const { folder, only } = target;
    const key = realOf(io, folder);
    const before = parts.get(key);
    const whole = only === null || before?.only === null;
    parts.set(key, {
      folder: before?.folder ?? folder,
      only: whole ? null : [...(before?.only ?? []), only],
    });
  }
  return [...parts.values()];
}

/** The files outside any framework, one that is named twice only once. */
function looseOf(io: Io, targets: readonly Target[]): readonly Loose[] {
  const seen = new Set<string>();
  return targets.filter((target): target is Loose => {
    if (target.kind === "part") return false;
    const path = realOf(io, target.path);
    const isFirst = !seen.has(path);
    seen.add(path);
    return isFirst;
  });
}

/** What paths mean by themselves: files that cannot be read are among what was checked. */
const unreadableTargets = ({ findings, unreadable }: ReturnType<typeof targetsOf>): Checked => ({
  manifest: null,
  files: unreadable.map((name) => unknownFile(name, dirname(name))),
  texts: [],
  findings,
});

/** Checks every path; without one, the framework that is found. One bad file never hides the next. */
export function checkPaths(
  io: Io,
  paths: readonly string[],
  asked: string | undefined,
): PathsResult {
  const today = dateOf(io.now());
  const meant = paths.map((path) => targetsOf(io, path));
  const targets: readonly Target[] =
    paths.length > 0
      ? meant.flatMap((one) => one.targets)
      : [{ kind: "part", folder: displayName(io, findFramework(io, asked)), only: null }];
  const parts = partsOf(io, targets);
  const loose = looseOf(io, targets);
  const around = loose.length > 0 ? findFramework(io, asked) : null;

  const checked: Checked[] = [
    ...meant.map(unreadableTargets),
    ...parts.map((part) => checkPart(io, part, today)),
  ];
  if (around !== null) {
    const framework = readFramework(io, around);
    const of = (kind: Loose["kind"]): readonly SourceFile[] =>
      loose.filter((target) => target.kind === kind).map(({ file }) => file);
    checked.push(
      ...checkLooseCompetencies(of("competency"), framework, today),
      ...of("evidence").map((file) => checkEvidenceFile(file, framework.framework, today)),
    );
  }
  const sources = [...paths, ...parts.map(({ folder }) => folder), ...(around ? [around] : [])];
  return {
    ...validationResult(checked),
    missing: meant.some((one) => one.missing),
    // Where a link leads changes without the link.
    sources: [...new Set(sources.flatMap((path) => [resolve(io.cwd, path), realOf(io, path)]))],
  };
}
