import { join, resolve } from "node:path";
import { hash32 } from "../../check/likeness/fingerprint.js";
import { buildId } from "../../compiled.js";
import { type Io, reasonFor } from "../../io.js";
import { displayName } from "../../read.js";
import { decodeOutlines, type Outline } from "./outline.js";
import { decodeState, encodeState, type State } from "./state.js";
import { type Compared, decodeCompared } from "./wordings.js";

const format = "ahp-career/check-cache@4";
const largestCache = 512 * 1024 * 1024;

const endings = { state: ".state", outlines: ".outlines.json", wordings: ".wordings" } as const;

/** Names of what a cache holds, in this version and the one before. */
export const isCacheFile = (name: string): boolean =>
  name === ".gitignore" ||
  /^[0-9a-f]{16}(\.state|\.outlines\.json|\.wordings)$|^[\w-]{16}(\.outlines)?\.json$/.test(name);

/** 64 bits for a file's name; which folder it is for stands in its key. */
const nameFor = (place: string): string =>
  [1, 2].map((seed) => (hash32(`${seed}${place}`) >>> 0).toString(16).padStart(8, "0")).join("");

/** What a state keeps apart from itself, as bytes: not every run needs it. */
export interface Parts {
  readonly outlines?: Uint8Array | undefined;
  readonly wordings?: Uint8Array | undefined;
}

/** One framework folder's place in the cache. */
export class Shelf {
  private readonly io: Io;
  private readonly folder: string;
  private readonly path: string;
  /** What the state was made by and for; another build of the program may find other things. */
  readonly key: string;
  private readonly problem: (reason: string) => void;

  constructor(io: Io, folder: string, framework: string, problem: (reason: string) => void) {
    const absolute = resolve(io.cwd, framework);
    const place = `${io.real(absolute) ?? absolute}\n${displayName(io, framework)}`;
    this.io = io;
    this.problem = problem;
    this.folder = resolve(io.cwd, folder);
    this.path = join(this.folder, nameFor(place));
    this.key = `${format} ${buildId() ?? ""} ${place}`;
  }

  private read<T>(what: keyof typeof endings, decode: (bytes: Buffer) => T | null): T | null {
    try {
      return decode(this.io.read(this.path + endings[what], largestCache));
    } catch {
      // There is none yet, or something else is in its place: this run writes it anew.
      return null;
    }
  }

  state(): State | null {
    const state = this.read("state", decodeState);
    return state?.key === this.key ? state : null;
  }

  /** A part that is only read where it is needed; null where it does not belong to this state. */
  private part<T>(what: "outlines" | "wordings", key: string, decode: (bytes: Buffer) => T | null) {
    return this.read(what, (bytes) => {
      const start = Buffer.byteLength(key);
      return bytes.toString("utf8", 0, start) === key ? decode(bytes.subarray(start)) : null;
    });
  }

  outlines({ outlines }: State): readonly Outline[] | null {
    return this.part("outlines", outlines, decodeOutlines);
  }

  wordings({ wordings }: State): Compared | null {
    return wordings === null ? null : this.part("wordings", wordings, decodeCompared);
  }

  /** Keeps a state, and those of its parts that are new. */
  keep(state: State, { outlines, wordings }: Parts): void {
    const { io, folder, path } = this;
    const write = (what: keyof typeof endings, ...content: readonly Uint8Array[]): void =>
      io.write(path + endings[what], Buffer.concat(content), { replace: true });
    try {
      io.makeFolder(folder);
      // The cache is nobody's work: Git is told to leave it alone.
      const ignore = join(folder, ".gitignore");
      if (io.kind(ignore) === "missing") io.write(ignore, "*\n", { replace: false });
      if (outlines !== undefined) write("outlines", Buffer.from(state.outlines), outlines);
      if (wordings !== undefined) write("wordings", Buffer.from(state.wordings ?? ""), wordings);
      write("state", encodeState(state));
    } catch (error) {
      const made = io.kind(folder) === "folder";
      this.problem(made ? reasonFor(error) : "the folder cannot be made");
    }
  }
}
