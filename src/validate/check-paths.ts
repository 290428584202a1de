import { dirname, resolve } from "node:path";
import type { Io } from "../io.js";
import {
  frameworkWords,
  type Located,
  locateFramework,
  nearestFramework,
} from "../load/find-framework.js";
import { readFramework } from "../load/read-framework.js";
import { displayName } from "../load/text-file.js";
import { dateOf, type IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
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
  /** The frameworks that were checked or held against, each with its folder, in words. */
  readonly frameworks: readonly string[];
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

/** The framework that a file outside any is held against: the one named beside it, else the one in whose tree it lies, else the one found as usual. */
function frameworkFor(
  io: Io,
  { path }: Loose,
  parts: readonly FrameworkPart[],
  asked: string | undefined,
): Located {
  const [beside, other] = parts;
  if (asked === undefined && beside !== undefined && other === undefined)
    return { folder: beside.folder, missing: null };
  const isAsked = asked !== undefined || Boolean(io.env["AHP_CAREER_FRAMEWORK"]);
  const inTree = isAsked ? null : nearestFramework(io, dirname(resolve(io.cwd, path)), true);
  return inTree ?? locateFramework(io, asked);
}

/** Names that one framework has not got may be another's: says which one is meant. */
const namingFramework = (one: Checked, name: string | null): Checked => ({
  ...one,
  findings: one.findings.map((finding) => {
    if (name === null || finding.facts?.unknown === undefined) return finding;
    const hint = [finding.hint, `This file is held against ${name}.`].filter(Boolean).join(" ");
    return { ...finding, hint };
  }),
});

/** Files outside any framework beside the one that they are held against. */
function checkLoose(io: Io, files: readonly Loose[], folder: string, today: IsoDate) {
  const read = readFramework(io, folder);
  const of = (kind: Loose["kind"]): readonly SourceFile[] =>
    files.filter((target) => target.kind === kind).map(({ file }) => file);
  return [
    ...checkLooseCompetencies(of("competency"), read, today),
    ...of("evidence").map((file) => checkEvidenceFile(file, read.framework, today)),
  ].map((one) => (one.manifest === null ? one : { ...one, folder }));
}

/** Without the manifest of its framework, nothing can be checked. */
const headless = (missing: Finding): Checked => ({
  manifest: null,
  files: [],
  texts: [],
  findings: [missing],
});

/** Checks every path; without one, the framework that is found. One bad file never hides the next. */
export function checkPaths(
  io: Io,
  paths: readonly string[],
  asked: string | undefined,
): PathsResult {
  const today = dateOf(io.now());
  const wanted = paths.length > 0 ? paths : [displayName(io, locateFramework(io, asked).folder)];
  const meant = wanted.map((path) => targetsOf(io, path));
  const targets = meant.flatMap((one) => one.targets);
  const parts = partsOf(io, targets);
  const loose = looseOf(io, targets).map((file) => ({
    file,
    ...frameworkFor(io, file, parts, asked),
  }));
  const around = new Map(loose.map((one) => [realOf(io, one.folder), one]));
  const checked: Checked[] = [
    ...meant.map(unreadableTargets),
    ...parts.map((part) => checkPart(io, part, today)),
    ...[...around].flatMap(([key, { folder, missing }]) => {
      if (missing !== null) return [headless(missing)];
      const held = loose.filter((one) => realOf(io, one.folder) === key);
      return checkLoose(
        io,
        held.map(({ file }) => file),
        folder,
        today,
      );
    }),
  ];
  const nameOf = ({ manifest, folder }: Checked): string | null =>
    manifest === null || folder === undefined ? null : frameworkWords(io, manifest, folder);
  const frameworks = [...new Set(checked.flatMap((one) => nameOf(one) ?? []))];
  const sources = [...wanted, ...[...parts, ...around.values()].map(({ folder }) => folder)];
  return {
    ...validationResult(
      frameworks.length < 2 ? checked : checked.map((one) => namingFramework(one, nameOf(one))),
    ),
    frameworks,
    missing: [...meant, ...around.values()].some(({ missing }) => Boolean(missing)),
    // Where a link leads changes without the link.
    sources: [...new Set(sources.flatMap((path) => [resolve(io.cwd, path), realOf(io, path)]))],
  };
}
