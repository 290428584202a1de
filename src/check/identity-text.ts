import type { Framework } from "../model/framework.js";
import { fold } from "../words/fold.js";

/** The longest text that is searched, in characters. */
const longest = 5000;

/** The check digit of a ten-digit number: its digits, weighted 10 to 1, add up to a multiple of 11. */
function passesCheckDigit(text: string): boolean {
  const digits = [...text.replace(/\D/g, "")].map(Number);
  const sum = digits.reduce((all, digit, index) => all + digit * (10 - index), 0);
  return digits.length === 10 && sum % 11 === 0 && new Set(digits).size > 1;
}

const hasDate = (text: string): boolean => /\b\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\b/.test(text);

/** True where what a pattern found also passes its further check: a date stands near, or the check digit is right. */
function passes(check: string | null, found: string, text: string): boolean {
  if (check === null) return true;
  return check === "date" ? hasDate(text) : passesCheckDigit(found);
}

/** A pattern as a regular expression; null where it is none. */
export function compiled(pattern: string, flags: string): RegExp | null {
  try {
    return new RegExp(pattern, `${flags}gu`);
  } catch {
    return null;
  }
}

/** What jobs are called: by the end of the last word, or by any word. */
const jobEnding =
  /(?:ist|[ct]ian|ultant|titioner|[ae]ger|visor|ucator|turer|utor|icer|nator|irector|essor|eader|orker|urse|arer)$/;
const jobWords = new Set(
  "adult band board care chair child clinic clinical coach community day deputy dr duty first group head home hub lead line link mentor midwife night on panel peer practice research self senior service sister site staff student study team trust unit ward".split(
    " ",
  ),
);

/** True for what reads as somebody's first and last name, and not as what they do. */
export function isFullName(text: string, { manifest, roles }: Framework): boolean {
  if (!/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}'’-]+){1,2}$/u.test(text.trim()))
    return false;
  const known = new Set(
    [
      ...manifest.professions,
      ...manifest.bands,
      ...roles,
      ...manifest.pillars,
      ...manifest.evidenceTypes,
    ].flatMap(({ title }) => fold(title).split(" ")),
  );
  const words = fold(text.trim()).split(" ");
  return (
    !jobEnding.test(words.at(-1) ?? "") &&
    !words.some((word) => jobWords.has(word) || known.has(word))
  );
}

/** What a text looks like, in the manifest's words; undefined where it looks like nobody. */
export function identityIn(text: string, { manifest }: Framework): string | undefined {
  const searched = text.slice(0, longest);
  return manifest.privacy.patterns.find(({ pattern, flags, check }) => {
    return Array.from(searched.matchAll(compiled(pattern, flags) ?? /(?!)/g)).some(([found]) =>
      passes(check, found, searched),
    );
  })?.title;
}
