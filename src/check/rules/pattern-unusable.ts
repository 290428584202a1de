import { fieldsOf, listOf } from "../../parse/fields.js";
import { quoted } from "../../words/quoted.js";
import { compiled } from "../identity-text.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const { kind, file, data } of documents) {
    if (kind !== "manifest") continue;
    for (const [index, item] of listOf(fieldsOf(data["privacy"])["patterns"]).entries()) {
      const { pattern } = fieldsOf(item);
      const use = typeof pattern === "string" ? compiled(pattern, "") : null;
      if (typeof use !== "string") continue;
      yield {
        file: file.name,
        where: { path: ["privacy", "patterns", index, "pattern"] },
        message: `${quoted(pattern)} ${use}`,
        hint: "Write no repeat inside a repeat, no reference back such as `\\1`, and how often at most, such as `{1,5}`.",
      };
    }
  }
}

export const patternUnusable: Rule = {
  code: "pattern-unusable",
  severity: "error",
  what: "A pattern of the manifest's `privacy` is no regular expression, or one that could take for ever.",
  why: "Nothing is looked for by it, and nobody would notice.",
  mend: "Close its brackets. Write no repeat inside a repeat, no reference back such as `\\1`, and at most three repeats without an end.",
  example: {
    file: "framework.yaml",
    wrong: 'pattern: "(?:Mr|Mrs|Dr) ([A-Z]+)+$"',
    right: 'pattern: "(?:Mr|Mrs|Dr) [A-Z]"',
  },
  framework,
};
