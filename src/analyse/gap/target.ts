import { InputError } from "../../exit.js";
import { bandNames, resolveBand } from "../../model/band.js";
import type { BandName, EvidenceFile } from "../../model/evidence.js";
import type { Competency, Framework, Setting } from "../../model/framework.js";
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

/** Required for the target: core, bands up to T(p), and whatever the role's supplements add. */
export function isRequired(
  { pillar, band, supplement }: Competency,
  { levels }: ResolvedTarget,
): boolean {
  const target = levels.get(pillar);
  return target !== undefined && (supplement !== null || band === "core" || band <= target);
}
