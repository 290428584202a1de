import type { Step, VersionStep } from "../../model/framework-diff.js";

const steps: readonly Step[] = ["none", "patch", "minor", "major"];

/** What makes a step of a version necessary. */
export const stepReasons: Readonly<Record<Step, string>> = {
  major: "something is newly required, or an id is gone",
  minor: "something optional is added, or less is asked",
  patch: "words have changed",
  none: "nothing has changed",
};

/** The furthest of several steps. */
export const furthest = (all: Iterable<Step>): Step =>
  [...all].reduce<Step>(
    (most, step) => (steps.indexOf(step) > steps.indexOf(most) ? step : most),
    "none",
  );

type Version = readonly [major: number, minor: number, patch: number];

function versionOf(text: string): Version | null {
  const [, major, minor, patch] = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  return major === undefined ? null : [Number(major), Number(minor), Number(patch)];
}

function stepBetween([a, b, c]: Version, [x, y, z]: Version): Step | "back" {
  if (a !== x) return a < x ? "major" : "back";
  if (b !== y) return b < y ? "minor" : "back";
  if (c !== z) return c < z ? "patch" : "back";
  return "none";
}

function lowestAfter([major, minor, patch]: Version, needed: Step): string {
  if (needed === "major") return `${major + 1}.0.0`;
  if (needed === "minor") return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${needed === "patch" ? patch + 1 : patch}`;
}

/** Whether a framework's version stepped as far as its changes call for (MODEL.md section 1, the manifest). */
export function judgeVersion(from: string, to: string, needed: Step): VersionStep {
  const [before, after] = [versionOf(from), versionOf(to)];
  if (before === null || after === null) {
    // Nothing can be said of a version that is none; the schema speaks for the manifest.
    return { from, to, needed, made: null, enough: true, lowest: null };
  }
  const made = stepBetween(before, after);
  const enough = made !== "back" && steps.indexOf(made) >= steps.indexOf(needed);
  return { from, to, needed, made, enough, lowest: enough ? null : lowestAfter(before, needed) };
}
