import type { SchemaName } from "../../model/schema.js";
import { type Fields, fieldsOf, isText } from "../../parse/fields.js";
import { nearest } from "../../words/suggest.js";
import type { EvidenceContext, Found, FrameworkContext, Rule } from "../rule.js";
import { propertiesOf, subschema } from "../schema/subschema.js";

/** A reason that is none. */
export const isBlank = (value: unknown): boolean => !isText(value) || value.trim() === "";

/** Where in a rating `not-applicable` stands without a reason; null where it does not. */
export function lacksReason(value: unknown): readonly string[] | null {
  if (value === "not-applicable") return [];
  const rating = fieldsOf(value);
  const supervisor = fieldsOf(rating["supervisor"]);
  if (!isBlank(rating["reason"]) || !isBlank(supervisor["reason"])) return null;
  if (rating["self"] === "not-applicable") return ["self"];
  return supervisor["rating"] === "not-applicable" ? ["supervisor", "rating"] : null;
}

const givers = ["reason", "replaced-by"];

/** A field that is none was meant to say it: that is told, and not that it is missing. */
function isMisspelt(schema: SchemaName, path: readonly string[], data: Fields): boolean {
  const known = Object.keys(propertiesOf(subschema(schema, path)));
  return Object.keys(data).some(
    (name) => !known.includes(name) && givers.includes(nearest(name, known) ?? ""),
  );
}

function* evidence({ file, data }: EvidenceContext): Iterable<Found> {
  const ratings = fieldsOf(data["ratings"]);
  for (const [id, value] of Object.entries(ratings)) {
    const path = lacksReason(value);
    // A reason that is misspelt, or not indented, is told as such.
    if (path === null || isMisspelt("evidence", ["ratings", id], fieldsOf(value))) continue;
    if (Object.hasOwn(ratings, "reason")) continue;
    const who = path[0] ?? "self";
    yield {
      file: file.name,
      where: { path: ["ratings", id, ...path] },
      message: `\`${id}\` is rated not applicable without a reason`,
      hint:
        who === "self"
          ? `Write it in the long form: ${id}: {self: not-applicable, reason: Why it does not apply to my role}`
          : "Add it to theirs: supervisor: {rating: not-applicable, reason: Why it does not apply to the role}",
    };
  }
}

function* framework({ competencies }: FrameworkContext): Iterable<Found> {
  for (const { status, replacedBy, file, id, document } of competencies) {
    const { data } = document;
    if (
      status !== "retired" ||
      (replacedBy !== null && replacedBy !== id) ||
      !isBlank(data["reason"]) ||
      // What is no id is told by the schema.
      (Object.hasOwn(data, "replaced-by") && !isText(data["replaced-by"])) ||
      isMisspelt("competency-front-matter", [], data)
    )
      continue;
    yield {
      file,
      where: { path: ["status"] },
      message: `\`${id}\` is retired, and the file does not say what replaces it or why it went`,
      hint: "Add `replaced-by:` with an id, or `reason:` with a sentence.",
    };
  }
}

export const reasonMissing: Rule = {
  code: "reason-missing",
  severity: "error",
  what: "Something is set aside without a reason: a rating of `not-applicable`, or a retired competency.",
  why: "A reason lets a manager agree or ask. Without one, a gap could be hidden, or a person's record could vanish.",
  mend: "Add `reason:` with a few words; for a retired competency `replaced-by:` does as well.",
  example: {
    file: "me.yaml",
    wrong: "RS-6-02: not-applicable",
    right: "RS-6-02: {self: not-applicable, reason: No studies are run here}",
  },
  evidence,
  framework,
};
