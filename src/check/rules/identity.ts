import { fieldsOf, listOf } from "../../parse/fields.js";
import { quoted } from "../../words/quoted.js";
import { compiled, identityIn, isFullName } from "../identity-text.js";
import type { EvidenceContext, Found, FrameworkContext, Rule } from "../rule.js";
import { texts } from "../texts.js";

const namesPeople: readonly unknown[] = ["by", "with"];

function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  if (!framework.manifest.privacy.warn) return;
  // Who somebody says they are is theirs to say.
  const { person: _person, ...rest } = data;
  for (const [path, text] of texts(rest, [])) {
    const field = path.at(-1);
    const what =
      identityIn(text, framework) ??
      (namesPeople.includes(field) && isFullName(text, framework) ? "somebody's full name" : null);
    if (what === null) continue;
    yield {
      file: file.name,
      where: { path },
      message: `This looks like ${what}, which does not belong in a file that others may see`,
      hint: namesPeople.includes(field)
        ? "Write what they do, such as team lead. Nobody needs their name."
        : "Take it out, and write it so that nobody can be told from it.",
    };
  }
}

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const { kind, file, data } of documents) {
    if (kind !== "manifest") continue;
    for (const [index, item] of listOf(fieldsOf(data["privacy"])["patterns"]).entries()) {
      const { pattern } = fieldsOf(item);
      if (typeof pattern !== "string" || compiled(pattern, "") !== null) continue;
      yield {
        file: file.name,
        where: { path: ["privacy", "patterns", index, "pattern"] },
        message: `${quoted(pattern)} is not a regular expression`,
        hint: "Until it is one, nothing is looked for by it.",
      };
    }
  }
}

export const identity: Rule = {
  code: "identity",
  severity: "warning",
  what: "A text looks as if somebody could be told from it: a number, a date of birth, a name.",
  why: "An evidence file is shown to others. Data protection law asks that nobody else can be identified from it.",
  mend: "Take it out, or write the role in place of the name. The manifest's `privacy` says what is looked for, and can turn it off.",
  example: {
    file: "me.yaml",
    wrong: "title: Falls clinic audit with Mrs Henderson",
    right: "title: Falls clinic audit",
  },
  evidence,
  framework,
};
