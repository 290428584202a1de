import type { Finding } from "../model/diagnostic.js";
import type { Body } from "../parse/body.js";
import type { ParsedDocument } from "../parse/kind.js";
import { quoted } from "../words/quoted.js";
import { missingHeadings } from "./headings.js";
import { bodyLines, type OddLine } from "./odd-line.js";

const letters = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

/** The line that opens a block of code or a comment that nothing closes. */
function unclosed(lines: readonly string[]): OddLine | null {
  let open: { readonly index: number; readonly mark: string } | null = null;
  for (const [index, line] of lines.entries()) {
    const [, mark = ""] = /^ {0,3}(`{3,}|~{3,}|<!--)/.exec(line) ?? [];
    const isComment = (open?.mark ?? mark) === "<!--";
    if (isComment) open = line.includes("-->") ? null : (open ?? { index, mark });
    else if (open === null) open = mark === "" ? null : { index, mark };
    else if (mark.startsWith(open.mark) && line.trim() === mark) open = null;
  }
  if (open === null) return null;
  const { index, mark } = open;
  const [what, closing] =
    mark === "<!--"
      ? ["comment", "`-->`"]
      : ["block of code", `of ${mark.length} ${mark[0] === "~" ? "tildes" : "backticks"}`];
  return {
    index,
    message: `A ${what} is opened here and not closed, so the headings below it are not seen`,
    hint: `Add a line ${closing} where it ends, or take this line out.`,
  };
}

/** A line with the words of a heading that is none: without its space, in bold, indented, or without its hashes. */
export function almostHeading(lines: readonly string[], title: string): OddLine | null {
  const wanted = letters(title);
  const index = lines.findIndex(
    (line) => line.length < wanted.length * 3 && letters(line) === wanted,
  );
  return index < 0
    ? null
    : {
        index,
        message: `${quoted(lines[index]?.trim())} is not a heading`,
        hint: `Write \`## ${title}\`: two hashes at the very start of the line, then an ordinary space.`,
      };
}

/** What is said of the sections that are missing, and the sections whose lists are not as they seem because of it. */
export function missingSections(
  document: ParsedDocument,
  body: Body,
): { readonly findings: readonly Finding[]; readonly spoilt: ReadonlySet<string> } {
  const missing = missingHeadings(body);
  const findings: Finding[] = [];
  const spoilt = new Set<string>();
  if (missing.length === 0) return { findings, spoilt };
  const { lines, placeOf } = bodyLines(document);
  const open = unclosed(lines);
  for (const { title } of open === null ? missing : missing.slice(0, 1)) {
    const odd = open ?? almostHeading(lines, title);
    const where = odd === null ? body.place : placeOf(odd.index);
    findings.push({
      code: "section-missing",
      file: document.file.name,
      where,
      message: odd?.message ?? `There is no section \`## ${title}\``,
      hint: odd?.hint ?? `Add the heading \`## ${title}\` with its list below it.`,
    });
    const around = odd && body.sections.findLast(({ place }) => place.line <= where.line);
    if (around) spoilt.add(around.id);
  }
  return { findings, spoilt };
}
