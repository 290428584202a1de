import { readFileSync, writeFileSync } from "node:fs";

/** `UPDATE_GOLDEN=1 npm test` writes every expected text anew: look at the difference before you commit it. */
export const updating = process.env["UPDATE_GOLDEN"] === "1";

export interface Part {
  readonly title: string;
  readonly body: string;
}

const written = ({ title, body }: Part): string =>
  `## ${title}\n${body}${body === "" || body.endsWith("\n") ? "" : "\n"}`;

/** The parts of a file of expected texts, after the parts themselves have been written to it where that was asked for. */
export function expected(file: string, actual: readonly Part[]): ReadonlyMap<string, string> {
  if (updating) writeFileSync(file, actual.map(written).join("\n"));
  const parts = readFileSync(file, "utf8").split(/\n(?=## )/);
  return new Map(
    parts.map((part) => {
      const [first = "", ...rest] = part.split("\n");
      return [first.slice(3), rest.join("\n").trimEnd()];
    }),
  );
}
