import type { SchemaName } from "../../model/schema.js";
import type { SourceFile } from "../../model/source-file.js";
import { frontMatterText } from "../../parse/fences.js";
import { writtenValues } from "../../parse/written.js";
import type { EvidenceContext, Found, FrameworkContext, Rule } from "../rule.js";
import { noComment, putInQuotes } from "../schema/as-written.js";
import { isFreeText } from "../schema/free-text.js";
import { schemaByKind } from "../schema/schema-findings.js";
import { subschema } from "../schema/subschema.js";

/** Most files have nothing of the kind, and need not be parsed again. */
const suspicious = /\s#[\p{L}\p{N}]|<!--|"[^"\n]*\\/u;

/** A path in double quotes, up to the first backslash that starts a code there. */
const codeInPath =
  /^(?=.(?:[A-Za-z]:\\|\\\\|[^\s"]+\.\w{1,5}"$))"(?<before>(?:[^\\]|\\\\)*)\\[abefnrtv0]/;

function* misread(file: SourceFile, text: string | null, schema: SchemaName): Iterable<Found> {
  if (text === null || !suspicious.test(text)) return;
  for (const value of writtenValues(file)) {
    const { path, source, isPlain, where, cut } = value;
    const steps = path.map(String);
    const { before } = codeInPath.exec(source)?.groups ?? {};
    if (isPlain && cut !== null && isFreeText(subschema(schema, steps), steps)) {
      const message = "YAML takes what follows ` #` for a comment, so the text ends before it";
      yield { file: file.name, where: cut, message, hint: putInQuotes(value) };
    } else if (isPlain && source.includes("<!--")) {
      yield { file: file.name, where, ...noComment };
    } else if (before !== undefined) {
      yield {
        file: file.name,
        where: { ...where, column: where.column + before.length + 1 },
        message:
          "In double quotes a backslash starts a code, and this one stands for something else",
        hint: `Take the quotes away, or use single ones${value.mended === null ? "" : `: ${value.mended}`}.`,
      };
    }
  }
}

const evidence = ({ file }: EvidenceContext): Iterable<Found> =>
  misread(file, file.text, "evidence");

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const { kind, file } of documents) {
    const isWhole = kind === "manifest" || kind === "sources";
    yield* misread(file, isWhole ? file.text : frontMatterText(file), schemaByKind[kind]);
  }
}

export const valueMisread: Rule = {
  code: "value-misread",
  severity: "warning",
  what: "YAML takes a part of a text for something else: what follows ` #` for a comment, or the backslashes of a path for codes.",
  why: "The file is read without an error, and what is printed is not what was written.",
  mend: "Put the text in quotes: double ones, or single ones where it holds a backslash.",
  example: {
    file: "me.yaml",
    wrong: "title: Falls clinic audit #2",
    right: "title: Falls clinic audit",
  },
  evidence,
  framework,
};
