import type { Page, Qualification, Resource, Role, Story } from "../model/framework.js";
import type { Requirement } from "../model/qualification.js";
import { isLevel } from "./competency.js";
import { isNumber, isText, listOf, mappingOf, numberOr, textOr, textsOf } from "./fields.js";
import type { ParsedDocument } from "./kind.js";

/** Id and title; a file without a usable id is named after itself, and the schema says so. */
function identity({ data, path }: ParsedDocument): { readonly id: string; readonly title: string } {
  const id = textOr(data["id"], path);
  return { id, title: textOr(data["title"], id) };
}

export const toRole = (document: ParsedDocument): Role => ({
  ...identity(document),
  file: document.file.name,
  pillars: mappingOf(document.data["pillars"], isNumber),
  threads: mappingOf(document.data["threads"], isLevel),
  supplements: textsOf(document.data["supplements"]),
  typicalBands: listOf(document.data["typical-bands"]).map(String),
  settings: textsOf(document.data["settings"]),
  titles: Object.fromEntries(
    Object.entries(document.data).flatMap(([field, value]) =>
      field.endsWith("-title") && isText(value) ? [[field.slice(0, -"-title".length), value]] : [],
    ),
  ),
  body: document.body,
  bodyLine: document.bodyLine,
});

export const toQualification = (document: ParsedDocument): Qualification => ({
  file: document.file.name,
  band: numberOr(document.data["band"], 0),
  title: textOr(document.data["title"], ""),
  localPolicy: document.data["local-policy"] === true,
  minimum: listOf(document.data["minimum"]) as readonly Requirement[],
  expected: listOf(document.data["expected"]) as readonly Requirement[],
  body: document.body,
  bodyLine: document.bodyLine,
});

export const toResource = (document: ParsedDocument): Resource => ({
  ...identity(document),
  file: document.file.name,
  competencies: textsOf(document.data["competencies"]),
  kind: textOr(document.data["kind"], null),
  publisher: textOr(document.data["publisher"], null),
  cost: textOr(document.data["cost"], null),
  url: textOr(document.data["url"], null),
  professions: textsOf(document.data["professions"]),
  settings: textsOf(document.data["settings"]),
  body: document.body,
  bodyLine: document.bodyLine,
});

export const toStory = (document: ParsedDocument): Story => ({
  ...identity(document),
  file: document.file.name,
  profession: textOr(document.data["profession"], null),
  path: textOr(document.data["path"], null),
  competencies: textsOf(document.data["competencies"]),
  pillars: textsOf(document.data["pillars"]),
  body: document.body,
  bodyLine: document.bodyLine,
});

export const toPage = (document: ParsedDocument): Page => ({
  ...identity(document),
  file: document.file.name,
  order: numberOr(document.data["order"], 0),
  profession: textOr(document.data["profession"], null),
  body: document.body,
  bodyLine: document.bodyLine,
});
