import type { Finding } from "../../model/diagnostic.js";
import type { EvidenceFile } from "../../model/evidence.js";

/** The most lines of the log that are named. */
const most = 10;

/** `1 entry`, `3 entries`. */
const entries = (number: number): string => `${number} ${number === 1 ? "entry" : "entries"}`;

const countOf = (unused: number, all: number): string =>
  unused < all
    ? `${unused} of them ${unused === 1 ? "counts" : "count"} towards nothing`
    : `and ${all === 1 ? "it counts towards nothing" : "none of them counts towards anything"}`;

/** Says of a file what in it counts towards nothing. `unused` are indexes of its entries. */
export function uncountedWarnings(
  { evidence = [], ratings = {} }: EvidenceFile,
  unused: readonly number[],
  name: string,
): readonly Finding[] {
  const found = { code: "evidence-uncounted", file: name };
  const [first] = unused;
  if (evidence.length === 0 && Object.keys(ratings).length === 0) {
    return [
      {
        ...found,
        where: { path: ["person"], at: "key" },
        message: "There are no entries and no ratings in this file yet",
        hint: "Write the levels that were agreed at an appraisal, or rate the key competencies of your own level.",
      },
    ];
  }
  if (first === undefined) return [];
  const places = unused.slice(0, most).map((index) => index + 1);
  const which = `${places.join(", ")}${unused.length > most ? " …" : ""}`;
  return [
    {
      ...found,
      where: { path: ["evidence", first] },
      message: `${entries(evidence.length)}, ${countOf(unused.length, evidence.length)}`,
      hint: `${unused.length === 1 ? "It is number" : "They are numbers"} ${which} in the file. Add \`supports:\` with the ids of the competencies that each shows.`,
    },
  ];
}
