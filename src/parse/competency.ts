import type { Citation, Competency, Level } from "../model/framework.js";
import { fieldsOf, listOf, numberOr, textOr, textsOf } from "./fields.js";
import type { ParsedDocument } from "./kind.js";

const statuses = ["draft", "active", "retired"] as const;

export const isLevel = (value: unknown): value is Level =>
  value === "core" || (typeof value === "number" && Number.isInteger(value));

const citation = (item: unknown): Citation => {
  const { source, ref } = fieldsOf(item);
  return { source: textOr(source, ""), ref: textOr(ref, null) };
};

/**
 * A competency as data. Null where the fields that place it in the framework (id, pillar, band, status) are not usable;
 * any other field that is not usable is neutral here, and the schema says so.
 */
export function toCompetency({ data, file, body, bodyLine }: ParsedDocument): Competency | null {
  const { id, pillar, band, thread } = data;
  const status = statuses.find((name) => name === data["status"]);
  if (typeof id !== "string" || typeof pillar !== "string" || !isLevel(band) || !status)
    return null;
  return {
    id,
    title: textOr(data["title"], id),
    file: file.name,
    pillar,
    band,
    thread: textOr(thread, ""),
    status,
    key: data["key"] === true,
    buildsOn: textsOf(data["builds-on"]),
    themes: textsOf(data["themes"]),
    settings: textsOf(data["settings"]),
    supplement: textOr(data["supplement"], null),
    sources: listOf(data["sources"]).map(citation),
    evidenceTypes: textsOf(data["evidence-types"]),
    searchWords: textsOf(data["search-words"]),
    currencyMonths: numberOr(data["currency-months"], null),
    revisedOn: textOr(data["revised-on"], null),
    replacedBy: textOr(data["replaced-by"], null),
    body,
    bodyLine,
  };
}
