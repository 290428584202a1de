import { outermostNames } from "./field-names.js";
import { lineAt } from "./lines.js";
import { type Misfit, misfits } from "./misfit-words.js";
import { isId, keyed, silent } from "./yaml-line.js";

export type Kind = "map" | "list";

/** A line that begins a field or an item. */
interface Line {
  /** From 0. */
  readonly row: number;
  /** Blanks before it. */
  readonly indent: number;
  readonly kind: Kind;
  /** The field's. */
  readonly name?: string;
}

/** A block that is open: fields or items that all begin in one column. */
interface Block extends Line {
  /** The field that it is in; empty outside any. */
  readonly owner: string;
  /** Its first field is a competency's id. */
  readonly ofIds: boolean;
}

/** Fields that stand farther out than any of their name can: where the first is, and the blocks that ended there. */
interface Strays {
  readonly row: number;
  readonly indent: number;
  readonly left: readonly Block[];
}

/** The last field or item that was read. */
export interface Last {
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

const depth = (line: string): number => line.search(/[^ ]/);

const starts = (line: string, at: number, kind: Kind): boolean => {
  const rest = line.slice(at);
  const isItem = /^-(?: |$)/.test(rest);
  return depth(line) === at && (kind === "list" ? isItem : !isItem && keyed.test(rest));
};

/** How much farther in a block usually begins than what it is in. */
const step = 2;

/** The blocks that are open at a line, each in the one before it. */
export class Blocks {
  private readonly stack: Block[] = [];
  private strays: Strays | null = null;
  private readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  get innermost(): Block | undefined {
    return this.stack.at(-1);
  }

  /** A block whose lines begin in this column is open. */
  holds(indent: number, kind: Kind): boolean {
    return this.stack.some((one) => one.kind === kind && one.indent === indent);
  }

  open(line: Line, last: Last | null): void {
    const inField = last?.open === "block" && last.name !== "";
    const owner = (inField ? last.name : this.innermost?.owner) ?? "";
    this.stack.push({ ...line, owner, ofIds: isId(line.name ?? "") });
  }

  /** Goes to the block that a line is in, opening it where it is new; what is wrong where it is in none. */
  enter(line: Line, last: Last | null): Misfit | null {
    const { row, indent, kind } = line;
    const above = [...this.stack];
    while ((this.innermost?.indent ?? -1) > indent) this.stack.pop();
    const outward = this.stack.length < above.length;
    const top = this.innermost;
    const left = above.slice(this.stack.length);
    const opens = !outward && (last === null || last.open === "block");
    if (outward && (top?.indent ?? -1) < indent) return this.between(line, left);
    if (top === undefined || (top.indent < indent && opens)) this.open(line, last);
    else if (top.indent < indent) return this.misplaced(line, last);
    else if (top.kind === kind) this.note(line, left);
    else if (kind === "list" && opens) this.open(line, last);
    else if (kind === "list" && !outward) return this.misplaced(line, last);
    else if (kind === "list") return this.between(line, left);
    else {
      this.stack.pop();
      const under = this.innermost;
      // A file is never a list itself.
      if (under === undefined && this.count(top.row, row, top) === 1)
        return { row: top.row, column: top.indent, words: misfits.hyphenMore() };
      if (under?.indent !== indent || under.kind !== "map")
        return this.deepHyphen(line, top) ?? { row, column: indent, words: misfits.noHyphen() };
      this.note(line, above.slice(this.stack.length));
    }
    return null;
  }

  /** Remembers a field that stands farther out than one of its name can. */
  private note({ row, indent, name = "" }: Line, left: readonly Block[]): void {
    const block = this.innermost;
    if (name === "" || block === undefined || block.kind === "list") return;
    const inPlace =
      this.stack.length === 1
        ? outermostNames(this.lines.join("\n")).has(name)
        : !block.ofIds || isId(name);
    if (inPlace && indent <= (this.strays?.indent ?? indent)) this.strays = null;
    else if (inPlace) return;
    else if (left.length > 0) this.strays = { row, indent, left };
  }

  /** A line that is indented further than anything here can be. */
  private misplaced({ row, indent, kind }: Line, last: Last | null): Misfit {
    const blamed = this.blamedAbove(row, indent, kind);
    if (blamed !== null) return blamed;
    if (last?.empty === true && (kind === "list" || indent > last.indent + 1))
      return { row: last.row, column: last.column, words: misfits.emptied(last.name) };
    if (last !== null && last.owner !== null)
      return { row: last.row, column: last.indent, words: misfits.belongs(last.owner) };
    if (last !== null && kind === "list" && this.isBare(last))
      return { row: last.row, column: last.column, words: misfits.noHyphen() };
    if (indent > (this.innermost?.indent ?? -1))
      return { row, column: indent, words: misfits.farther() };
    return this.amongFields(row, indent);
  }

  /** An item in the column of fields: where it begins as they do, the first of them lacks its hyphen, or it belongs farther out. */
  private amongFields(row: number, indent: number): Misfit {
    const top = this.innermost;
    const rest = lineAt(this.lines, row).slice(indent).replace(/^-\s*/, "");
    if (top === undefined || top.owner === "" || keyed.exec(rest)?.[1] !== top.name)
      return { row, column: indent, words: misfits.hyphenMore() };
    return depth(lineAt(this.lines, top.row)) === indent
      ? { row: top.row, column: indent, words: misfits.noHyphen() }
      : { row, column: indent, words: misfits.between("list") };
  }

  /** A value in brackets on a line of its own below a field, as the first item of a list is whose hyphen is missing. */
  private isBare({ name, indent }: Last): boolean {
    return name === "" && this.innermost?.kind === "map" && this.innermost.indent === indent;
  }

  /** A line that stands farther in than the block it comes back to, or farther out than any: it, or what it comes back from, is out of place. */
  private between(line: Line, left: readonly Block[]): Misfit {
    const { row, indent, kind } = line;
    const stray = this.strayed(indent, kind);
    if (stray !== null) return stray;
    const [block] = left;
    const under = this.innermost;
    const at = (blamed: Line, words: Misfit["words"]): Misfit => ({
      row: blamed.row,
      column: blamed.indent,
      words,
    });
    if (block !== undefined) {
      if (kind === "list" && block.kind === "map" && under?.kind === "map" && under.indent < indent)
        return at(block, misfits.noHyphen());
      const usual = indent === (under?.indent ?? -step) + step;
      const fewer = this.count(block.row, row, block) <= this.beside(line);
      if (block.kind === kind && usual && fewer) return at(block, misfits.between(kind));
      const deep = this.deepHyphen(line, block.kind === "list" ? block : under);
      if (deep !== null) return deep;
    }
    const blamed = kind === "list" ? this.blamedAbove(row, indent, kind) : null;
    return blamed ?? at(line, misfits.between(kind));
  }

  /** The only hyphen of a list, where it stands farther in than is usual and the other fields of its item do not. */
  private deepHyphen({ row, indent }: Line, list: Block | undefined): Misfit | null {
    if (list?.kind !== "list" || this.count(list.row, row, list) > 1) return null;
    const holder = this.stack.findLast((one) => one.indent < list.indent);
    const usual = (holder?.indent ?? -step) + step;
    if (list.indent <= usual || indent !== usual + step) return null;
    return { row: list.row, column: list.indent, words: misfits.between("list") };
  }

  /** How many lines from one row up to another begin as those of a block do. */
  private count(from: number, to: number, { indent, kind }: Block): number {
    return this.lines.slice(from, to).filter((line) => starts(line, indent, kind)).length;
  }

  /** How many lines, this one included, stand beside one another before anything stands farther out. */
  private beside({ row, indent, kind }: Line): number {
    const end = this.lines.findIndex(
      (line, at) => at > row && !silent.test(line) && depth(line) < indent,
    );
    const lines = this.lines.slice(row, end < 0 ? undefined : end);
    return lines.filter((line) => starts(line, indent, kind)).length;
  }

  /** A field farther up that stands too far out, where a line goes on with what that one broke off. */
  private strayed(indent: number, kind: Kind): Misfit | null {
    const { strays } = this;
    const left = strays?.left.find((one) => one.indent === indent && one.kind === kind);
    if (strays === null || left === undefined) return null;
    return { row: strays.row, column: strays.indent, words: misfits.movedOut(left.owner) };
  }

  /** What is wrong farther up, where a line fits what stands there, or what follows it: null where it is itself out of place. */
  blamedAbove(row: number, indent: number, kind: Kind): Misfit | null {
    const { lines, stack } = this;
    const stray = this.strayed(indent, kind);
    if (stray !== null) return stray;
    const index = kind === "list" ? stack.findLastIndex((one) => one.kind === kind) : -1;
    const top = stack.at(index);
    if (top === undefined || top.kind !== kind || top.owner === "" || top.indent >= indent)
      return null;
    const holder = stack[stack.indexOf(top) - 1];
    const outside = (line: string): boolean => !silent.test(line) && depth(line) < top.indent;
    const end = lines.findIndex((line, at) => at > row && outside(line));
    const rest = lines.slice(top.row + 1, end < 0 ? undefined : end);
    if (rest.some((line) => starts(line, top.indent, kind))) return null;
    const column = depth(lineAt(lines, top.row));
    const inList =
      kind === "map" && column === top.indent && rest.some((line) => starts(line, column, "list"));
    const usual = holder !== undefined && indent === holder.indent + step;
    if (!inList && !usual && this.beside({ row, indent, kind }) < 2) return null;
    return { row: top.row, column, words: inList ? misfits.noHyphen() : misfits.between(kind) };
  }
}
