import type { SchemaName } from "../../model/schema.js";
import type { SourceFile } from "../../model/source-file.js";
import { frontMatterText } from "../../parse/fences.js";
import { type Written, writtenValues } from "../../parse/written.js";
import type { EvidenceContext, Found, FrameworkContext, Rule } from "../rule.js";
import { schemaByKind } from "../schema/schema-findings.js";
import { isItem } from "../schema/schema-words.js";
import { subschema } from "../schema/subschema.js";

/** Most files have nothing of the kind, and need not be parsed again. */
const suspicious =
  /\s#[\p{L}\p{N}]|<!--|"[^"\n]*\\|[:,[-] (?:~|[nN]ull|NULL|T(?:rue|RUE)|F(?:alse|ALSE))(?!\w)/u;

/** A path in double quotes, up to the first backslash that starts a code there. */
const codeInPath =
  /^(?=.(?:[A-Za-z]:\\|\\\\|[^\s"]+\.\w{1,5}"$))"(?<before>(?:[^\\]|\\\\)*)\\[abefnrtv0]/;

/** The same in the middle of a text. */
const codeMidText = /^"(?<before>[^"\\\n]*\s[A-Za-z]:(?:[^"\\\s]|\\\\)*)\\[abefnrtv0]/;

/** Fields that name something, of which the schema only knows that they are text. */
const naming: readonly string[] = ["profession", "role", "pillar", "type"];

/** True where people write text of their own: the schema takes any, and it is no id. */
function isFreeText(schema: SchemaName, path: readonly string[]): boolean {
  const { type, pattern, enum: words } = subschema(schema, path);
  if (type !== "string" || words !== undefined || naming.includes(path.at(-1) ?? "")) return false;
  return pattern === undefined ? !isItem(path) : new RegExp(pattern, "u").test("Ward #3, round 1");
}

/** What is said of the values that YAML takes for something else. */
const words = {
  cut: "YAML takes what follows ` #` for a comment, so the text ends before it",
  comment: "`<!--` does not start a comment in YAML, so this is part of the value",
  code: "In double quotes a backslash starts a code, and this one stands for something else",
};

/** What YAML makes of a value that its writer did not mean; null where it is as it looks. */
function misreading(value: Written, isText: boolean): Omit<Found, "file"> | null {
  const { source, isPlain, where, cut, mended } = value;
  const line = mended ?? (cut === null ? `"${source}"` : null);
  const hint = `Put the whole text in quotes${line === null ? "" : `, like this: ${line}`}.`;
  if (isPlain && cut !== null && isText) return { where: cut, message: words.cut, hint };
  if (isPlain && source.includes("<!--"))
    return { where, message: words.comment, hint: "Start a line of its own with `# ` for it." };
  if (isPlain && isText && /^(?:~|null|true|false)$/i.test(source))
    return {
      where,
      message: `YAML takes \`${source}\` for a value of its own, not for text`,
      hint,
    };
  const { before } = (codeInPath.exec(source) ?? codeMidText.exec(source))?.groups ?? {};
  if (before === undefined) return null;
  const at = { ...where, column: where.column + before.length + 1 };
  const single = mended ?? source.replace(/^"(.*)"$/, "'$1'");
  return { where: at, message: words.code, hint: `Use single quotes, or none: ${single}.` };
}

function* misread(file: SourceFile, text: string | null, schema: SchemaName): Iterable<Found> {
  if (text === null || !suspicious.test(text)) return;
  for (const value of writtenValues(file)) {
    const found = misreading(value, isFreeText(schema, value.path.map(String)));
    if (found !== null) yield { file: file.name, ...found };
  }
}

const evidence = ({ file }: EvidenceContext): Iterable<Found> =>
  misread(file, file.text, "evidence");

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const { kind, file } of documents)
    yield* misread(file, frontMatterText(file) ?? file.text, schemaByKind[kind]);
}

export const valueMisread: Rule = {
  code: "value-misread",
  severity: "warning",
  what: "YAML takes a text or a part of it for something else: what follows a hash for a comment, or the backslashes of a path for codes.",
  why: "The file is read, and what is printed is not what was written.",
  mend: "Put the text in quotes: double ones, or single ones where it holds a backslash.",
  example: {
    file: "me.yaml",
    wrong: "title: Falls clinic audit #2",
    right: "title: Falls clinic audit",
  },
  evidence,
  framework,
};
