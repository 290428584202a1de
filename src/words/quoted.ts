/** A value as a message can quote it: short, on one line, between backticks. */
export function quoted(value: unknown): string {
  const bare = typeof value === "string" || typeof value === "number";
  const text = bare ? String(value) : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, " ").replaceAll("`", "'");
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}
