import type { IsoDate } from "../../model/date.js";
import type { EvidenceFile, HeldQualification } from "../../model/evidence.js";
import type { Framework } from "../../model/framework.js";
import type { QualificationResult, RequirementStatus } from "../../model/gap.js";
import type { Requirement } from "../../model/qualification.js";

/** A completed award: neither under way nor experience offered in place of one. */
const completed = (held: HeldQualification): boolean =>
  held["in-progress"] !== true && held["equivalent-experience"] !== true;

/** What was completed after the day does not exist yet; of a year, or a year and month, that is known as far as it says. */
const existsOn = (held: HeldQualification, asOf: IsoDate): boolean => {
  const { completed: done } = held;
  // Under way, the date is when it should be done.
  return (
    done === undefined ||
    held["in-progress"] === true ||
    String(done) <= asOf.slice(0, String(done).length)
  );
};

type AwardRequirement = Extract<Requirement, { level: number }>;

/** A higher level, or this level with at least these credits; an award without credits is a full one. */
const reaches = ({ level, credits = 0 }: AwardRequirement, held: HeldQualification): boolean =>
  held.level !== undefined &&
  (held.level > level ||
    (held.level === level && (held.credits ?? Number.POSITIVE_INFINITY) >= credits));

function awardStatus(
  requirement: AwardRequirement,
  held: readonly HeldQualification[],
): RequirementStatus {
  const awards = held.filter(
    (one) => one["equivalent-experience"] !== true && reaches(requirement, one),
  );
  if (awards.some(completed)) return "met";
  const equivalent =
    requirement["or-equivalent"] === true &&
    held.some(
      (one) => one["equivalent-experience"] === true && (one.level ?? 0) >= requirement.level,
    );
  if (equivalent) return "equivalent";
  return awards.some((one) => one["in-progress"] === true) ? "in-progress" : "missing";
}

function preceptorshipStatus(held: readonly HeldQualification[]): RequirementStatus {
  const programmes = held.filter(({ preceptorship }) => preceptorship === true);
  if (programmes.some(completed)) return "met";
  return programmes.some((one) => one["in-progress"] === true) ? "in-progress" : "missing";
}

/** How one requirement stands (MODEL.md section 3, qualifications). */
export function requirementStatus(
  requirement: Requirement,
  { person, qualifications = [] }: EvidenceFile,
  asOf: IsoDate,
): RequirementStatus {
  const held = qualifications.filter((one) => existsOn(one, asOf));
  if ("registration" in requirement) return person.registered === true ? "met" : "missing";
  if ("preceptorship" in requirement) return preceptorshipStatus(held);
  return awardStatus(requirement, held);
}

/** The qualifications of every band that is aimed for, lowest first, with the pillars that ask for it. */
export function qualificationResults(
  framework: Framework,
  file: EvidenceFile,
  levels: ReadonlyMap<string, number>,
  asOf: IsoDate,
): readonly QualificationResult[] {
  const bands = [...new Set(levels.values())].sort((a, b) => a - b);
  return bands.map((band) => {
    const asked = framework.qualifications.find((qualification) => qualification.band === band);
    const held = (requirements: readonly Requirement[] = []) =>
      requirements.map((requirement) => ({
        requirement,
        status: requirementStatus(requirement, file, asOf),
      }));
    return {
      band,
      pillars: [...levels].filter(([, level]) => level === band).map(([pillar]) => pillar),
      minimum: held(asked?.minimum),
      expected: held(asked?.expected),
    };
  });
}

/** Met, or equivalent experience that is to be agreed. */
export const satisfied = (status: RequirementStatus): boolean =>
  status === "met" || status === "equivalent";
