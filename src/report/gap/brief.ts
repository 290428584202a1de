import type { RootContent } from "mdast";
import { heading, item, list, paragraph, ruled, text } from "../document.js";
import { actionBrief, longDate, ratingWords } from "../words.js";
import type { GapContext } from "./context.js";
import { profile } from "./profile.js";

/** How many lines of each part fit on one page of A4. */
const most = { differences: 5, priorities: 6, expiring: 3 };

const more = (left: number): RootContent[] =>
  left > 0 ? [paragraph(text(`and ${left} more.`, "muted"))] : [];

/** Where the two ratings differ, a line each. */
function differing({ analysis, named, result }: GapContext): RootContent[] {
  const { differences } = analysis;
  if (differences.length === 0) return [];
  return [
    heading(2, "To talk about: seen differently"),
    list(
      differences.slice(0, most.differences).map((id) => {
        const { self, supervisor } = result(id)?.rating ?? {};
        return item([
          ...named(id),
          ` — you: ${ratingWords[self ?? "not-yet"]}; supervisor: ${ratingWords[supervisor ?? "not-yet"]}`,
        ]);
      }),
    ),
    ...more(differences.length - most.differences),
  ];
}

function nextUp({ analysis, named }: GapContext): RootContent[] {
  const { priorities } = analysis;
  if (priorities.length === 0) return [];
  return [
    heading(2, "Where to start"),
    list(
      priorities
        .slice(0, most.priorities)
        .map(({ id, action }) => item([...named(id), ` — ${actionBrief[action]}`])),
    ),
    ...more(priorities.length - most.priorities),
  ];
}

function expiring({ analysis, named }: GapContext): RootContent[] {
  if (analysis.expiring.length === 0) return [];
  return [
    heading(2, "Going out of date"),
    list(
      analysis.expiring
        .slice(0, most.expiring)
        .map(({ id, date }) => item([...named(id), ` — ${longDate(date)}`])),
    ),
    ...more(analysis.expiring.length - most.expiring),
  ];
}

/** The whole report on one page: what is seen differently first, and lines to write on. */
export const brief = (context: GapContext): RootContent[] => [
  ...differing(context),
  ...profile(context),
  ...nextUp(context),
  ...expiring(context),
  heading(2, "What we agreed"),
  ...Array.from({ length: 3 }, () => ruled("")),
  ruled("Next time we look at it:", "Signed:"),
];
