import type { Paragraph } from "mdast";
import { paragraph, text } from "../document.js";
import { longDate } from "../words.js";
import type { GapContext } from "./context.js";

const most = 3;

/** `Your evidence: Falls clinic audit, 14 March 2026, confirmed by clinical supervisor.` Nothing where there is none. */
export function evidenceLine({ file, analysis, result }: GapContext, id: string): Paragraph[] {
  const indexes = result(id)?.evidence ?? [];
  const entries = indexes
    .flatMap((index) => file.evidence?.[index] ?? [])
    .filter(({ confirmed }) => !analysis.confirmedOnly || confirmed?.date !== undefined)
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  if (entries.length === 0) return [];
  const told = entries.slice(0, most).map(({ title, date, confirmed }) => {
    const by = confirmed?.by === undefined ? "" : ` by ${confirmed.by}`;
    return `${title}, ${longDate(date)}${confirmed === undefined ? "" : `, confirmed${by}`}`;
  });
  const more = entries.length > most ? `; and ${entries.length - most} more` : "";
  return [paragraph(text(`Your evidence: ${told.join("; ")}${more}.`, "muted"))];
}
