/** As deep as anything in these files may be nested; people's files reach six or seven. */
export const deepest = 100;

/** List markers one behind the other on a line. */
const compact = new RegExp(`^ *(?:[-?:][ \\t]+){${deepest}}`, "m");

/**
 * Where YAML text is nested more deeply than is read, as an offset; null where it is not. Asked before the text is parsed:
 * parsers call themselves for each level, and near the end of its stack Node does not throw but ends. Brackets in quotes are
 * counted too, which nobody will notice.
 */
export function deepYaml(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "[" || character === "{") depth += 1;
    else if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > deepest) return at;
  }
  return compact.exec(text)?.index ?? null;
}
