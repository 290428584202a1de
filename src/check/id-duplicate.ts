import { fieldsOf, isText, listOf } from "../parse/fields.js";
import { fileId } from "./placement.js";
import type { FoundInField, FrameworkContext, Rule } from "./rule.js";

type Holder = FrameworkContext["documents"][number];

/** Of the files that share an id, the one whose name says it too; else the first. The others are the ones to mend. */
function rightful(files: readonly Holder[], id: string): Holder | undefined {
  return files.find(({ path }) => fileId(path) === id) ?? files[0];
}

/** Lists in the manifest and in `sources.yaml` whose entries other files name by their ids. */
const lists = {
  manifest: ["pillars", "themes", "evidence-types", "supplements", "professions", "regulators"],
  sources: ["sources"],
} as const;

/** Entries of one list that share an id: whoever names it could mean either. */
function* entries({ kind, file, data }: Holder): Iterable<FoundInField> {
  if (kind !== "manifest" && kind !== "sources") return;
  for (const field of lists[kind]) {
    const seen = new Set<string>();
    for (const [index, item] of listOf(data[field]).entries()) {
      const { id } = fieldsOf(item);
      if (!isText(id)) continue;
      if (seen.has(id)) {
        yield {
          file: file.name,
          where: { path: [field, index, "id"] },
          message: `\`${id}\` is already the id of another entry of \`${field}\``,
          hint: "Give the newer of the two an id of its own, or take it out.",
        };
      }
      seen.add(id);
    }
  }
}

function* find({ documents }: FrameworkContext): Iterable<FoundInField> {
  for (const document of documents) yield* entries(document);
  const holders = new Map<string, Holder[]>();
  for (const document of documents) {
    const { kind, data } = document;
    const id = kind === "qualification" ? data["band"] : data["id"];
    if (typeof id !== "string" && typeof id !== "number") continue;
    const key = `${kind} ${id}`;
    holders.set(key, [...(holders.get(key) ?? []), document]);
  }
  for (const [key, files] of holders) {
    const id = key.slice(key.indexOf(" ") + 1);
    const first = rightful(files, id);
    for (const { kind, file } of files.filter((one) => one !== first)) {
      yield {
        file: file.name,
        where: { path: [kind === "qualification" ? "band" : "id"] },
        message: `\`${id}\` is already the id of another file`,
        hint: `See ${first?.file.name}. Ids are permanent: give the newer of the two an id that has never been used.`,
      };
    }
  }
}

export const idDuplicate: Rule = {
  code: "id-duplicate",
  severity: "error",
  what: "Two files have the same id, or two entries of one list in the manifest or the sources.",
  why: "People's ratings and evidence name an id. When two competencies share it, nobody can tell which one was meant.",
  mend: "Give the newer file an id that has never been used, and name its file after it.",
  example: {
    folder: "research/band-6",
    wrong: ["RS-6-01-run-a-small-audit.md", "RS-6-01-join-a-study-team.md"],
    right: ["RS-6-01-run-a-small-audit.md", "RS-6-02-join-a-study-team.md"],
  },
  across: { find },
};
