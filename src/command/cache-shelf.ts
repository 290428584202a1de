import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { buildId } from "../compiled.js";
import type { Finding } from "../diagnostic.js";
import { type Io, reasonFor } from "../io.js";
import type { Body } from "../parse/body.js";
import type { IsoDate } from "../parse/date.js";
import { isFields } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { displayName } from "../read.js";

const format = "ahp-career/check-cache@1";
const largestCache = 512 * 1024 * 1024;

/** What is remembered of one file. */
export interface Known {
  /** Hash of its content. */
  readonly content: string;
  /** Hash of all that another file's findings may depend on; empty where that is nothing. */
  readonly shared: string;
  /** The system's stamp; empty where the content may have changed since without a new one. */
  readonly stamp: string;
  /** Path inside the folder. */
  readonly path: string;
}

/** As one string: a large framework has thousands, and most are only compared. */
export const knownText = ({ content, shared, stamp, path }: Known): string =>
  `${content}|${shared}|${stamp}|${path}`;

export function knownFrom(text: string): Known {
  const [content = "", shared = "", stamp = "", ...path] = text.split("|");
  return { content, shared, stamp, path: path.join("|") };
}

/** What is remembered of a framework folder and read by every run. */
export interface State {
  readonly key: string;
  readonly day: IsoDate;
  /** The manifest and the sources, which every rule may need. */
  readonly context: readonly Outline[];
  /** What is known of each file, by path. */
  readonly files: readonly string[];
  /** What was found in a file by looking at it alone, by path; none where nothing was. */
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  /** What was found by rules that read across files. */
  readonly across: readonly Finding[];
}

/** A document as the rules across files see it. */
export interface Outline extends Pick<ParsedDocument, "path" | "data" | "bodyLine"> {
  readonly name: string;
  /** Of a competency. */
  readonly body: Pick<Body, "statement" | "place"> | null;
}

/** What is remembered of a framework folder and read where a change reaches across files. */
interface Outlines {
  /** Hash of the `shared` of all files. */
  readonly key: string;
  readonly outlines: readonly Outline[];
}

/** Half of SHA-256: enough for no two contents ever to share it. */
export const hashOf = (content: string): string =>
  createHash("sha256").update(content).digest("base64url").slice(0, 22);

export const sharedOf = (outline: Outline): string => hashOf(JSON.stringify(outline));

/** The key of the outlines that belong to these files. */
const outlinesKey = (files: State["files"]): string =>
  hashOf(
    files
      .map(knownFrom)
      .map(({ path, shared }) => `${path} ${shared}`)
      .join("\n"),
  );

const isFinding = (value: unknown): boolean => {
  if (!isFields(value) || !isFields(value["where"])) return false;
  const { line, column, path } = value["where"];
  return (
    ["code", "file", "message"].every((field) => typeof value[field] === "string") &&
    ["string", "undefined"].includes(typeof value["hint"]) &&
    ((Number.isInteger(line) && Number.isInteger(column)) || Array.isArray(path))
  );
};

const areFindings = (value: unknown): boolean => Array.isArray(value) && value.every(isFinding);

const areOutlines = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((one) => isFields(one) && isFields(one["data"]) && typeof one["path"] === "string");

/** What something else left in the cache's place is no cache. */
const isState = (value: unknown): value is State =>
  isFields(value) &&
  typeof value["day"] === "string" &&
  areFindings(value["across"]) &&
  areOutlines(value["context"]) &&
  isFields(value["findings"]) &&
  Object.values(value["findings"]).every(areFindings) &&
  Array.isArray(value["files"]) &&
  value["files"].every((text) => typeof text === "string");

const isOutlines = (value: unknown): value is Outlines =>
  isFields(value) && areOutlines(value["outlines"]);

/** One framework folder's place in the cache. */
export class Shelf {
  private readonly io: Io;
  private readonly folder: string;
  private readonly path: string;
  /** What the state was made by and for; another build of the program may find other things. */
  private readonly key: string;

  private readonly problem: (reason: string) => void;

  constructor(io: Io, folder: string, framework: string, problem: (reason: string) => void) {
    const absolute = resolve(io.cwd, framework);
    const place = hashOf(`${io.real(absolute) ?? absolute}\n${displayName(io, framework)}`);
    this.io = io;
    this.problem = problem;
    this.folder = resolve(io.cwd, folder);
    this.path = join(this.folder, place.slice(0, 16));
    this.key = `${format} ${buildId() ?? ""} ${place}`;
  }

  private read(ending: string): unknown {
    try {
      return JSON.parse(this.io.read(this.path + ending, largestCache).toString("utf8"));
    } catch {
      // There is none yet, or half of one: this run writes it anew.
      return null;
    }
  }

  state(): State | null {
    const state = this.read(".json");
    return isState(state) && state.key === this.key ? state : null;
  }

  outlines(files: State["files"]): readonly Outline[] | null {
    const held = this.read(".outlines.json");
    return isOutlines(held) && held.key === outlinesKey(files) ? held.outlines : null;
  }

  /** Without outlines, those that are there stay. */
  keep(state: Omit<State, "key">, outlines: readonly Outline[] | null): void {
    const { io, folder, path, key } = this;
    const write = (ending: string, content: State | Outlines): void =>
      io.write(path + ending, JSON.stringify(content), { replace: true });
    try {
      io.makeFolder(folder);
      // The cache is nobody's work: Git is told to leave it alone.
      const ignore = join(folder, ".gitignore");
      if (io.kind(ignore) === "missing") io.write(ignore, "*\n", { replace: false });
      if (outlines !== null) write(".outlines.json", { key: outlinesKey(state.files), outlines });
      write(".json", { key, ...state });
    } catch (error) {
      const made = io.kind(folder) === "folder";
      this.problem(made ? reasonFor(error) : "the folder cannot be made");
    }
  }
}
