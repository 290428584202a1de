import type { Finding, Place } from "../../model/diagnostic.js";
import type { Body, Section } from "../../parse/body.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { lineAt } from "../../parse/lines.js";
import { quoted } from "../../words/quoted.js";
import { nearest } from "../../words/suggest.js";
import { type KnownHeading, titleOf } from "../headings.js";

/** Why a section is missing, and where the reason stands. */
interface Reason {
  /** Counted from the first line of the body. */
  readonly index: number;
  readonly message: string;
  readonly hint: string;
}

const letters = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

/** The line that opens a block of code or a comment that nothing closes, and which of the two it is. */
function unclosed(lines: readonly string[]): Reason | null {
  let open: { readonly index: number; readonly mark: string } | null = null;
  for (const [index, line] of lines.entries()) {
    if (open?.mark === "<!--") {
      if (line.includes("-->")) open = null;
      continue;
    }
    const [, mark = ""] = /^ {0,3}(`{3,}|~{3,}|<!--)/.exec(line) ?? [];
    if (open !== null) {
      if (mark.startsWith(open.mark) && line.trim() === mark) open = null;
    } else if (mark === "<!--" ? !line.includes("-->") : mark !== "") open = { index, mark };
  }
  if (open === null) return null;
  const [what, closing] =
    open.mark === "<!--"
      ? ["comment", "`-->`"]
      : [
          "block of code",
          `of ${open.mark.length} ${open.mark[0] === "~" ? "tildes" : "backticks"}`,
        ];
  return {
    index: open.index,
    message: `A ${what} is opened here and not closed, so the headings below it are not seen`,
    hint: `Add a line ${closing} where it ends, or take this line out.`,
  };
}

/** A line with the words of a heading that is none: without its space, in bold, indented, or without its hashes. */
export function almost(lines: readonly string[], title: string): Reason | null {
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

/** The heading that was meant by one that a competency does not have: it is told about that one, and not as missing too. */
export function meantHeading(
  heading: string,
  unknown: readonly Section[],
  missing: readonly KnownHeading[],
): KnownHeading | null {
  const near = nearest(
    heading,
    missing.map(({ title }) => title),
  );
  const only = missing.length === 1 && unknown.length === 1 ? missing[0] : undefined;
  return missing.find(({ title }) => title === near) ?? only ?? null;
}

/** What is said of the sections that are missing, and the sections whose lists are not as they seem because of it. */
export function missingSections(
  { file, body: text, bodyLine }: ParsedDocument,
  body: Body,
  missing: readonly string[],
): { readonly findings: readonly Finding[]; readonly spoilt: ReadonlySet<string> } {
  if (missing.length === 0) return { findings: [], spoilt: new Set() };
  const lines = text.split(/\r?\n/);
  const placeOf = (index: number): Place => ({
    line: bodyLine + index,
    column: Math.max(0, lineAt(lines, index).search(/\S/)) + 1,
  });
  const open = unclosed(lines);
  const reasons =
    open === null
      ? missing.map((id) => ({ id, reason: almost(lines, titleOf(id)) }))
      : missing.slice(0, 1).map((id) => ({ id, reason: open }));
  const spoilt = reasons.flatMap(({ reason }) => {
    const line = bodyLine + (reason?.index ?? -1);
    const section =
      reason === null ? undefined : body.sections.findLast(({ place }) => place.line <= line);
    return section === undefined ? [] : [section.id];
  });
  const findings = reasons.map(({ id, reason }) => {
    const title = titleOf(id);
    return {
      code: "section-missing",
      file: file.name,
      where: reason === null ? body.place : placeOf(reason.index),
      message: reason?.message ?? `There is no section \`## ${title}\``,
      hint: reason?.hint ?? `Add the heading \`## ${title}\` with its list below it.`,
    };
  });
  return { findings, spoilt: new Set(spoilt) };
}
