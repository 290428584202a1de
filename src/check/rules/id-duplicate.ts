import type { ParsedDocument } from "../../parse/kind.js";
import { withArticle } from "../../words/with-article.js";
import { entriesTwice } from "../entries-twice.js";
import { groupBy } from "../group-by.js";
import { fileId, pathParts } from "../placement.js";
import type { Found, FrameworkContext, Rule } from "../rule.js";

/** Names that programs give to a copy: `audit copy.md`, `audit - Copy (2).md`, `audit (1).md`, `Copy of audit.md`. */
const copied =
  /(?: copy(?: \d+| \(\d+\))?| ?\(\d+\)| \([^()]*conflict[^()]*\)|[.-]sync-conflict-[^/]*)\.md$|^copy (?:\(\d+\) )?of /i;

const nameOf = (path: string): string => pathParts(path).file.replace(/\.md$/i, "");

/** One name begins with all of the other's: `audit-LAPTOP7.md`, which a program puts beside `audit.md` when both were changed. */
const extendsName = (one: ParsedDocument, other: ParsedDocument): boolean => {
  const [name, shorter] = [nameOf(one.path), nameOf(other.path)];
  return name.length > shorter.length && name.startsWith(shorter);
};

const isCopy = (one: ParsedDocument, files: readonly ParsedDocument[]): boolean =>
  copied.test(pathParts(one.path).file) || files.some((other) => extendsName(one, other));

/** Of the files that share an id, the one whose name says it too and is no copy's; else the first. The others are the ones to mend. */
function rightful(files: readonly ParsedDocument[], id: string): ParsedDocument | undefined {
  const named = files.filter(({ path }) => fileId(path) === id);
  const likely = named.length > 0 ? named : files;
  return likely.find((one) => !isCopy(one, likely)) ?? likely[0];
}

/** Entries of the manifest's and the sources' own lists. */
function* entries({ kind, file, data }: ParsedDocument): Iterable<Found> {
  for (const { path, name, what, list } of entriesTwice(kind, data)) {
    yield {
      file: file.name,
      where: { path },
      message: `\`${name}\` is already the ${what} of another entry of \`${list}\``,
      hint: `Give the newer of the two ${withArticle(what)} of its own, or take it out.`,
    };
  }
}

/** A page about qualifications has its band's number for an id. */
const fieldOf = ({ kind }: ParsedDocument): string => (kind === "qualification" ? "band" : "id");

function* framework({ documents }: FrameworkContext): Iterable<Found> {
  for (const document of documents) yield* entries(document);
  const held = documents.filter((one) => /^(?:string|number)$/.test(typeof one.data[fieldOf(one)]));
  const holders = groupBy(held, (one) => `${one.kind} ${one.data[fieldOf(one)]}`);
  for (const [key, files] of holders) {
    const id = key.slice(key.indexOf(" ") + 1);
    const first = rightful(files, id);
    for (const one of files.filter((file) => file !== first)) {
      const named = one.kind === "competency" ? fileId(one.path) : null;
      yield {
        file: one.file.name,
        where: { path: [fieldOf(one)] },
        message: `\`${id}\` is already the id of another file`,
        hint:
          named !== null && !holders.has(`competency ${named}`)
            ? `See ${first?.file.name}. By its name this file is \`${named}\`.`
            : isCopy(one, files)
              ? `See ${first?.file.name}. This looks like a copy: put what is new in it into that file, and take the copy away.`
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
