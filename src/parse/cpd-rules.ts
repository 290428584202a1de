import type { CpdRules } from "../model/manifest.js";
import { type Fields, fieldsOf, listOf, numberOr, textOr, textsOf } from "./fields.js";

const each = <T>(value: unknown, make: (fields: Fields) => T): readonly T[] =>
  listOf(value).map((item) => make(fieldsOf(item)));
const named = ({ id, title }: Fields) => ({ id: textOr(id, ""), title: textOr(title, "") });

/** `cpd:` of a manifest as data. */
export const toCpdRules = (data: Fields): CpdRules => ({
  parts: each(data["parts"], (part) => {
    const [from, to] = listOf(part["entries"]);
    return {
      ...named(part),
      words: numberOr(part["words"], null),
      entries: typeof from === "number" && typeof to === "number" ? [from, to] : null,
      gapMonths: numberOr(part["gap-months"], null),
      source: textOr(part["source"], null),
    };
  }),
  kinds: each(data["kinds"], named),
  standards: each(data["standards"], (one) => ({
    ...named(one),
    shownBy: textsOf(one["shown-by"]),
  })),
  renewal: each(data["renewal"], (one) => ({
    professions: textsOf(one["professions"]),
    from: textOr(one["from"], ""),
    to: textOr(one["to"], ""),
    years: one["years"] === "odd" ? "odd" : "even",
    source: textOr(one["source"], null),
    checked: textOr(one["checked"], null),
  })),
});
