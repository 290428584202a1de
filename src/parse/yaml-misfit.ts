import { holdsText } from "./field-names.js";
import { lineAt } from "./lines.js";
import { colonIn, type Misfit, mergeMark, misfits, oddSpace } from "./misfit-words.js";
import { Blocks, type Kind, type Last } from "./yaml-blocks.js";
import { bareField, isId, keyed, silent, slipIn, startsField } from "./yaml-line.js";
import { type Scanned, scanFlow, scanQuoted } from "./yaml-scan.js";

const marker = /^(?:---|\.\.\.)(?:\s|$)/;
/** What may stand above the first field: the line that begins a document, and what YAML is told before it. */
const prelude = /^(?:---\s*(?:#.*)?$|%)/;
/** What can only be a field below a value that is no text: one word with a colon, in an item or not. */
const oneWordField = /^(?:- +)*[{[]?[\w-]+:(?: |$)/;
const quotedField = /^(?:"[^"]*"|'[^']*'):(?: |$)/;
const header = /^[|>][-+0-9]{0,2}\s*(?:#.*)?$/;

/**
 * Reads YAML as its author sees it, line by line, and stops at the first line that does not fit what is above it. The parser
 * says for certain that something is wrong, but often notices only later, or blames the line before. Null where every line
 * fits as far as can be seen.
 */
export function firstMisfit(text: string): Misfit | null {
  const walk = new Walk(text);
  return walk.found();
}

/** What is wrong with words that stand where a field does, and how far in. */
function lacking(text: string): { readonly words: Misfit["words"]; readonly at: number } {
  const [, word = "", colon] = /^([\w-]+)(?:(:)| *[=;]| +)\S/.exec(text) ?? [];
  if (word === "") return { words: misfits.stray(), at: 0 };
  if (colon === undefined) return { words: misfits.noColon(word), at: 0 };
  const at = word.length + 1;
  return { words: misfits.space(text, at), at };
}

class Walk {
  private readonly lines: readonly string[];
  private readonly blocks: Blocks;
  private row = 0;
  private last: Last | null = null;
  private misfit: Misfit | null = null;

  constructor(text: string) {
    this.lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
    this.blocks = new Blocks(this.lines);
  }

  found(): Misfit | null {
    while (this.misfit === null && this.row < this.lines.length) {
      const line = lineAt(this.lines, this.row);
      if (silent.test(line)) this.row += 1;
      else if (this.last === null && prelude.test(line)) this.row += 1;
      else if (marker.test(line)) return null;
      else this.line(line);
    }
    return this.misfit;
  }

  private fail(misfit: Misfit["words"], column: number, row = this.row): void {
    this.misfit ??= { row, column, words: misfit };
  }

  private line(line: string): void {
    const indent = line.length - line.replace(/^ +/, "").length;
    const rest = line.slice(indent);
    if (mergeMark.test(line)) this.fail(misfits.merge(line.slice(0, 7)), 0);
    else if (rest.startsWith("\t")) this.fail(misfits.tab(), indent);
    else if (oddSpace.test(rest.charAt(0))) this.fail(misfits.invisible(rest), indent);
    else if (this.goesOn(indent, rest)) this.row += 1;
    else if (this.misfit === null) this.content(indent, rest, false);
  }

  /** More words of the value above. */
  private goesOn(indent: number, rest: string): boolean {
    const { last } = this;
    if (last?.open !== "text" || indent <= last.indent) return false;
    const isWord = !holdsText(last.name) || !/\s/.test(this.textOf(last));
    if (startsField(rest) || quotedField.test(rest) || (isWord && oneWordField.test(rest)))
      this.fieldInText(last, indent, rest.startsWith("-") ? "list" : "map");
    else if (/:(?: |$)/.test(rest.replace(/ #.*/, "")))
      this.fail(misfits.colon(), last.column, last.row);
    return this.misfit === null;
  }

  private textOf({ row, column }: Last): string {
    return lineAt(this.lines, row).slice(column).trimEnd();
  }

  /** A field where only more words of a value could stand. */
  private fieldInText(last: Last, indent: number, kind: Kind): void {
    const text = this.textOf(last);
    const inList = this.blocks.innermost?.kind === "list";
    // Among ratings, and not in a list, an id alone lacks its colon.
    const isRating = isId(text) && !inList;
    const word = isRating ? text : bareField(text);
    const blamed = this.blocks.blamedAbove(this.row, indent, kind);
    if (blamed !== null) this.misfit ??= blamed;
    else if (last.name === "" && word !== null)
      this.fail(misfits.noColon(word), last.column, last.row);
    else if (last.name === "" && last.column === indent && !inList) {
      const { words, at } = lacking(text);
      this.fail(words, last.column + at, last.row);
    } else if (last.owner !== null) this.fail(misfits.belongs(last.owner), last.indent, last.row);
    else this.fail(misfits.farther(), indent);
  }

  private content(indent: number, rest: string, inItem: boolean): void {
    const hyphen = /^-(?: +|$)/.exec(rest);
    if (hyphen !== null) {
      if (!inItem && !this.enter(indent, "list")) return;
      if (inItem) this.blocks.open({ row: this.row, indent, kind: "list" }, this.last);
      const inner = rest.slice(hyphen[0].length);
      if (silent.test(inner)) this.read(indent, "", indent + rest.length, "");
      else this.content(indent + hyphen[0].length, inner, true);
      return;
    }
    const { last } = this;
    const slip = slipIn(rest, {
      inItem,
      besideList: this.blocks.holds(indent, "list"),
      besideFields: this.blocks.holds(indent, "map"),
      fieldFollows: this.fieldFollows(indent),
      inText: last?.open === "block" && last.indent < indent && holdsText(last.name),
    });
    if (slip !== null) {
      this.fail(slip.words, indent + slip.at);
      return;
    }
    const key = keyed.exec(rest);
    if (key !== null) {
      const [, name = ""] = key;
      if (inItem) this.blocks.open({ row: this.row, indent, kind: "map", name }, this.last);
      else if (!this.enter(indent, "map", name)) return;
      const after = rest.slice(key[0].length);
      const value = after.trimStart();
      this.read(indent, name, indent + rest.length - value.length, value);
      return;
    }
    const top = this.blocks.innermost;
    const holder = top?.indent ?? -1;
    const below = this.last === null || (this.last.open === "block" && indent > this.last.indent);
    const word = bareField(rest);
    const alone = top !== undefined || /^["'[{]/.test(rest) || !this.goesFurther();
    if (inItem || (below && alone)) this.read(holder, "", indent, rest);
    else if (word !== null) this.fail(misfits.noColon(word), indent);
    else if (top?.kind === "list" && holder === indent) this.fail(misfits.noHyphen(), indent);
    // A rating, which is never a field of the file itself.
    else this.fail(isId(rest) && indent > 0 ? misfits.noColon(rest) : misfits.stray(), indent);
  }

  private goesFurther(): boolean {
    return this.lines.slice(this.row + 1).some((line) => !silent.test(line));
  }

  private fieldFollows(indent: number): boolean {
    const next = this.lines.slice(this.row + 1).find((line) => !silent.test(line)) ?? "";
    return next.startsWith(" ".repeat(indent)) && startsField(next.slice(indent));
  }

  /** Goes to the block that the line is in; false where there is none. */
  private enter(indent: number, kind: Kind, name = ""): boolean {
    this.misfit ??= this.blocks.enter({ row: this.row, indent, kind, name }, this.last);
    return this.misfit === null;
  }

  /** The value of a field or an item, from its first character on. */
  private read(indent: number, name: string, column: number, value: string): void {
    const before = this.last;
    const note = (open: Last["open"], empty = false): void => {
      const owner =
        name !== "" && before?.open === "block" && before.indent === indent && before.name !== ""
          ? before.name
          : null;
      this.last = { row: this.row, indent, name, column, open, empty, owner };
    };
    const first = value[0] ?? "#";
    if (first === "#") {
      note("block");
      this.row += 1;
    } else if (header.test(value)) {
      note("nothing");
      this.skipText(indent, /\d/.test(value));
    } else if (first === '"' || first === "'") {
      this.past(scanQuoted(this.lines, this.row, column, indent), () => note("nothing"));
    } else if (first === "[" || first === "{") {
      const empty = /^(?:\[ *\]|\{ *\})\s*(?:#.*)?$/.test(value);
      this.past(scanFlow(this.lines, this.row, column, indent), () => note("nothing", empty));
    } else if (/[&*!|>%@`,\]}]/.test(first)) {
      this.fail(misfits.start(first), column);
    } else {
      const words = value.replace(/ #.*/, "").trimEnd();
      if (/:(?: |$)/.test(words)) {
        this.fail(colonIn(words), column);
      }
      note("text");
      this.row += 1;
    }
  }

  private past(scanned: Scanned, note: () => void): void {
    if ("words" in scanned) {
      this.misfit ??= scanned;
      return;
    }
    note();
    this.row = scanned.row + 1;
  }

  /** Literal or folded text: all that is as far in as its first line, which is farther than its field. */
  private skipText(indent: number, told: boolean): void {
    this.row += 1;
    let least: number | null = told ? indent + 1 : null;
    for (; this.row < this.lines.length; this.row += 1) {
      const line = lineAt(this.lines, this.row);
      if (/^[ \t]*$/.test(line)) continue;
      // Blanks only: any other white space is text already.
      const blanks = line.search(/[^ ]/);
      if (blanks < (least ?? indent + 1)) return;
      // Where it is not told, the first line says how far in the text is.
      least ??= blanks;
    }
  }
}
