import { outermostNames } from "./field-names.js";
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

const starts = (line: string, at: number, kind: Kind): boolean =>
  line.search(/[^ ]/) === at && (kind === "list" ? /^ *-(?: |$)/ : keyed).test(line.slice(at));

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
    const opens = !outward && (last === null || last.open === "block");
    if (top === undefined && outward) return { row, column: indent, words: misfits.between(kind) };
    if (top === undefined || (top.indent < indent && opens)) this.open(line, last);
    else if (top.indent < indent) return this.misplaced(line, last, outward);
    else if (top.kind === kind) this.note(line, above);
    else if (kind === "list" && opens) this.open(line, last);
    else if (kind === "list") return this.misplaced(line, last, true);
    else {
      this.stack.pop();
      const under = this.innermost;
      if (under?.indent !== indent || under.kind !== "map")
        return { row, column: indent, words: misfits.noHyphen() };
      this.note(line, above);
    }
    return null;
  }

  /** Remembers a field that stands farther out than one of its name can. */
  private note({ row, indent, name = "" }: Line, above: readonly Block[]): void {
    const block = this.innermost;
    if (name === "" || block === undefined || block.kind === "list") return;
    const inPlace =
      this.stack.length === 1
        ? outermostNames(this.lines.join("\n")).has(name)
        : !block.ofIds || isId(name);
    const left = above.slice(this.stack.length);
    if (inPlace) this.strays = null;
    else if (left.length > 0) this.strays = { row, indent, left };
  }

  /** A line that begins where nothing can. */
  private misplaced({ row, indent, kind }: Line, last: Last | null, outward: boolean): Misfit {
    const blamed = !outward || kind === "list" ? this.blamedAbove(row, indent, kind) : null;
    if (blamed !== null) return blamed;
    if (last?.empty === true && (kind === "list" || indent > last.indent + 1))
      return { row: last.row, column: last.column, words: misfits.emptied(last.name) };
    if (last !== null && !outward && last.owner !== null)
      return { row: last.row, column: last.indent, words: misfits.belongs(last.owner) };
    return { row, column: indent, words: outward ? misfits.between(kind) : misfits.farther() };
  }

  /** What is wrong farther up, where a line fits what stands there, or what follows it: null where it is itself out of place. */
  blamedAbove(row: number, indent: number, kind: Kind): Misfit | null {
    const { strays, lines, stack } = this;
    const left = strays?.left.find((one) => one.indent === indent && one.kind === kind);
    if (strays !== null && left !== undefined)
      return { row: strays.row, column: strays.indent, words: misfits.movedOut(left.owner) };
    const top = kind === "list" ? stack.findLast((one) => one.kind === kind) : stack.at(-1);
    if (top === undefined || top.kind !== kind || top.owner === "" || top.indent >= indent)
      return null;
    const outside = (line: string): boolean =>
      !silent.test(line) && line.search(/[^ ]/) < top.indent;
    const end = lines.findIndex((line, at) => at > row && outside(line));
    const rest = lines.slice(top.row + 1, end < 0 ? undefined : end);
    const beside = rest.filter((line) => starts(line, indent, kind)).length;
    if (beside < 2 || rest.some((line) => starts(line, top.indent, kind))) return null;
    const column = (lines[top.row] ?? "").search(/[^ ]/);
    return { row: top.row, column, words: misfits.between(kind) };
  }
}
