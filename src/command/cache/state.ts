import type { IsoDate } from "../../model/date.js";
import { isFields } from "../../parse/fields.js";
import { knownLength } from "./known.js";
import { isOutline, type Outline } from "./outline.js";
import { isRemembered, type Remembered } from "./remembered.js";

/** A folder as it was when its entries were read: its path, its inode and when an entry last came or went. */
export type FolderStamp = readonly [path: string, node: number, changed: number];

/** What is remembered of a framework folder and read by every run. */
export interface State extends Details {
  /** The paths of all files, sorted, as `joined` makes one text of them. */
  readonly paths: string;
  /** Three numbers a file, in the order of the paths: see `Present`. */
  readonly stamps: Float64Array;
  /** What is known of each file, in the same order: see `knownAt`. */
  readonly known: string;
}

interface Details {
  /** What it was made by and for. */
  readonly key: string;
  readonly day: IsoDate;
  /** The manifest and the sources, which every rule may need. */
  readonly context: readonly Outline[];
  /** The folders whose entries the paths are: see `Listing`. */
  readonly folders: readonly FolderStamp[] | null;
  /** By path; nothing where nothing was found. */
  readonly findings: Readonly<Record<string, Remembered>>;
  /** The key of the outlines that belong to it. */
  readonly outlines: string;
  /** The key of the wordings that belong to it; null where they are not compared. */
  readonly wordings: string | null;
}

/** No name of a file holds NUL, so no two lists are the same text. */
const between = "\0";
export const joined = (paths: readonly string[]): string => paths.join(between);
export const split = (paths: string): readonly string[] =>
  paths === "" ? [] : paths.split(between);

const isFolderStamp = (value: unknown): value is FolderStamp =>
  Array.isArray(value) &&
  value.length === 3 &&
  typeof value[0] === "string" &&
  value.slice(1).every(Number.isFinite);

const isDetails = (value: unknown): value is Details =>
  isFields(value) &&
  ["key", "day", "outlines"].every((name) => typeof value[name] === "string") &&
  (value["wordings"] === null || typeof value["wordings"] === "string") &&
  Array.isArray(value["context"]) &&
  value["context"].every(isOutline) &&
  (value["folders"] === null ||
    (Array.isArray(value["folders"]) && value["folders"].every(isFolderStamp))) &&
  isFields(value["findings"]) &&
  Object.values(value["findings"]).every(isRemembered);

/** Numbers at the start: how many files there are, and the bytes of the three texts. */
const sizes = 4;
const perFile = 3;

/** A state as bytes: the numbers as the machine has them, because a text of them takes longer to read than all else. */
export function encodeState({ paths, stamps, known, ...details }: State): Buffer {
  const texts = [paths, known, JSON.stringify(details)].map((text) => Buffer.from(text));
  const head = Float64Array.of(stamps.length / perFile, ...texts.map(({ length }) => length));
  return Buffer.concat([bytesOf(head), bytesOf(stamps), ...texts]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Null for bytes that are no state: what something else left in its place, or half of one. */
export function decodeState(bytes: Buffer): State | null {
  if (bytes.length < sizes * Float64Array.BYTES_PER_ELEMENT) return null;
  const [count = 0, ...lengths] = numbersIn(bytes, 0, sizes);
  const numbers = sizes + count * perFile;
  const total = lengths.reduce((sum, length) => sum + length, numbers * 8);
  const whole = [count, ...lengths].every((size) => Number.isSafeInteger(size) && size >= 0);
  if (!whole || total !== bytes.length) return null;
  let at = numbers * 8;
  const [paths = "", known = "", json = ""] = lengths.map((length) => {
    at += length;
    return bytes.toString("utf8", at - length, at);
  });
  const details = parsed(json);
  if (!isDetails(details) || known.length !== count * knownLength) return null;
  return { ...details, paths, known, stamps: numbersIn(bytes, sizes, count * perFile) };
}

/** A copy, because the bytes may begin where numbers cannot. */
function numbersIn(bytes: Buffer, from: number, count: number): Float64Array {
  const numbers = new Float64Array(count);
  bytes.copy(bytesOf(numbers), 0, from * 8, (from + count) * 8);
  return numbers;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
