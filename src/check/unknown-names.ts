import type { Manifest } from "../model/framework.js";
import type { Fields } from "../parse/fields.js";
import { commandLine, shellWord } from "../words/command-line.js";
import { ambiguity } from "../words/named-id.js";
import { quoted } from "../words/quoted.js";
import { didYouMean, suggestion } from "../words/suggest.js";
import { withArticle } from "../words/with-article.js";
import { fieldsAt } from "./fields-at.js";
import type { KnownNames, Names } from "./known-names.js";
import type { Found } from "./rule.js";

/** Where in a file something is named. */
export type NamePattern = readonly [kind: keyof KnownNames, pattern: string];

/** The command that lists the competencies beside the one that was meant. */
function listCommand(word: string, { pillars, bands, supplements }: Manifest): string {
  const [code, level] = word.toUpperCase().split("-");
  const pillar = pillars.find((one) => one.code === code);
  const band = level === "C" ? "core" : bands.find((one) => String(one.band) === level)?.band;
  const supplement = supplements.find(({ levelCode }) => levelCode !== null && levelCode === level);
  return [
    commandLine("list"),
    ...(pillar === undefined ? [] : [`--pillar ${shellWord(pillar.id)}`]),
    ...(band === undefined ? [] : [`--band ${band}`]),
    ...(supplement === undefined ? [] : [`--supplement ${shellWord(supplement.id)}`]),
  ].join(" ");
}

function competencyHint(word: string, listed: readonly string[], manifest: Manifest): string {
  if (/^\w+-\w+-\d{2} - /.test(word)) return "The hyphens of one list stand in the same column.";
  if (/^\w+-\w+-\d{2}[\s;/|]+\w+-\w+-\d{2}/.test(word)) return "Put a comma between two ids.";
  if (listed.length === 0) return didYouMean(word, listed);
  const near = suggestion(word, listed);
  const start = near === null ? "" : `Did you mean \`${near}\`? `;
  return `${start}\`${listCommand(word, manifest)}\` shows them all.`;
}

function hintFor(word: string, { what, listed }: Names, manifest: Manifest): string {
  if (what === "competency") return competencyHint(word, listed, manifest);
  // `Band 6` is what people say.
  const said = what === "band" ? word.replace(/^band\s*/i, "") : word;
  return didYouMean(listed.includes(said) ? said : word, listed);
}

/** Finds the names in some data that nothing has. Hints are kept: the same slip often stands in many files. */
export function unknownNames(
  known: KnownNames,
  manifest: Manifest,
): (file: string, data: Fields, patterns: readonly NamePattern[]) => Iterable<Found> {
  const hints = new Map<string, string>();
  return function* (file, data, patterns) {
    for (const [kind, pattern] of patterns) {
      const names: Names = known[kind];
      const { what } = names;
      for (const { path, at, value } of fieldsAt(data, pattern)) {
        const word = String(value);
        if (!names.types.some((type) => typeof value === type) || names.has(word)) continue;
        const key = `${kind} ${word}`;
        const hint = hints.get(key) ?? hintFor(word, names, manifest);
        hints.set(key, hint);
        yield {
          file,
          where: { path, ...(at && { at }) },
          message: `${quoted(word)} is not ${withArticle(what)} of this framework`,
          hint,
          ...ambiguity(names.called ?? [], word),
          facts: { unknown: { name: word, kind: what } },
        };
      }
    }
  };
}
