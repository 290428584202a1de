import type { DataPlace, Finding } from "../../model/diagnostic.js";
import type { SourceFile } from "../../model/source-file.js";
import { isFields } from "../../parse/fields.js";
import { linesOf } from "../../parse/lines.js";
import { locator } from "../../parse/locate.js";
import type { Quotes } from "../check-folder.js";

/** Which part of the check found something: by looking at one file, across files, or by comparing wordings. */
export type Origin = "file" | "across" | "wording";

/** A finding at the line where it was found. */
export interface Kept {
  readonly from: Origin;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly line: number;
  readonly column: number;
  /** The field that it is about, where it is about one. */
  readonly field?: DataPlace;
}

/** What was found in one file, with the lines that it is about. */
export interface Remembered {
  readonly found: readonly Kept[];
  readonly quotes: Quotes;
}

const isKept = (value: unknown): boolean =>
  isFields(value) &&
  ["from", "code", "message"].every((name) => typeof value[name] === "string") &&
  ["string", "undefined"].includes(typeof value["hint"]) &&
  Number.isInteger(value["line"]) &&
  Number.isInteger(value["column"]) &&
  (value["field"] === undefined ||
    (isFields(value["field"]) && Array.isArray(value["field"]["path"])));

export const isRemembered = (value: unknown): value is Remembered =>
  isFields(value) &&
  Array.isArray(value["found"]) &&
  value["found"].every(isKept) &&
  isFields(value["quotes"]) &&
  Object.values(value["quotes"]).every((line) => typeof line === "string");

/** What was remembered, as any other findings of this file. */
export const findingsOf = (file: string, { found }: Remembered): readonly Finding[] =>
  found.map(({ code, message, hint, line, column }) => ({
    code,
    file,
    where: { line, column },
    message,
    ...(hint === undefined ? {} : { hint }),
  }));

/** Puts together what is to be remembered of one file. `read` is asked for the text only where a place is not known yet. */
export class Remembering {
  private readonly found: Kept[] = [];
  private readonly quotes: Record<number, string> = {};
  private readonly read: () => SourceFile;
  private opened: {
    readonly place: ReturnType<typeof locator>;
    readonly lines: readonly string[];
  } | null = null;

  constructor(read: () => SourceFile) {
    this.read = read;
  }

  private open(): NonNullable<Remembering["opened"]> {
    if (this.opened === null) {
      const file = this.read();
      this.opened = { place: locator(file), lines: linesOf(file.text) };
    }
    return this.opened;
  }

  /** Adds a finding at the place where it is in the text as it is now. */
  add(from: Origin, { code, message, hint, where }: Omit<Finding, "file">): void {
    const { place, lines } = this.open();
    const { line, column } = place(where);
    this.found.push({
      from,
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      line,
      column,
      ...("line" in where ? {} : { field: where }),
    });
    this.quotes[line] = lines[line - 1] ?? "";
  }

  /** Keeps a finding whose line is as it was. */
  keep(kept: Kept, quotes: Quotes): void {
    this.found.push(kept);
    this.quotes[kept.line] = quotes[kept.line] ?? "";
  }

  /** Null where nothing was found. */
  result(): Remembered | null {
    return this.found.length === 0 ? null : { found: this.found, quotes: this.quotes };
  }
}
