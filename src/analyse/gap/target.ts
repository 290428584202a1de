import { InputError } from "../../exit.js";
import { bandNames, resolveBand } from "../../model/band.js";
import type { BandName, EvidenceFile } from "../../model/evidence.js";
import type { Competency, Framework, Level, Setting } from "../../model/framework.js";
import { levelOrder } from "../../model/level.js";
import { appliesIn } from "../../model/setting.js";
import { didYouMean } from "../../words/suggest.js";

/** What the flags `--band` and `--role` ask for; either replaces the file's target entirely. */
export interface TargetFlags {
  readonly band?: string;
  readonly role?: string;
}

/** The level aimed for in each pillar, T(p) of MODEL.md section 3. */
export interface ResolvedTarget {
  /** By pillar id, in the manifest's order. */
  readonly levels: ReadonlyMap<string, number>;
  /** T(p, t) where it is not T(p), by names such as `RS-03`: those of the role, and those of the file before them. */
  readonly threads: ReadonlyMap<string, Level>;
  readonly role: string | null;
  readonly supplements: readonly string[];
  readonly by: string | null;
}

/** The framework band that a person's word means. Throws InputError where it means none. */
export function bandOf({ manifest }: Framework, name: BandName): number {
  const band = resolveBand(manifest, name);
  if (band === null) {
    throw new InputError(
      `\`${name}\` is not a band of this framework`,
      didYouMean(String(name), bandNames(manifest)),
    );
  }
  return band;
}

/** The level that a word means: core, or a band. Throws InputError where it means none. */
export const levelIn = (framework: Framework, name: BandName): Level =>
  name === "core" ? "core" : bandOf(framework, name);

/** T(p) = the override for p, else the role's level for p, else the target band, else the person's own. */
export function resolveTarget(
  framework: Framework,
  file: EvidenceFile,
  flags: TargetFlags,
): ResolvedTarget {
  const flagged = flags.band !== undefined || flags.role !== undefined;
  const target = flagged ? flags : (file.target ?? {});
  const overrides = flagged ? {} : (file.target?.pillars ?? {});
  const role =
    target.role === undefined
      ? null
      : (framework.roles.find(({ id }) => id === target.role) ?? null);
  if (target.role !== undefined && role === null) {
    throw new InputError(
      `\`${target.role}\` is not a role profile of this framework`,
      didYouMean(
        target.role,
        framework.roles.map(({ id }) => id),
      ),
    );
  }
  const threads = {
    ...role?.threads,
    ...(flagged ? {} : file.target?.threads),
  };
  const otherwise = bandOf(framework, target.band ?? file.person.band);
  return {
    levels: new Map(
      framework.manifest.pillars.map(({ id }) => {
        const override = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
        return [
          id,
          override !== undefined ? bandOf(framework, override) : (role?.pillars[id] ?? otherwise),
        ];
      }),
    ),
    threads: new Map(
      Object.entries(threads).map(([name, level]) => [name, levelIn(framework, level)]),
    ),
    role: role?.id ?? null,
    supplements: role?.supplements ?? [],
    by: flagged ? null : (file.target?.by ?? null),
  };
}

/** Competencies that can be asked of somebody in this setting: active, and of no supplement but the role's. */
export function applicable(
  { competencies }: Framework,
  setting: Setting,
  supplements: readonly string[],
): readonly Competency[] {
  return competencies.filter(
    ({ status, settings, supplement }) =>
      status === "active" &&
      appliesIn({ settings }, setting) &&
      (supplement === null || supplements.includes(supplement)),
  );
}

/** Required for the target: core, bands up to T(p, t), and whatever the role's supplements add. */
export function isRequired(
  { manifest }: Framework,
  { pillar, thread, band, supplement }: Competency,
  { levels, threads }: Pick<ResolvedTarget, "levels" | "threads">,
): boolean {
  const code = manifest.pillars.find(({ id }) => id === pillar)?.code;
  const target = threads.get(`${code}-${thread}`) ?? levels.get(pillar);
  return target !== undefined && (supplement !== null || levelOrder(band) <= levelOrder(target));
}
