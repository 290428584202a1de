import { outermostNames } from "./field-names.js";
import { type Misfit, mergeMark, misfits, oddSpace } from "./misfit-words.js";
import { bareField, isId, keyed, slipIn, startsField } from "./yaml-line.js";
import { type Scanned, scanFlow, scanQuoted } from "./yaml-scan.js";

/** A block that is open: fields or items that all begin in one column. */
interface Level {
  /** Blanks before its lines. */
  readonly indent: number;
  readonly kind: "map" | "list";
  /** Where it begins. */
  readonly row: number;
  /** The field that it is in; empty outside any. */
  readonly owner: string;
  /** Its first field is a competency's id. */
  readonly ofIds: boolean;
}

/** Fields that stand farther out than any of their name can: where the first is, and the blocks that ended there. */
interface Strays {
  readonly row: number;
  readonly indent: number;
  readonly left: readonly Level[];
}

/** The last field or item that was read. */
interface Last {
  readonly row: number;
  readonly indent: number;
  readonly name: string;
  /** Where its value begins. */
  readonly column: number;
  /** What may follow farther in: a block, more words of the value, or nothing. */
  readonly open: "block" | "text" | "nothing";
  /** Its value is `[]` or `{}`. */
  readonly empty: boolean;
  /** The field before it, where that one has no value and this line may have been meant to be in it. */
  readonly owner: string | null;
}

/** Blank, or a comment. */
const silent = /^\s*(?:#|$)/;
const marker = /^(?:---|\.\.\.)(?:\s|$)/;
/** What may stand above the first field: the line that begins a document, and what YAML is told before it. */
const prelude = /^(?:---\s*(?:#.*)?$|%)/;
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

class Walk {
  private readonly lines: readonly string[];
  private readonly levels: Level[] = [];
  private row = 0;
  private last: Last | null = null;
  private misfit: Misfit | null = null;
  private strays: Strays | null = null;

  constructor(text: string) {
    this.lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  }

  found(): Misfit | null {
    while (this.misfit === null && this.row < this.lines.length) {
      const line = this.lines[this.row] ?? "";
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
    else if (oddSpace.test(rest[0] ?? "")) this.fail(misfits.invisible(rest), indent);
    else if (this.goesOn(indent, rest)) this.row += 1;
    else if (this.misfit === null) this.content(indent, rest, false);
  }

  /** More words of the value above. */
  private goesOn(indent: number, rest: string): boolean {
    const { last } = this;
    if (last?.open !== "text" || indent <= last.indent) return false;
    if (startsField(rest)) this.fieldInText(last, indent);
    else if (/:(?: |$)/.test(rest.replace(/ #.*/, "")))
      this.fail(misfits.colon(), last.column, last.row);
    return this.misfit === null;
  }

  /** A field where only more words of a value could stand. */
  private fieldInText(last: Last, indent: number): void {
    const text = (this.lines[last.row] ?? "").slice(last.column);
    // Among ratings, and not in a list, an id alone lacks its colon.
    const isRating = isId(text) && this.levels.at(-1)?.kind !== "list";
    const word = isRating ? text : bareField(text);
    if (this.blamedAbove(indent, "map")) return;
    if (last.name === "" && word !== null) this.fail(misfits.noColon(word), last.column, last.row);
    else if (last.owner !== null) this.fail(misfits.belongs(last.owner), last.indent, last.row);
    else this.fail(misfits.farther(), indent);
  }

  private content(indent: number, rest: string, inItem: boolean): void {
    const hyphen = /^-(?: +|$)/.exec(rest);
    if (hyphen !== null) {
      if (!inItem && !this.enter(indent, "list")) return;
      if (inItem) this.open(indent, "list");
      const inner = rest.slice(hyphen[0].length);
      if (silent.test(inner)) this.read(indent, "", indent + rest.length, "");
      else this.content(indent + hyphen[0].length, inner, true);
      return;
    }
    const slip = slipIn(rest, {
      inItem,
      besideList: this.levels.some((one) => one.kind === "list" && one.indent === indent),
      besideFields: this.levels.some((one) => one.kind === "map" && one.indent === indent),
      fieldFollows: this.fieldFollows(indent),
    });
    if (slip !== null) {
      this.fail(slip.words, indent + slip.at);
      return;
    }
    const key = keyed.exec(rest);
    if (key !== null) {
      if (inItem) this.open(indent, "map", key[1]);
      else if (!this.enter(indent, "map", key[1])) return;
      const after = rest.slice(key[0].length);
      const value = after.trimStart();
      this.read(indent, key[1] ?? "", indent + rest.length - value.length, value);
      return;
    }
    const top = this.levels.at(-1);
    const holder = top?.indent ?? -1;
    const below = this.last === null || (this.last.open === "block" && indent > this.last.indent);
    const word = bareField(rest);
    const alone = this.levels.length > 0 || /^["'[{]/.test(rest) || !this.goesFurther();
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

  private open(indent: number, kind: Level["kind"], name = ""): void {
    const { last, levels, row } = this;
    const owner = last?.open === "block" && last.name !== "" ? last.name : levels.at(-1)?.owner;
    levels.push({ indent, kind, row, owner: owner ?? "", ofIds: isId(name) });
  }

  /** Goes to the block that a line with this many blanks before it is in; false where there is none. */
  private enter(indent: number, kind: Level["kind"], name = ""): boolean {
    const { levels, last } = this;
    const depth = levels.length;
    const above = [...levels];
    while ((levels.at(-1)?.indent ?? -1) > indent) levels.pop();
    const outward = levels.length < depth;
    const top = levels.at(-1);
    const opens = !outward && (last === null || last.open === "block");
    if (top === undefined && depth === 0) this.open(indent, kind, name);
    else if (top === undefined) this.fail(misfits.between(kind), indent);
    else if (top.indent < indent && opens) this.open(indent, kind, name);
    else if (top.indent < indent) this.misplaced(indent, kind, outward);
    else if (top.kind === kind) this.note(name, above.slice(levels.length));
    else if (kind === "list" && opens) this.open(indent, kind);
    else if (kind === "list") this.misplaced(indent, kind, true);
    else {
      levels.pop();
      const under = levels.at(-1);
      if (under?.indent === indent && under.kind === "map")
        this.note(name, above.slice(levels.length));
      else this.fail(misfits.noHyphen(), indent);
    }
    return this.misfit === null;
  }

  /** Remembers a field that stands farther out than one of its name can. */
  private note(name: string, left: readonly Level[]): void {
    const level = this.levels.at(-1);
    if (name === "" || level === undefined || level.kind === "list") return;
    const inPlace =
      this.levels.length === 1 ? this.outermost().has(name) : !level.ofIds || isId(name);
    if (inPlace) this.strays = null;
    else if (left.length > 0) this.strays = { row: this.row, indent: level.indent, left };
  }

  private outermost(): ReadonlySet<string> {
    return outermostNames(this.lines.join("\n"));
  }

  /** The line fits what is farther up, or what follows it: a line above it is the one out of place. */
  private blamedAbove(indent: number, kind: Level["kind"]): boolean {
    const { strays, lines, row } = this;
    const left = strays?.left.find((one) => one.indent === indent && one.kind === kind);
    if (strays !== null && left !== undefined) {
      this.fail(misfits.movedOut(left.owner), strays.indent, strays.row);
      return true;
    }
    const top =
      kind === "list" ? this.levels.findLast((one) => one.kind === kind) : this.levels.at(-1);
    if (top === undefined || top.kind !== kind || top.owner === "" || top.indent >= indent)
      return false;
    const starts = (line: string, at: number): boolean =>
      line.search(/[^ ]/) === at && (kind === "list" ? /^ *-(?: |$)/ : keyed).test(line.slice(at));
    const inside = (line: string): boolean =>
      silent.test(line) || line.search(/[^ ]/) >= top.indent;
    const end = lines.findIndex((line, at) => at > row && !inside(line));
    const rest = lines.slice(top.row + 1, end < 0 ? undefined : end);
    const beside = rest.filter((line) => starts(line, indent)).length;
    if (beside < 2 || rest.some((line) => starts(line, top.indent))) return false;
    this.fail(misfits.between(kind), (lines[top.row] ?? "").search(/[^ ]/), top.row);
    return true;
  }

  /** A line that begins where nothing can. */
  private misplaced(indent: number, kind: Level["kind"], outward: boolean): void {
    const { last } = this;
    if ((!outward || kind === "list") && this.blamedAbove(indent, kind)) return;
    if (last?.empty === true && (kind === "list" || indent > last.indent + 1))
      this.fail(misfits.emptied(last.name), last.column, last.row);
    else if (last !== null && !outward && last.owner !== null)
      this.fail(misfits.belongs(last.owner), last.indent, last.row);
    else this.fail(outward ? misfits.between(kind) : misfits.farther(), indent);
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
        this.fail(/^[“”‘’]/.test(value) ? misfits.curly() : misfits.colon(), column);
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
      const line = this.lines[this.row] ?? "";
      if (/^[ \t]*$/.test(line)) continue;
      // Blanks only: any other white space is text already.
      const blanks = line.search(/[^ ]/);
      if (blanks < (least ?? indent + 1)) return;
      // Where it is not told, the first line says how far in the text is.
      least ??= blanks;
    }
  }
}
