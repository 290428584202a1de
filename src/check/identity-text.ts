import type { Framework } from "../model/framework.js";
import { fold } from "../words/fold.js";
import { isSlowPattern } from "./is-slow-pattern.js";

/** The check digit of a ten-digit number: its digits, weighted 10 to 1, add up to a multiple of 11. */
function passesCheckDigit(text: string): boolean {
  const digits = [...text.replace(/\D/g, "")].map(Number);
  const sum = digits.reduce((all, digit, index) => all + digit * (10 - index), 0);
  return digits.length === 10 && sum % 11 === 0 && new Set(digits).size > 1;
}

/** Before the number of a book, whose check digit is the same, or inside the name of an article. */
const published = /(?:\bisbn\D{0,8}(?:10\D{1,3})?|\bdp\/|\b10\.\d{4,9}\/\S{0,80})$/i;

/** True where what a pattern found also passes its further check: a date stands near, or the check digit is right. */
function passes(check: string | null, found: string, text: string, at: number): boolean {
  if (check === null) return true;
  if (check === "date") {
    // A date in another field is not of this one.
    const before = text.slice(0, at).replace(/^.*[{,-] ?[\w-]+: /, "");
    const after = text.slice(at).replace(/[, ] ?[\w-]+: .*$/, "");
    return /\b\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\b/.test(before + after);
  }
  return passesCheckDigit(found) && !published.test(text.slice(0, at));
}

/** A pattern as a regular expression; what is wrong with it where it cannot be used. */
export function compiled(pattern: string, flags: string): RegExp | string {
  try {
    const expression = new RegExp(pattern, `${flags}gu`);
    return isSlowPattern(pattern) ? "could take for ever on a long text" : expression;
  } catch {
    return "is not a regular expression";
  }
}

/** What jobs are called: by the end of the last word, or by any word. */
const jobEnding =
  /(?:ist|[ct]ian|ultant|titioner|[ae]ger|visor|isitor|ucator|turer|utor|icer|nator|irector|essor|eader|orker|urse|arer|istrar|istant)s?$/;
const jobWords = new Set(
  "academy accident acute adult agency ambulance apprentice area assessment association authority band board cardiac care centre chair charity chest chief child children clinic clinical coach college commission committee community company consultant county critical cross day deputy department development diabetes digital director district doctor dr duty education emergency examiner executive expert faculty falls family federation finance first foundation general governance group head health home hospice hospital hub human improvement independent infirmary information institute integrated intensive intermediate interim junior lead learning library limited line link local locum ltd medical medicine mental mentor midwife national network neuro night nursing occupational office on orthopaedic outpatient paediatric pain palliative panel partnership peer people pharmacy physio practice primary principal professional programme project public quality radiology registered rehab rehabilitation research resources respiratory royal safety school self senior service services sister site sitting social society speech staff stroke student study surgery surgical team therapies therapy training trainee trauma trust union unit university urgent ward wellbeing workforce".split(
    " ",
  ),
);

/** First names that are no ward's or job's: with one of these, a second word such as Ward is a surname. */
const firstNames = new Set(
  "adam alan amy andrew anna ben chris claire daniel dave david emma helen jack james jane jo joanna john julie karen kate laura lee lisa lucy mark matt michael mike nick paul peter rachel rob robert sarah simon steve susan tim tom".split(
    " ",
  ),
);

const fullName =
  /^(?:\p{Lu}[\p{L}'’-]+|(?:\p{Lu}\.? ?){1,3})(?: \p{Lu}\.?)?(?: ?\b\p{Lu}[\p{L}'’-]+){1,2}$/u;

/** The name that a text begins with, before a comma or bracket; null for what reads as what somebody does. */
export function nameIn(text: string, { manifest, roles }: Framework): string | null {
  const name = (/^[^,;:(/|–—]{0,80}/.exec(text)?.[0] ?? "").split(" - ")[0]?.trim() ?? "";
  // A word in capitals among others is an abbreviation.
  if (!fullName.test(name) || (/\p{Lu}{2}/u.test(name) && /\p{Ll}/u.test(name))) return null;
  const words = fold(name).split(" ");
  if (words.length === 2 && firstNames.has(words[0] ?? "") && !jobEnding.test(words[1] ?? ""))
    return name;
  const { properNouns, professions, bands, settings, pillars, evidenceTypes } = manifest;
  const titles = [professions, bands, settings, roles, pillars, evidenceTypes].flat();
  const known = new Set(
    [...properNouns, ...titles.map(({ title }) => title)].flatMap((title) =>
      fold(title).split(" "),
    ),
  );
  const isJob = words.some((word) => jobWords.has(word) || known.has(word));
  return isJob || jobEnding.test(words.at(-1) ?? "") ? null : name;
}

/** What was found in a text, where, and what it looks like in the manifest's words. */
export interface Identity {
  readonly what: string;
  readonly found: string;
  readonly at: number;
}

/** How much text is searched at a time, so that no pattern takes long. The next stretch begins in the middle of one. */
const stretch = 200;

/** Looks for all that the manifest's patterns find. */
export function identityFinder({ manifest }: Framework): (text: string) => readonly Identity[] {
  const usable = manifest.privacy.patterns.flatMap(({ title, check, pattern, flags }) => {
    const use = compiled(pattern, flags);
    return typeof use === "string" ? [] : [{ what: title, check, use }];
  });
  return (written) => {
    // Spaces and hyphens as a pattern writes them, each in its place.
    const text = written.replace(/\s/g, " ").replace(/[\u2010-\u2013]/g, "-");
    const found: Identity[] = [];
    for (let from = 0; from === 0 || from + stretch / 2 < text.length; from += stretch / 2) {
      const part = text.slice(from, from + stretch);
      for (const { what, check, use } of usable)
        for (const { 0: match, index } of part.matchAll(use)) {
          const end = index + match.length;
          // What a stretch cuts off, the one before or after it has whole.
          const isCut = (index === 0 && from > 0) || (end === stretch && from + end < text.length);
          if (match !== "" && !isCut && passes(check, match, part, index))
            found.push({ what, found: match, at: from + index });
        }
    }
    return found;
  };
}
