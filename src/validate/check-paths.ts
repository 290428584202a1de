import { dirname, resolve } from "node:path";
import type { Io } from "../io.js";
import {
  frameworkWords,
  type Located,
  locateFramework,
  namingFramework,
  nearestFramework,
} from "../load/find-framework.js";
import { adviceOnSplitName } from "../load/neighbours.js";
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
  const read = paths.map((path) => targetsOf(io, path));
  const isMissing = read.some(({ missing }) => missing);
  const hint = isMissing ? adviceOnSplitName(io, "validate", paths) : null;
  const meant = read.map((one) =>
    one.missing && hint !== null
      ? { ...one, findings: one.findings.map((finding) => ({ ...finding, hint })) }
      : one,
  );
  const found = paths.length > 0 ? null : locateFramework(io, asked);
  const targets: readonly Target[] =
    found === null
      ? meant.flatMap((one) => one.targets)
      : found.missing === null
        ? [{ kind: "part", folder: displayName(io, found.folder), only: null }]
        : [];
  const parts = partsOf(io, targets);
  const groups = new Map<string, { readonly located: Located; readonly files: Loose[] }>();
  for (const target of looseOf(io, targets)) {
    const located = frameworkFor(io, target, parts, asked);
    const key = realOf(io, located.folder);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { located, files: [target] });
    else group.files.push(target);
  }
  const checked: Checked[] = [
    ...meant.map(unreadableTargets),
    ...(found?.missing ? [headless(found.missing)] : []),
    ...parts.map((part) => checkPart(io, part, today)),
    ...[...groups.values()].flatMap(({ located: { folder, missing }, files }) =>
      missing === null ? checkLoose(io, files, folder, today) : [headless(missing)],
    ),
  ];
  const nameOf = ({ manifest, folder }: Checked): string | null =>
    manifest === null || folder === undefined ? null : frameworkWords(io, manifest, folder);
  const frameworks = [...new Set(checked.flatMap((one) => nameOf(one) ?? []))];
  const usual = nearestFramework(io, io.cwd)?.folder;
  const isObvious =
    frameworks.length < 2 &&
    (usual === undefined || [...groups.keys()].every((key) => key === realOf(io, usual)));
  const named = isObvious
    ? checked
    : checked.map((one) => {
        const name = nameOf(one);
        return name === null ? one : { ...one, findings: namingFramework(one.findings, name) };
      });
  const folders = [...groups.values()].map(({ located }) => located.folder);
  const sources = [
    ...paths,
    ...parts.map(({ folder }) => folder),
    ...folders,
    ...(found ? [found.folder] : []),
  ];
  return {
    ...validationResult(named),
    frameworks,
    missing:
      isMissing ||
      Boolean(found?.missing) ||
      [...groups.values()].some(({ located }) => located.missing !== null),
    // Where a link leads changes without the link.
    sources: [...new Set(sources.flatMap((path) => [resolve(io.cwd, path), realOf(io, path)]))],
  };
}
