import { checkFramework } from "../check/run.js";
import type { Finding } from "../diagnostic.js";
import { assembleFramework } from "../parse/assemble.js";
import type { Body } from "../parse/body.js";
import type { IsoDate } from "../parse/date.js";
import { kindOf, type ParsedDocument } from "../parse/kind.js";
import { knownFrom, type Outline, type State } from "./cache-shelf.js";
import type { Parsing } from "./check-memory.js";
import { byPath } from "./read-framework.js";

export function outlineOf(document: ParsedDocument, bodyOf: Parsing["body"]): Outline {
  const { kind, path, file, data, bodyLine } = document;
  const { statement, place } = kind === "competency" ? bodyOf(document) : {};
  const body = statement === undefined || place === undefined ? null : { statement, place };
  return { path, name: file.name, data, bodyLine, body };
}

export const isContext = ({ path }: Outline): boolean =>
  ["manifest", "sources"].includes(kindOf(path) ?? "");

/** The document that an outline stands for: enough for the rules across files, which look at no other part of it. */
export const documentOf = ({ path, name, data, bodyLine }: Outline): ParsedDocument => ({
  kind: kindOf(path) ?? "page",
  path,
  file: { name, text: "" },
  data,
  body: "",
  bodyLine,
});

/** The outlines of all files there are now; null where one is missing. */
export function renewed(
  held: readonly Outline[] | null,
  fresh: readonly Outline[],
  files: State["files"],
): readonly Outline[] | null {
  if (held === null) return null;
  const replaced = new Set(fresh.map(({ path }) => path));
  const there = new Set(files.map((text) => knownFrom(text).path));
  const all = [...held.filter(({ path }) => there.has(path) && !replaced.has(path)), ...fresh].sort(
    byPath,
  );
  const wanted = [...there].filter((path) => kindOf(path) !== null).length;
  return all.length === wanted ? all : null;
}

/** What the rules across files find, from the outlines alone. */
export function acrossIn(
  shown: string,
  outlines: readonly Outline[],
  today: IsoDate,
): readonly Finding[] {
  const documents = outlines.map(documentOf);
  const bodies = new Map(documents.map((document, index) => [document, outlines[index]?.body]));
  const bodyOf = (document: ParsedDocument): Body => {
    const { statement = "", place = { line: 1, column: 1 } } = bodies.get(document) ?? {};
    return { statement, place, lead: [], sections: [] };
  };
  return checkFramework(assembleFramework(shown, documents), documents, bodyOf, {
    today,
    only: "across",
  });
}
