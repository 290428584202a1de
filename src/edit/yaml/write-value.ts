/** Text that means itself wherever a value may stand, brackets included, in YAML 1.2 and in 1.1. */
const safe =
  /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\p{M}\p{N} ()./'’–-]*(?<! )$|^\d{4}-\d\d-\d\d$|^\d[a-d]$/iu;

/** Characters that JSON leaves as they are and YAML reads as ends of lines, or not at all. */
const unwritten =
  /[\u2028\u2029\ufeff\ufffe\uffff\u007f-\u009f]|[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/g;

const inEscapes = (found: string): string =>
  `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A value on one line. In JSON (`strict`) every text is in quotes. */
export function inlineValue(value: unknown, strict = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => inlineValue(item, strict)).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    const fields = Object.entries(value).map(([key, item]) => inlineField(key, item, strict));
    return `{${fields.join(", ")}}`;
  }
  return typeof value === "string" && !strict && safe.test(value)
    ? value
    : JSON.stringify(value).replace(unwritten, inEscapes);
}

/** A field on one line. */
export const inlineField = (key: string, value: unknown, strict = false): string =>
  `${inlineValue(key, strict)}: ${inlineValue(value, strict)}`;

/** Text of several lines that a literal block (`|-`) holds as it is. */
const isProse = (text: string): boolean =>
  text.includes("\n") &&
  !/^\s|\s$|[ \t]\n|\n[ \t]|\n\n\n/.test(text) &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  !/[\u0000-\u0009\u000b-\u001f]/.test(text) &&
  text.search(unwritten) < 0;

/** The lines of a map's fields or a list's items, without indentation. What is inside them stays on one line, prose apart. */
export function blockLines(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const isMap = item !== null && typeof item === "object" && !Array.isArray(item);
      const lines = isMap && Object.keys(item).length > 0 ? blockLines(item) : [inlineValue(item)];
      return lines.map((line, index) => line && `${index === 0 ? "- " : "  "}${line}`);
    });
  }
  return Object.entries(value as object).flatMap(([key, item]) =>
    typeof item === "string" && isProse(item)
      ? [`${inlineValue(key)}: |-`, ...item.split("\n").map((line) => line && `  ${line}`)]
      : [inlineField(key, item)],
  );
}
