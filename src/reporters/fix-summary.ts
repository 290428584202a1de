import { count, listed } from "../report/words.js";
import { printable } from "../words/printable.js";

type Outcome =
  | { readonly name: string; readonly done: readonly string[] }
  | { readonly name: string; readonly left: string };

/** What was mended, a line a file, and how many there were. */
export function fixSummary(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map((outcome) =>
    "done" in outcome
      ? `Mended ${printable(outcome.name)}: ${listed(outcome.done)}\n`
      : `Left ${printable(outcome.name)} as it is: ${printable(outcome.left)}\n`,
  );
  const mended = outcomes.filter((outcome) => "done" in outcome).length;
  return `${lines.join("")}${outcomes.length === 0 ? "There is nothing to mend." : `Mended ${count(mended, "file")}.`}\n`;
}
