import { isUtf8 } from "node:buffer";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import type { Finding } from "../model/diagnostic.js";
import type { SourceFile } from "../model/source-file.js";
import { quoted } from "../words/quoted.js";
import { adviceOnMissing, namesBelow } from "./neighbours.js";

/** The largest file that is read, in bytes: YAML parsing is quadratic on hostile input. */
export const largestFile = 1024 * 1024;

export interface ReadFile {
  /** Null where the findings say why it cannot be read as text. */
  readonly file: SourceFile | null;
  readonly findings: readonly Finding[];
  /** As they were read; none where the file cannot be opened. */
  readonly bytes: Buffer;
}

/** A path as people see it: relative to the working folder where it lies inside, with forward slashes. */
export function displayName(io: Io, path: string): string {
  const inside = relative(io.cwd, resolve(io.cwd, path));
  const shown = inside === "" ? "." : inside.startsWith("..") ? path : inside;
  return shown.split(sep).join("/");
}

/** What to do about a file that cannot be opened, by what the system says of it. */
const advice: Readonly<Record<string, (io: Io, path: string) => string>> = {
  ENOENT: adviceOnMissing,
  ENOTDIR: adviceOnMissing,
  EISDIR: (io, path) => {
    const names = namesBelow(io, resolve(io.cwd, path)).filter((name) =>
      /(?<!^framework|^sources)\.ya?ml$/i.test(name),
    );
    const files = names.slice(0, 3).map((name) => quoted(join(path, name)));
    return `Name a file${files.length > 0 ? `, such as ${files.join(" or ")}` : " in it"}.`;
  },
  EACCES: () => "Ask whoever it belongs to for permission to read it, or for a copy.",
  EPERM: () => "Ask whoever it belongs to for permission to read it, or for a copy.",
  EBUSY: () => "Close the other program and try again.",
  TOO_LARGE: () =>
    "It should be text of a few pages. Keep pictures, documents and data in files of their own, and write down where they are.",
};

const adviceOnUnreadable = (io: Io, path: string, error: unknown): string =>
  (
    advice[(error as { code?: string } | null)?.code ?? ""] ??
    (() => "Check the path and try again.")
  )(io, path);

/** One text file, or the finding that says why not. Text is UTF-8 without NUL characters. */
export function readText(io: Io, path: string, name = displayName(io, path)): ReadFile {
  let bytes: Buffer;
  try {
    bytes = io.read(isAbsolute(path) ? path : resolve(io.cwd, path), largestFile);
  } catch (error) {
    return unreadable(
      name,
      Buffer.alloc(0),
      `The file cannot be read: ${reasonFor(error)}`,
      adviceOnUnreadable(io, path, error),
    );
  }
  return textOf(name, bytes);
}

const refused = (
  code: string,
  file: string,
  bytes: Buffer,
  rest: Omit<Finding, "code" | "file">,
): ReadFile => ({
  file: null,
  findings: [{ code, file, ...rest }],
  bytes,
});

const start = { line: 1, column: 1 };

const unreadable = (name: string, bytes: Buffer, message: string, hint: string): ReadFile =>
  refused("file-unreadable", name, bytes, { where: start, message, hint });

/** Text in UTF-16: it starts with its byte order mark, or every second byte of its start is nought. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) return true;
  const head = bytes.subarray(0, 64);
  const noughts = (first: number): boolean =>
    head.length > 3 && head.every((byte, at) => (byte === 0) === (at % 2 === first));
  return noughts(0) || noughts(1);
}

/**
 * A carriage return alone ends a line in YAML (1.2.2, section 5.4) and in CommonMark (0.31, section 2.1), and in nothing that
 * reads them here. As a line feed it keeps every offset as it is.
 */
const withLineFeeds = (text: string): string =>
  text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;

/** What a document of another kind begins with, in Latin-1. */
const documents: readonly (readonly [begin: string, kind: string])[] = [
  ["{\\rtf", "an RTF document"],
  ["%PDF-", "a PDF"],
  ["PK\u0003\u0004", "a Word or OpenDocument file, or another that is packed"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Word document"],
  ["<!doctype html", "a web page (HTML)"],
  ["<html", "a web page (HTML)"],
];

/** Bytes from wherever they were read, as a text file. */
export function textOf(name: string, bytes: Buffer): ReadFile {
  const head = bytes.toString("latin1", 0, 200).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, "");
  const [, kind] =
    documents.find(([begin]) => head.toLowerCase().startsWith(begin.toLowerCase())) ?? [];
  if (kind !== undefined) {
    return unreadable(
      name,
      bytes,
      `The file is ${kind}, and not plain text`,
      "Open it in the program that made it, and save it as plain text in UTF-8 (.txt). Then give it its name back.",
    );
  }
  if (isUtf16(bytes)) {
    return refused("file-encoding", name, bytes, {
      where: start,
      message: "The file is in UTF-16, and not in UTF-8",
      hint: "Save it again and choose UTF-8 as the encoding. In Windows programs it may be called plain text or Unicode (UTF-8).",
    });
  }
  if (bytes.includes(0)) {
    return unreadable(name, bytes, "The file is not plain text", "Save it as plain text in UTF-8.");
  }
  const text = withLineFeeds(bytes.toString("utf8"));
  if (isUtf8(bytes)) return { file: { name, text }, findings: [], bytes };
  return refused("file-encoding", name, bytes, {
    where: firstBadCharacter(text),
    message: "The file is not in UTF-8 from here on",
    hint: "Save it again and choose UTF-8 as the encoding; then look at the accented letters and quotes.",
  });
}

/** Line and column of the first character that could not be decoded. */
function firstBadCharacter(text: string): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, text.indexOf("\uFFFD"))).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
