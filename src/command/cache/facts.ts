import { fieldsAcross } from "../../check/check-framework.js";
import { type Worded, type Wording, wordingOf } from "../../check/likeness/wording.js";
import type { SourceFile } from "../../model/source-file.js";
import { toCompetency } from "../../parse/competency.js";
import type { Fields } from "../../parse/fields.js";
import type { Kind, ParsedDocument } from "../../parse/kind.js";
import type { Parsing } from "../check-memory.js";
import { hashOf } from "./hash.js";
import { type Known, nothing } from "./known.js";
import type { Outline } from "./outline.js";

/** All that is remembered of a file but what was found in it. */
export interface Facts {
  readonly known: Known;
  /** Null where no rule looks at it: a README. */
  readonly outline: Outline | null;
  /** Null where it is compared with nothing. */
  readonly worded: (Worded & { readonly wording: Wording }) | null;
}

/** What rules across files read: of a competency few fields, of every other file all. */
function fieldsFor({ kind, data }: ParsedDocument): Fields {
  if (kind !== "competency") return data;
  return Object.fromEntries(
    fieldsAcross.filter((name) => Object.hasOwn(data, name)).map((name) => [name, data[name]]),
  );
}

const hashOfData = (data: unknown): string => hashOf(JSON.stringify(data));

/** `document` is null where the file could not be read as data. */
export function factsOf(
  path: string,
  kind: Kind | null,
  file: SourceFile,
  document: ParsedDocument | null,
  bodyOf: Parsing["body"],
  content = hashOf(file.text),
): Facts {
  const known = { content, stated: nothing, fields: nothing, wording: nothing };
  if (kind === null) return { known, outline: null, worded: null };
  const data = document && fieldsFor(document);
  const outline = { path, data };
  const competency = document?.kind === "competency" ? toCompetency(document) : null;
  const fields = hashOfData(data);
  if (document === null || competency === null) {
    return { known: { ...known, fields }, outline, worded: null };
  }
  const { statement, place } = bodyOf(document);
  const { id, title, status } = competency;
  const wording = wordingOf(competency, { statement });
  return {
    known: {
      content,
      fields,
      stated: hashOfData([status, statement, place]),
      wording: wording === null ? nothing : hashOfData([id, title, statement]),
    },
    outline,
    worded: wording && { id, file: file.name, place, wording },
  };
}
