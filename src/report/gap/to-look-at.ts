import type { RootContent } from "mdast";
import { addMonths } from "../../model/date.js";
import type { Rating } from "../../model/evidence.js";
import { soonMonths } from "../../model/gap.js";
import { heading, item, list, paragraph, strong, text } from "../document.js";
import { count, listed, longDate, ratingWords, stateWords } from "../words.js";
import type { GapContext } from "./context.js";
import { evidenceLine } from "./evidence-line.js";

/** What is different from an earlier day. */
export function changes({ analysis, result, named }: GapContext): RootContent[] {
  if (analysis.changes === undefined) return [];
  const changed = analysis.changes.length;
  if (changed === 0)
    return [
      heading(2, "What has changed"),
      paragraph("Nothing has changed between the two dates."),
    ];
  return [
    heading(2, `What has changed: ${count(changed, "competency", "competencies")}`),
    list(
      analysis.changes.map(({ id, from, to }) =>
        item([
          ...named(id),
          text(
            ` — was ${stateWords[from].word}; now ${stateWords[to].word}`,
            result(id) ? stateWords[to].tone : "muted",
          ),
        ]),
      ),
    ),
  ];
}

/** What each of the two said of a competency that they rated differently. */
export function differences(context: GapContext): RootContent[] {
  const { analysis, file, result, named } = context;
  if (analysis.differences.length === 0) return [];
  return [
    heading(2, "Where you and your supervisor see it differently"),
    paragraph("To talk about, not to average."),
    list(
      analysis.differences.map((id) => {
        const written = file.ratings?.[id];
        const { supervisor, note = "" }: Rating = typeof written === "object" ? written : {};
        const rating = result(id)?.rating;
        const by = supervisor?.by ?? "your supervisor";
        const when = supervisor?.date === undefined ? "" : ` on ${longDate(supervisor.date)}`;
        return item(
          named(id),
          paragraph(
            `You say ${ratingWords[rating?.self ?? "not-yet"]}; ${by} said ${ratingWords[rating?.supervisor ?? "not-yet"]}${when}.`,
          ),
          ...evidenceLine(context, id),
          ...(note.trim() === "" ? [] : [paragraph(`Your note: ${note.trim()}`)]),
        );
      }),
    ),
  ];
}

/** What was agreed and is still open, or was closed since the day asked for. */
export function objectives({ analysis }: GapContext): RootContent[] {
  if (analysis.objectives.length === 0) return [];
  return [
    heading(2, "What you agreed to do"),
    list(
      analysis.objectives.map(
        ({ aim, measure, competencies = [], by, closed, status, overdue }) => {
          const ids = competencies.length === 0 ? "" : ` (${listed(competencies)})`;
          const until = by === undefined ? "" : ` — by ${longDate(by)}`;
          const state =
            closed !== undefined && closed <= analysis.asOf
              ? text(` — ${status} on ${longDate(closed)}`, status === "done" ? "met" : "muted")
              : text(`${until}${overdue === true ? ", overdue" : ""}`, overdue ? "gap" : "muted");
          return item(
            [strong(aim), ids, state],
            ...(measure === undefined ? [] : [paragraph(`You will know by: ${measure}`)]),
          );
        },
      ),
    ),
  ];
}

/** What will soon be too old to count. */
export function expiring(context: GapContext): RootContent[] {
  const { analysis, named } = context;
  if (analysis.expiring.length === 0) return [];
  return [
    heading(2, `Going out of date by ${longDate(addMonths(analysis.asOf, soonMonths))}`),
    list(
      analysis.expiring.map(({ id, date }) =>
        item([...named(id), text(` — ${longDate(date)}`, "partial")], ...evidenceLine(context, id)),
      ),
    ),
  ];
}

/** What the person holds that is older than the wording. */
function held({ file, result }: GapContext, id: string): string {
  const { evidence = [], rating } = result(id) ?? {};
  const dates = evidence.map((index) => file.evidence?.[index]?.date ?? "").sort();
  const newest = dates.at(-1);
  if (newest !== undefined) return `Your newest evidence for it is of ${longDate(newest)}.`;
  if (rating?.supervisor) return "Your supervisor's rating is older, or has no date.";
  return rating?.self
    ? "Your rating has no evidence since then."
    : "It counts as met because the level was agreed before then.";
}

/** Competencies whose meaning changed after all that the person holds for them (`revised-on`). */
export function recheck(context: GapContext): RootContent[] {
  const { analysis, competency, named } = context;
  if (analysis.recheck.length === 0) return [];
  return [
    heading(2, "Reworded since your evidence"),
    paragraph(
      "Read these again: what they ask for has changed. Nothing is taken away; new evidence, or your supervisor's rating with a date, takes them off this list.",
    ),
    list(
      analysis.recheck.map((id) =>
        item(
          named(id),
          paragraph(
            `Reworded on ${longDate(competency(id)?.revisedOn ?? "")}. ${held(context, id)}`,
          ),
        ),
      ),
    ),
  ];
}
