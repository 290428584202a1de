import type { IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { type Fields, fieldsOf } from "../parse/fields.js";
import type { Rule } from "./rule.js";
import { type RuleLevels, ruleLevels } from "./rule-settings.js";
import { dateInFuture } from "./rules/date-in-future.js";
import { dateInvalid } from "./rules/date-invalid.js";
import { datesContradict } from "./rules/dates-contradict.js";
import { evidenceUncounted } from "./rules/evidence-uncounted.js";
import { idRetired } from "./rules/id-retired.js";
import { identity } from "./rules/identity.js";
import { notApplicableCore } from "./rules/not-applicable-core.js";
import { ratingContradictsAgreement } from "./rules/rating-contradicts-agreement.js";
import { isBlank, lacksReason, reasonMissing } from "./rules/reason-missing.js";
import { referenceUnknown } from "./rules/reference-unknown.js";
import { regulatorOther } from "./rules/regulator-other.js";
import { isSupportWorker, supportWorker } from "./rules/support-worker.js";
import { valueMisread } from "./rules/value-misread.js";
import { schemaFindings } from "./schema/schema-findings.js";
import type { SchemaProblem } from "./schema/schema-problem.js";
import { schemaProblems } from "./schema/schema-problems.js";

/** The rules that look at evidence files, by themselves: `gap` starts faster without the others. */
export const evidenceRules: readonly Rule[] = [
  dateInFuture,
  dateInvalid,
  datesContradict,
  evidenceUncounted,
  identity,
  notApplicableCore,
  reasonMissing,
  referenceUnknown,
  regulatorOther,
  supportWorker,
  valueMisread,
];

/** The rules under which the gap analysis reports. */
const analysisRules: readonly Rule[] = [idRetired, ratingContradictsAgreement];

/** How much each rule matters in an evidence file: a framework cannot lower an error, because the analysis relies on it. */
export const evidenceLevels = ({ manifest }: Framework): RuleLevels =>
  ruleLevels(
    [...evidenceRules, ...analysisRules].map((rule) =>
      rule.severity === "error" ? { ...rule, fixed: true } : rule,
    ),
    manifest.rules,
  );

/** `reason-missing` speaks for a rating of `not-applicable` that stands alone; the schema speaks for the rest. */
function evidenceSchemaFindings(
  file: string,
  framework: Framework,
  data: Fields,
): readonly Finding[] {
  const support = isSupportWorker(framework.manifest, fieldsOf(data["person"]));
  const onBand = ({ path }: SchemaProblem) => path.join(".") === "person.band";
  // A framework that does not tell professions apart asks for none.
  const onProfession = ({ path, keyword, field }: SchemaProblem) =>
    framework.manifest.professions.length === 0 &&
    keyword === "required" &&
    path.join(".") === "person" &&
    field === "profession";
  const onReason = ({ path, value }: SchemaProblem) =>
    path[0] === "ratings" &&
    path.at(-1) === "reason" &&
    isBlank(value) &&
    lacksReason(fieldsOf(data["ratings"])[path[1] ?? ""]) !== null;
  return schemaFindings(
    file,
    schemaProblems("evidence", data).filter(
      (problem) => !(support && onBand(problem)) && !onProfession(problem) && !onReason(problem),
    ),
  );
}

/** Everything that is wrong with one evidence file beside its framework; without data, who could be told from its lines. */
export function checkEvidence(
  framework: Framework,
  file: SourceFile,
  data: Fields | null,
  today: IsoDate,
): readonly Finding[] {
  const context = { framework, file, data: data ?? {}, today };
  const levels = evidenceLevels(framework);
  return [
    ...(data === null ? [] : evidenceSchemaFindings(file.name, framework, data)),
    ...(data === null ? [identity] : evidenceRules)
      .filter(({ code }) => levels.get(code) !== "off")
      .flatMap(({ code, evidence }) =>
        Array.from(evidence?.(context) ?? [], (found) => ({ code, ...found })),
      ),
  ];
}
