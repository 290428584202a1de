/** A field or an item, and its value without a comment behind it. */
const valueLine =
  /^ *(?<lead>(?:- +)*(?:(?:[\w-]+|"[^"]*"|'[^']*'): +)?)(?<value>\S.*?)(?:\s+#\s.*)?\s*$/;
const longest = 60;

/**
 * A line as it is to be written with its value in quotes; null where something in brackets stands at the column, from 0, since
 * nobody knows where that ends.
 */
export function inQuotes(line: string, column: number): string | null {
  const { lead = "", value = "" } = valueLine.exec(line.slice(0, 1000))?.groups ?? {};
  if (value === "" || /^[^"']*[[{]/.test(line.slice(0, column))) return null;
  const bare = value.replace(/^"(.*)"$/, "$1");
  const text = bare.length > longest ? `${bare.slice(0, longest)}…` : bare;
  return /["\\]/.test(text) ? `${lead}'${text.replaceAll("'", "''")}'` : `${lead}"${text}"`;
}
