/**
 * Reads the plain part of YAML that nearly every file keeps to: block mappings and lists, one-line flow lists and mappings,
 * simple scalars, folded and literal text. Whatever is not plainly inside that part (tabs, tags, anchors, escapes, odd
 * numbers, doubled keys, any mistake) is left to the full parser by answering null. Where this reader answers, the full
 * parser gives the same value: tests hold the two against each other. It is here for speed alone.
 */
export function readPlainYaml(text: string): { readonly value: unknown } | null {
  if (!text.endsWith("\n") || outside.test(text)) return null;
  try {
    const reader = new Reader(text);
    const value = reader.block();
    return reader.done() ? { value } : null;
  } catch (error) {
    if (error === notPlain) return null;
    throw error;
  }
}

/** Control characters and other line ends; lines of blanks alone; document markers and directives. */
const outside = /^ +$|[^\n\P{Cc}]|[\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|^(---|\.\.\.|%)/mu;

const notPlain = Symbol("not plain YAML");

const refuse = (): never => {
  throw notPlain;
};

/** Blanks only: to JavaScript's own trimming a no-break space is white space, to YAML it is a character. */
const trimmedStart = (text: string): string => text.replace(/^ +/, "");
function trimmedEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === " ") end -= 1;
  return text.slice(0, end);
}

const keyPattern = /^([A-Za-z][A-Za-z0-9_-]*|"[A-Za-z0-9 _-]+"):(?: +(.*))?$/;
const startOfScalar = /^[\p{L}\p{N}(£“‘]/u;
const wholeNumber = /^(0|[1-9][0-9]{0,14})$/;
const otherNumber = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|^0[xo]/;
const reserved = /^(true|false|null|nan|inf|yes|no|on|off)$/i;

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** A plain scalar by the rules of the core schema; anything that might be a number of another kind is refused. */
function plainScalar(word: string): unknown {
  const constant = constants.get(word);
  if (constant !== undefined) return constant;
  if (wholeNumber.test(word)) return Number(word);
  const odd =
    !(/^[A-Za-z]/.test(word) || startOfScalar.test(word)) ||
    otherNumber.test(word) ||
    /^(true|false|null)$/i.test(word) ||
    word.includes(": ") ||
    word.endsWith(":") ||
    word.includes(" #");
  return odd ? refuse() : word;
}

function keyName(written: string): string {
  const name = written.startsWith('"') ? written.slice(1, -1) : written;
  // Set as an ordinary field, `__proto__` would change what the object inherits.
  return name === "__proto__" || (name === written && reserved.test(name)) ? refuse() : name;
}

const longestLine = 4000;

/** A value that fills the rest of a line. */
function inlineValue(written: string): unknown {
  // Reading a line is quadratic in its length; people's lines are short.
  if (written.length > longestLine) refuse();
  const first = written[0];
  if (first === "[" || first === "{") {
    const flow = new Flow(written);
    const value = flow.value();
    return flow.onlyComment() ? value : refuse();
  }
  if (first === '"' || first === "'") {
    const [, value = "", rest = ""] = quotedPattern.exec(written) ?? refuse();
    return commentOnly.test(rest) ? value.slice(1, -1) : refuse();
  }
  const comment = written.search(/ #/);
  return plainScalar(trimmedEnd(comment < 0 ? written : written.slice(0, comment)));
}

const commentOnly = /^ *$|^ +#/;
const quotedPattern = /^("[^"\\]*"|'[^']*')(.*)$/;

/** Flow lists and mappings that begin and end on one line. */
class Flow {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  onlyComment(): boolean {
    return commentOnly.test(this.text.slice(this.at));
  }

  value(): unknown {
    const first = this.text[this.at];
    if (first === "[") return this.list();
    if (first === "{") return this.mapping();
    return this.scalar(/[,\]}]/);
  }

  private blanks(): void {
    while (this.text[this.at] === " ") this.at += 1;
  }

  /** True when the closing bracket was there; otherwise the comma before the next entry was. */
  private closes(bracket: string): boolean {
    this.blanks();
    const next = this.text[this.at];
    if (next !== bracket && next !== ",") refuse();
    this.at += 1;
    if (next === bracket) return true;
    this.blanks();
    return false;
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    this.blanks();
    if (this.text[this.at] === "]") {
      this.at += 1;
      return items;
    }
    do items.push(this.value());
    while (!this.closes("]"));
    return items;
  }

  private mapping(): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    this.at += 1;
    this.blanks();
    if (this.text[this.at] === "}") {
      this.at += 1;
      return fields;
    }
    do {
      const [whole, written = ""] =
        /^([A-Za-z][A-Za-z0-9_-]*|"[A-Za-z0-9 _-]+"): +/.exec(this.text.slice(this.at)) ?? refuse();
      const key = keyName(written);
      if (Object.hasOwn(fields, key)) refuse();
      this.at += whole.length;
      fields[key] = this.value();
    } while (!this.closes("}"));
    return fields;
  }

  private scalar(end: RegExp): unknown {
    const rest = this.text.slice(this.at);
    const quoted = quotedPattern.exec(rest);
    if (quoted !== null) {
      const [, value = ""] = quoted;
      this.at += value.length;
      return value.slice(1, -1);
    }
    const stop = rest.search(end);
    const word = trimmedEnd(stop < 0 ? refuse() : rest.slice(0, stop));
    if (/[[{:#]/.test(word)) refuse();
    this.at += stop;
    return plainScalar(word);
  }
}

interface Line {
  readonly indent: number;
  readonly content: string;
}

/** Block mappings and lists, by indentation. */
class Reader {
  private readonly lines: readonly Line[];
  private at = 0;

  constructor(text: string) {
    this.lines = text.split("\n").map((line) => {
      const content = trimmedStart(line);
      return { indent: line.length - content.length, content };
    });
  }

  done(): boolean {
    return this.next() === undefined;
  }

  /** The next line that is neither blank nor a comment. */
  private next(): Line | undefined {
    for (; this.at < this.lines.length; this.at += 1) {
      const line = this.lines[this.at];
      if (line !== undefined && line.content !== "" && !line.content.startsWith("#")) return line;
    }
    return undefined;
  }

  /** The mapping or list whose first line is the next one. A line at another indentation ends it, and is for its parent. */
  block(): unknown {
    const line = this.next();
    if (line === undefined) return refuse();
    return line.content.startsWith("- ") ? this.list(line.indent) : this.mapping(line.indent);
  }

  private list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (
      let line = this.next();
      line?.indent === indent && line.content.startsWith("- ");
      line = this.next()
    ) {
      const content = trimmedStart(line.content.slice(2));
      const column = indent + line.content.length - content.length;
      if (keyPattern.test(content)) items.push(this.mapping(column, content));
      else {
        this.at += 1;
        items.push(inlineValue(content));
      }
    }
    return items;
  }

  /** A mapping at an indentation; `first` is its first line where that stands behind a list's hyphen. */
  private mapping(indent: number, first?: string): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    let head = first;
    for (let line = this.next(); line !== undefined; line = this.next()) {
      if (head === undefined && line.indent !== indent) break;
      const [, written = "", rest] = keyPattern.exec(head ?? line.content) ?? refuse();
      head = undefined;
      const key = keyName(written);
      if (Object.hasOwn(fields, key)) refuse();
      this.at += 1;
      fields[key] = this.fieldValue(indent, trimmedEnd(rest ?? ""));
    }
    return fields;
  }

  private fieldValue(indent: number, written: string): unknown {
    if (written === "" || written.startsWith("#")) return this.nested(indent);
    const header = /^([>|])(-?)$/.exec(written);
    if (header !== null) return this.text(indent, header[1] === ">", header[2] === "-");
    return inlineValue(written);
  }

  private nested(indent: number): unknown {
    const line = this.next();
    if (line === undefined || line.indent < indent) return null;
    if (line.indent > indent) return this.block();
    return line.content.startsWith("- ") ? this.list(indent) : null;
  }

  /** Folded (`>`) or literal (`|`) text, all its lines at one indentation. */
  private text(parent: number, folded: boolean, strip: boolean): string {
    const column = this.lines[this.at]?.indent ?? 0;
    let value = "";
    let blanks = 0;
    for (; this.at < this.lines.length; this.at += 1) {
      const { indent, content } = this.lines[this.at] as Line;
      if (content === "") {
        blanks += 1;
        continue;
      }
      if (indent <= parent) break;
      if (indent !== column || content.endsWith(" ")) refuse();
      if (value !== "")
        value += blanks > 0 ? "\n".repeat(folded ? blanks : blanks + 1) : folded ? " " : "\n";
      value += content;
      blanks = 0;
    }
    if (value === "") refuse();
    return strip ? value : `${value}\n`;
  }
}
