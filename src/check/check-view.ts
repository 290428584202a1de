import type { IsoDate } from "../model/date.js";
import type { DataPlace, Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { type Fields, fieldsOf, isFields, isText } from "../parse/fields.js";
import type { Rule } from "./rule.js";
import { dateInFuture } from "./rules/date-in-future.js";
import { notApplicableCore } from "./rules/not-applicable-core.js";
import { reasonMissing } from "./rules/reason-missing.js";
import { referenceUnknown } from "./rules/reference-unknown.js";
import { schemaFindings } from "./schema/schema-findings.js";
import { schemaProblems } from "./schema/schema-problems.js";

const holder = "supervisor";

/** A view's ratings as they would stand in an evidence file, which is what the rules know. */
const asEvidence = (data: Fields): Fields => ({
  ratings: Object.fromEntries(
    Object.entries(fieldsOf(data["ratings"])).map(([id, value]) => [
      id,
      isFields(value) ? { [holder]: value } : value,
    ]),
  ),
});

const rules: readonly Rule[] = [notApplicableCore, reasonMissing, referenceUnknown];

/** Everything that is wrong with a manager's view of one person. */
export function checkView(
  framework: Framework,
  file: SourceFile,
  data: Fields,
  today: IsoDate,
): readonly Finding[] {
  const context = { framework, file, data: asEvidence(data), today };
  const found = rules.flatMap(({ code, evidence }) =>
    Array.from(evidence?.(context) ?? [], (one): Finding => {
      const { path, at } = one.where as DataPlace;
      const where = { path: path.filter((key) => key !== holder), ...(at ? { at } : {}) };
      return { code, ...one, where };
    }),
  );
  const { date } = data;
  const early: readonly Finding[] =
    isText(date) && date > today
      ? [
          {
            code: dateInFuture.code,
            file: file.name,
            where: { path: ["date"] },
            message: `${date} is later than today, ${today}`,
            hint: "Give the day on which you rate.",
          },
        ]
      : [];
  return [...schemaFindings(file.name, schemaProblems("view", data)), ...early, ...found];
}
