import { bandWord } from "../model/band.js";
import type { Framework } from "../model/framework.js";
import { type Nameable, namedId } from "../words/named-id.js";
import { type Fields, isFields, isText } from "./fields.js";

/** A field of each entry of a list, or of one mapping. */
const places = (
  framework: Framework,
): readonly (readonly [string, string, readonly Nameable[]])[] => {
  const { professions, settings, pillars, evidenceTypes } = framework.manifest;
  return [
    ["person", "profession", professions],
    ["person", "setting", settings],
    ["target", "role", framework.roles],
    ["agreed", "pillar", pillars],
    ["evidence", "type", evidenceTypes],
  ];
};

/**
 * An evidence file's data with ids in place of the titles and other names that people write for professions, settings, roles,
 * pillars and kinds of evidence. A name that means nothing stays, for the checks to tell. Ids of competencies are exact.
 */
export function withIds(framework: Framework, data: Fields): Fields {
  const named = (fields: unknown, field: string, list: readonly Nameable[]): unknown => {
    if (!isFields(fields)) return fields;
    const name = fields[field];
    const id = isText(name) ? namedId(list, name) : null;
    return id === null || id === name ? fields : { ...fields, [field]: id };
  };
  const all: Record<string, unknown> = { ...data };
  for (const [holder, field, list] of places(framework)) {
    if (!Object.hasOwn(all, holder)) continue;
    const value = all[holder];
    all[holder] = Array.isArray(value)
      ? value.map((one) => named(one, field, list))
      : named(value, field, list);
  }
  const { pillars } = framework.manifest;
  const byPillar = (levels: unknown): unknown =>
    isFields(levels)
      ? Object.fromEntries(
          Object.entries(levels).map(([name, level]) => [namedId(pillars, name) ?? name, level]),
        )
      : levels;
  if (isFields(all["target"]) && isFields(all["target"]["pillars"]))
    all["target"] = { ...all["target"], pillars: byPillar(all["target"]["pillars"]) };
  if (Array.isArray(all["agreed"]))
    all["agreed"] = all["agreed"].map((one) =>
      isFields(one) && isText(one["band"]) && bandWord(one["band"]) === "core"
        ? { ...one, band: "core" }
        : one,
    );
  return all;
}
