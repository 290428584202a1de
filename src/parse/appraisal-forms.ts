import type { AppraisalForm } from "../model/manifest.js";
import { type Fields, fieldsOf, isFields, textOr, textsOf } from "./fields.js";

/** `appraisal:` of a manifest as data, by setting. */
export const toAppraisalForms = (data: Fields): Readonly<Record<string, AppraisalForm>> =>
  Object.fromEntries(
    Object.entries(data).map(([setting, value]) => {
      const form = fieldsOf(value);
      const record = form["record-in"];
      return [
        setting,
        {
          title: textOr(form["title"], "Appraisal"),
          meeting: textOr(form["meeting"], "meeting"),
          wellbeing: textsOf(form["wellbeing"]),
          lookingBack: textsOf(form["looking-back"]),
          values: textsOf(form["values"]),
          objectiveFields: textsOf(form["objective-fields"]),
          talent: textsOf(form["talent"]),
          recordIn: isFields(record)
            ? { title: textOr(record["title"], ""), fields: textsOf(record["fields"]) }
            : null,
          payStep: textsOf(form["pay-step"]),
        },
      ];
    }),
  );
