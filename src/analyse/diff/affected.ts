import { InputError } from "../../exit.js";
import type { IsoDate } from "../../model/date.js";
import type { EvidenceFile } from "../../model/evidence.js";
import type { Competency, Framework } from "../../model/framework.js";
import type {
  AffectedCompetency,
  AffectedFile,
  FrameworkDiff,
  Subject,
} from "../../model/framework-diff.js";
import type { GapReport } from "../../model/gap.js";
import { analyseGap } from "../gap/analyse-gap.js";
import { byPlace } from "../gap/order.js";

/** Null where the file names a role or band that this version does not have. */
function gapIn(framework: Framework, file: EvidenceFile, asOf: IsoDate): GapReport | null {
  try {
    return analyseGap(framework, file, { asOf });
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** What of the framework the file names, as subject and id. */
function termsIn(file: EvidenceFile): ReadonlySet<string> {
  const { person, target, agreed = [], evidence = [] } = file;
  const levels = target?.pillars ?? {};
  const threads = target?.threads ?? {};
  const bands = [person, target, ...agreed]
    .map((one) => one?.band)
    .concat(Object.values(levels), Object.values(threads));
  const named = (subject: Subject, ids: readonly unknown[]): readonly string[] =>
    ids.filter((id) => id !== undefined).map((id) => `${subject} ${id}`);
  return new Set([
    ...named("profession", [person.profession]),
    ...named("role", [target?.role]),
    ...named("band", bands),
    ...named("level-name", bands),
    ...named("thread", Object.keys(threads)),
    ...named("pillar", [...Object.keys(levels), ...agreed.map(({ pillar }) => pillar)]),
    ...named(
      "evidence-type",
      evidence.map(({ type }) => type),
    ),
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
  const requires = (report: GapReport | null, id: string): boolean =>
    report?.competencies.some((one) => one.id === id) ?? false;
  const own = changes.filter(({ subject }) => subject === "competency");
  const one = ({ id, title }: Competency): AffectedCompetency => ({
    id,
    title,
    changes: [...new Set(own.filter((change) => change.id === id).map(({ kind }) => kind))],
    rated: Object.hasOwn(file.ratings ?? {}, id),
    evidence: (file.evidence ?? []).flatMap(({ supports = [], date }, index) =>
      supports.includes(id) && date <= asOf ? [index] : [],
    ),
    required: { before: requires(old, id), after: requires(now, id) },
    state: {
      before: old?.states.get(id)?.state ?? null,
      after: now?.states.get(id)?.state ?? null,
    },
  });
  const agreed = new Set((file.objectives ?? []).flatMap(({ competencies = [] }) => competencies));
  const touched = ({ id, changes: kinds, rated, evidence, required, state }: AffectedCompetency) =>
    (kinds.length > 0 && (rated || evidence.length > 0 || agreed.has(id))) ||
    required.before !== required.after ||
    (required.after && state.before !== state.after);
  const known = [...before.competencies, ...after.competencies];
  const terms = termsIn(file);
  return {
    file: name,
    competencies: [...new Map(known.map((each) => [each.id, each])).values()]
      .sort(byPlace(after.manifest.pillars))
      .map(one)
      .filter(touched),
    terms: changes
      .filter(({ subject, id }) => terms.has(`${subject} ${id}`))
      .map(({ kind, subject, id, title }) => ({ kind, subject, id, title })),
  };
}
