import type { Nodes } from "mdast";
import { parseTree, positionOf } from "../../parse/markdown.js";
import { quoted } from "../../words/quoted.js";
import { placeIn } from "../prose.js";
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
  return host.test(name.replace(/[.,;:!?)\]}'’*_]{1,9}$/, "")) ? null : "names no site";
}

interface Problem {
  readonly address: string;
  readonly problem: string;
  readonly offset: number;
}

function* problemsIn(text: string): Iterable<Problem> {
  for (const { 0: address, index } of text.matchAll(meant)) {
    // The reader of Markdown has taken no link for one, which is because of a space.
    const problem =
      text.slice(index - 2, index) === "](" ? "has a space in it" : problemOf(address);
    if (problem !== null) yield { address, problem, offset: index };
  }
}

function* problemsOf(node: Nodes, text: string): Iterable<Problem> {
  const { start, end } = positionOf(node);
  const offset = start.offset ?? 0;
  if (node.type === "text") {
    for (const one of problemsIn(text.slice(offset, end.offset)))
      yield { ...one, offset: offset + one.offset };
  } else if (node.type === "link" || node.type === "image" || node.type === "definition") {
    const [, address = ""] = new RegExp(`^(${meant.source}|www\\..*)$`, "isu").exec(node.url) ?? [];
    const problem = address === "" ? null : problemOf(address);
    if (problem !== null) return yield { address, problem, offset };
  }
  if ("children" in node) for (const child of node.children) yield* problemsOf(child, text);
}

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  const report = (file: string, where: Found["where"], { address, problem }: Problem): Found => ({
    file,
    where,
    message: `${quoted(address)} is no web address: it ${problem}`,
    hint: "Copy it again from the browser. It looks like `https://www.example.org/page`.",
  });
  for (const { data, file, body, bodyLine } of documents) {
    for (const [path, text] of texts(data, [])) {
      // The schema speaks of a `url` that begins with something else.
      if (!text.includes("/") || (path.at(-1) === "url" && !/^https?:\/\/\S+$/.test(text)))
        continue;
      for (const one of problemsIn(text)) yield report(file.name, { path }, one);
    }
    // Parsing Markdown is most of the work.
    if (!/\/\/|:\/|www\.|https?:/i.test(body)) continue;
    for (const one of problemsOf(parseTree(body), body))
      yield report(file.name, placeIn(body, one.offset, bodyLine), one);
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
