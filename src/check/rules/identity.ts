import { linesOf } from "../../parse/lines.js";
import { type Identity, identityFinder, nameIn } from "../identity-text.js";
import type { EvidenceContext, Found, Rule } from "../rule.js";
import { texts } from "../texts.js";

/** A field that says who, with what follows it on its line. */
const who = /(?:^|[\s{,"'-])(?:by|with)["']?[ \t]{0,9}:[ \t]{0,9}(?:\[[ \t]{0,9})?["']?/g;

/** Who somebody says they are is theirs to say. */
const own = /^person[ \t]{0,9}:/;

/** Lines as they are written, whether they are YAML or not, and what no line shows as it is: escapes, and names in a list. */
function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  if (!framework.manifest.privacy.warn) return;
  const find = identityFinder(framework);
  const namesIn = (text: string, at: number): readonly Identity[] => {
    const found = nameIn(text, framework);
    return found === null ? [] : [{ what: "somebody's full name", found, at }];
  };
  const told = ({ what }: Identity, all: readonly Identity[], isWho: boolean) => ({
    file: file.name,
    message: `This looks like ${what}, and data protection asks that nobody else can be told from a file that others may see`,
    hint: isWho
      ? "Write what they do, such as team lead. Nobody needs their name."
      : "Take it out, and write it so that nobody can be told from it.",
    facts: { hidden: all.map(({ found }) => found) },
  });
  const shown = new Set<string>();
  const lines = linesOf(file.text);
  let isOwn = false;
  for (const [row, line] of lines.entries()) {
    if (/^[^\s#]/.test(line)) isOwn = own.test(line);
    if (isOwn && !line.startsWith("#")) continue;
    const names = Array.from(line.matchAll(who), ({ 0: before, index }) => {
      const at = index + before.length;
      return namesIn(line.slice(at).replace(/["'\]}#].*$/, ""), at);
    }).flat();
    // A text goes on in the next line.
    const whole = find(`${line} ${(lines[row + 1] ?? "").trim()}`);
    const all = [...whole.filter(({ at }) => at < line.length), ...names];
    for (const { found } of all) shown.add(found);
    const [first] = all;
    if (first === undefined) continue;
    const where = { line: row + 1, column: first.at + 1 };
    yield { where, ...told(first, all, names.includes(first)) };
  }
  const { person: _person, ...rest } = data;
  for (const [path, text] of texts(rest, [])) {
    const isWho = path.slice(-2).some((step) => step === "by" || step === "with");
    const all = [...find(text), ...(isWho ? namesIn(text, 0) : [])];
    const first = all.find(({ found }) => !shown.has(found));
    if (first !== undefined) yield { where: { path }, ...told(first, all, isWho) };
  }
}

export const identity: Rule = {
  code: "identity",
  severity: "warning",
  what: "A text looks as if somebody could be told from it: a number, a date of birth, a name.",
  why: "An evidence file is shown to others. Data protection law asks that nobody else can be identified from it.",
  mend: "Take it out, or write the role in place of the name. The manifest's `privacy` says what is looked for: `privacy: {warn: false}` switches it off, and so does `rules: {identity: off}`.",
  example: {
    file: "me.yaml",
    wrong: "title: Falls clinic audit with Mrs Henderson",
    right: "title: Falls clinic audit",
  },
  evidence,
};
