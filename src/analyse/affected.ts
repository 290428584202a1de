import { InputError } from "../exit.js";
import type { IsoDate } from "../model/date.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Competency, Framework } from "../model/framework.js";
import type { AffectedCompetency, AffectedFile, FrameworkDiff } from "../model/framework-diff.js";
import type { GapReport } from "../model/gap.js";
import { analyseGap } from "./gap/analyse-gap.js";
import { byPlace } from "./gap/order.js";

/** Null where the file names a role or band that this version does not have. */
function gapIn(framework: Framework, file: EvidenceFile, asOf: IsoDate): GapReport | null {
  try {
    return analyseGap(framework, file, { asOf });
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Every word of the framework's that the file uses, by what it names. */
function termsIn(file: EvidenceFile): ReadonlySet<string> {
  const { person, target, agreed = [], evidence = [] } = file;
  const bands = [person.band, target?.band, ...Object.values(target?.pillars ?? {})]
    .concat(agreed.map(({ band }) => band))
    .filter((band) => band !== undefined);
  const pillars = [...Object.keys(target?.pillars ?? {}), ...agreed.map(({ pillar }) => pillar)];
  return new Set([
    `profession ${person.profession}`,
    ...(target?.role === undefined ? [] : [`role ${target.role}`]),
    ...bands.flatMap((band) => [`band ${band}`, `council-level ${band}`]),
    ...pillars.map((id) => `pillar ${id}`),
    ...evidence.flatMap(({ type }) => (type === undefined ? [] : [`evidence-type ${type}`])),
  ]);
}

/** What a comparison means for one person's file on a day: only what touches it. */
export function analyseAffected(
  before: Framework,
  after: Framework,
  { changes }: FrameworkDiff,
  file: EvidenceFile,
  { name, asOf }: { readonly name: string; readonly asOf: IsoDate },
): AffectedFile {
  const [old, now] = [gapIn(before, file, asOf), gapIn(after, file, asOf)];
  const own = changes.filter(({ subject }) => subject === "competency");
  const known = new Map(
    [...before.competencies, ...after.competencies].map((competency) => [
      competency.id,
      competency,
    ]),
  );
  const requiredIn = (report: GapReport | null): ReadonlySet<string> =>
    new Set(report?.competencies.map(({ id }) => id));
  const [requiredBefore, requiredAfter] = [requiredIn(old), requiredIn(now)];
  const one = ({ id, title }: Competency): AffectedCompetency => ({
    id,
    title,
    changes: [...new Set(own.filter((change) => change.id === id).map(({ kind }) => kind))],
    rated: Object.hasOwn(file.ratings ?? {}, id),
    evidence: (file.evidence ?? []).flatMap(({ supports = [], date }, index) =>
      supports.includes(id) && date <= asOf ? [index] : [],
    ),
    required: { before: requiredBefore.has(id), after: requiredAfter.has(id) },
    state: {
      before: old?.states.get(id)?.state ?? null,
      after: now?.states.get(id)?.state ?? null,
    },
  });
  const touched = ({ changes: kinds, rated, evidence, required, state }: AffectedCompetency) =>
    (kinds.length > 0 && (rated || evidence.length > 0)) ||
    required.before !== required.after ||
    (required.after && state.before !== state.after);
  const terms = termsIn(file);
  return {
    file: name,
    competencies: [...known.values()]
      .sort(byPlace(after.manifest.pillars))
      .map(one)
      .filter(touched),
    terms: changes
      .filter(({ subject, id }) => terms.has(`${subject} ${id}`))
      .map(({ kind, subject, id, title }) => ({ kind, subject, id, title })),
  };
}
