import { quoted } from "../../words/quoted.js";
import { placeIn, withoutCode } from "../prose.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";
import { texts } from "../texts.js";

/** What was meant as a web address: `https://…`, `htp://…`, `http//…`, `https:/…`, `http:www…`. */
const meant =
  /(?<![\p{L}\p{N}])(?:(?:h{0,2}t{1,3}p{1,2}|hpt{1,2}p|h{1,2}t{1,3})s{0,2}(?:[:;.,]{1,2}\/{1,3}|\/{2,3})|https?:(?=[\p{L}\p{N}]))[^\s<>"“”]*/giu;
/** A name with a dot in it, an address in figures, or the reader's own computer. */
const host =
  /^(?:(?:[\p{L}\p{N}_-]{1,63}\.){1,9}(?:\p{L}{2,63}|xn--[a-z\d-]{2,59})\.?|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/iu;

/** What is wrong with an address; null where nothing is. */
function problemOf(address: string): string | null {
  const [, rest] = /^https?:\/\/(?!\/)(.*)$/is.exec(address) ?? [];
  if (rest === undefined) return "does not begin with `https://`";
  // `https://…` stands for any address.
  if (/^(?:…|\.{3})/.test(rest)) return null;
  const [authority = ""] = rest.split(/[/?#]/);
  const name = authority.slice(authority.lastIndexOf("@") + 1);
  return [name, name.replace(/[.,;:!?)\]}'’*_]{1,9}$/, "")].some((one) => host.test(one))
    ? null
    : "names no site";
}

/** A link whose address is cut by a blank is none for a reader of Markdown. */
const cut = /\]\(<?$/;

function* problemsIn(
  text: string,
): Iterable<{ readonly words: string; readonly problem: string; readonly offset: number }> {
  for (const { 0: words, index: offset } of text.matchAll(meant)) {
    const after = text.slice(offset + words.length, offset + words.length + 200);
    const isCut =
      !words.includes(")") &&
      cut.test(text.slice(Math.max(0, offset - 3), offset)) &&
      /^ +[^\s"'(]/.test(after);
    const problem = isCut ? "has a space in it" : problemOf(words);
    if (problem !== null) yield { words, problem, offset };
  }
}

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  const told = (file: string, where: Found["where"], words: string, problem: string): Found => ({
    file,
    where,
    message: `${quoted(words)} is no web address: it ${problem}`,
    hint: "Copy it again from the browser. It looks like `https://www.example.org/page`.",
  });
  for (const { data, file, body, bodyLine } of documents) {
    for (const [path, text] of texts(data, [])) {
      // The schema speaks of a `url` that begins with something else.
      if (path.at(-1) === "url" && !/^https?:\/\/\S+$/.test(text)) continue;
      for (const { words, problem } of problemsIn(text))
        yield told(file.name, { path }, words, problem);
    }
    // To parse Markdown is most of the work.
    const [first] = problemsIn(body);
    for (const { words, problem, offset } of first === undefined
      ? []
      : problemsIn(withoutCode(body)))
      yield told(file.name, placeIn(body, offset, bodyLine), words, problem);
  }
}

export const addressMalformed: Rule = {
  code: "address-malformed",
  severity: "warning",
  what: "A web address is none.",
  why: "A link that leads nowhere looks as if the thing behind it were gone.",
  mend: "Copy the address again from the browser, with its `https://`. Put one that is only an example between backticks.",
  example: {
    file: "research/band-5/RS-5-01-take-part-in-an-audit.md",
    wrong: "Ask the audit team for a form, or see htp://www.example.org/audit.",
    right: "Ask the audit team for a form that was used before.",
  },
  framework,
};
