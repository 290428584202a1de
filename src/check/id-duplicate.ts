import type { Found, FrameworkContext, Rule } from "./rule.js";

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  const first = new Map<string, string>();
  for (const { kind, data, file } of documents) {
    const id = kind === "qualification" ? data["band"] : data["id"];
    if (
      kind === "manifest" ||
      kind === "sources" ||
      (typeof id !== "string" && typeof id !== "number")
    )
      continue;
    const key = `${kind} ${id}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, file.name);
    else {
      yield {
        file: file.name,
        where: { path: [kind === "qualification" ? "band" : "id"] },
        message: `\`${id}\` is already the id of another file`,
        hint: `See ${before}. Ids are permanent: give the newer of the two an id that has never been used.`,
      };
    }
  }
}

export const idDuplicate: Rule = {
  code: "id-duplicate",
  severity: "error",
  what: "Two files have the same id.",
  why: "People's ratings and evidence name an id. When two competencies share it, nobody can tell which one was meant.",
  mend: "Give the newer file an id that has never been used, and name its file after it.",
  example: {
    folder: "research/band-6",
    wrong: ["RS-6-01-run-a-small-audit.md", "RS-6-01-join-a-study-team.md"],
    right: ["RS-6-01-run-a-small-audit.md", "RS-6-02-join-a-study-team.md"],
  },
  framework,
};
