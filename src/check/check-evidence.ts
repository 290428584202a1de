import type { IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
import type { Framework, Manifest } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { type Fields, fieldsOf } from "../parse/fields.js";
import type { Rule } from "./rule.js";
import { levelOf } from "./rule-settings.js";
import { dateInFuture } from "./rules/date-in-future.js";
import { dateInvalid } from "./rules/date-invalid.js";
import { notApplicableCore } from "./rules/not-applicable-core.js";
import { isBlank, lacksReason, reasonMissing } from "./rules/reason-missing.js";
import { referenceUnknown } from "./rules/reference-unknown.js";
import { regulatorOther } from "./rules/regulator-other.js";
import { isSupportWorker, supportWorker } from "./rules/support-worker.js";
import { type SchemaProblem, schemaFinding, schemaProblems } from "./schema/schema-problems.js";

/** The rules that look at evidence files, by themselves: `gap` starts faster without the others. */
export const evidenceRules: readonly Rule[] = [
  dateInFuture,
  dateInvalid,
  notApplicableCore,
  reasonMissing,
  referenceUnknown,
  regulatorOther,
  supportWorker,
];

/** The severities that a framework sets, as far as they hold for evidence files: an error stays one, because the analysis relies on it. */
export const evidenceSettings = ({ manifest: { rules } }: Framework): Manifest["rules"] =>
  Object.fromEntries(
    Object.entries(rules).filter(
      ([name]) =>
        !evidenceRules.some(({ code, severity }) => code === name && severity === "error"),
    ),
  );

/** `reason-missing` speaks for a rating of `not-applicable` that stands alone; the schema speaks for the rest. */
function evidenceSchemaFindings(
  file: string,
  framework: Framework,
  data: Fields,
): readonly Finding[] {
  const support = isSupportWorker(framework.manifest, fieldsOf(data["person"]));
  const onBand = ({ path }: SchemaProblem) => path.join(".") === "person.band";
  const onReason = ({ path, value }: SchemaProblem) =>
    path[0] === "ratings" &&
    path.at(-1) === "reason" &&
    isBlank(value) &&
    lacksReason(fieldsOf(data["ratings"])[path[1] ?? ""]) !== null;
  return schemaProblems("evidence", data)
    .filter((problem) => !(support && onBand(problem)) && !onReason(problem))
    .map((problem) => schemaFinding(file, problem));
}

/** Everything that is wrong with one evidence file beside its framework. */
export function checkEvidence(
  framework: Framework,
  file: SourceFile,
  data: Fields,
  today: IsoDate,
): readonly Finding[] {
  const context = { framework, file, data, today };
  const settings = evidenceSettings(framework);
  return [
    ...evidenceSchemaFindings(file.name, framework, data),
    ...evidenceRules
      .filter((rule) => levelOf(rule, settings) !== "off")
      .flatMap(({ code, evidence }) =>
        [...(evidence?.(context) ?? [])].map((found) => ({ code, ...found })),
      ),
  ];
}
