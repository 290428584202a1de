import { entriesTwice } from "../entries-twice.js";
import { fileId } from "../placement.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

type Holder = FrameworkContext["documents"][number];

/** Names that programs give to a copy: `audit copy.md`, `audit - Copy (2).md`, `audit (1).md`. */
const copied = /(?: - copy| copy(?: \d+)?)?(?: ?\(\d+\))?\.md$/i;
const isCopy = ({ path }: Holder): boolean => copied.exec(path)?.[0].toLowerCase() !== ".md";

/** Of the files that share an id, the one whose name says it too and is no copy's; else the first. The others are the ones to mend. */
function rightful(files: readonly Holder[], id: string): Holder | undefined {
  const named = files.filter(({ path }) => fileId(path) === id);
  const likely = named.length > 0 ? named : files;
  return likely.find((file) => !isCopy(file)) ?? likely[0];
}

/** The manifest's and the sources' own lists. */
function* entries({ kind, file, data }: Holder): Iterable<Found> {
  for (const { path, name, what, list } of entriesTwice(kind, data)) {
    yield {
      file: file.name,
      where: { path },
      message: `\`${name}\` is already the ${what} of another entry of \`${list}\``,
      hint: `Give the newer of the two ${/^[aeiou]/.test(what) ? "an" : "a"} ${what} of its own, or take it out.`,
    };
  }
}

function* framework({ documents }: FrameworkContext): Iterable<Found> {
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
    for (const { kind, file, path } of files.filter((one) => one !== first)) {
      const named = fileId(path);
      const isFree = kind === "competency" && named !== null && !holders.has(`${kind} ${named}`);
      yield {
        file: file.name,
        where: { path: [kind === "qualification" ? "band" : "id"] },
        message: `\`${id}\` is already the id of another file`,
        hint: isFree
          ? `See ${first?.file.name}. By its name this file is \`${named}\`.`
          : `See ${first?.file.name}. Ids are permanent: give the newer of the two an id that has never been used.`,
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
  framework,
};
