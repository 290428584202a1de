import type { Fixer } from "./fixer.js";

/** The first line that tells editors which schema an evidence file has. One that is there already stays as it is. */
export const schemaModeline: Fixer = {
  name: "schema-modeline",
  done: "added the line that names the schema to editors",
  edits: (text, { kind, schema }) => {
    if (
      kind !== "evidence" ||
      /^\uFEFF*[ \t]*#.*\byaml-language-server\s*:.*\$schema\s*=/m.test(text)
    ) {
      return [];
    }
    const start = /^\uFEFF*/.exec(text)?.[0].length ?? 0;
    const end = /\r?\n/.exec(text)?.[0] ?? "\n";
    return [{ start, end: start, text: `# yaml-language-server: $schema=${schema}${end}` }];
  },
};
