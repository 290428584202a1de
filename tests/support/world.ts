import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { type Io, nodeIo } from "../../src/io.js";
import { repository } from "./frameworks.js";

/**
 * Jest's loader trips over parts of one graph that are imported at the same time ("not in cache"), as the program does. So
 * all of it, and every library that is imported when it is needed, is loaded one by one beforehand.
 */
async function loadAll(): Promise<void> {
  const source = join(repository, "src");
  const paths = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .sort();
  const texts = paths.map((path) => readFileSync(join(source, path), "utf8"));
  const libraries = texts.flatMap((text) =>
    [...text.matchAll(/import\("([^."][^"]*)"\)/g)].map(([, name = ""]) => name),
  );
  for (const name of new Set(libraries)) await import(name);
  for (const path of paths) {
    if (!path.includes("compile-")) await import(`../../src/${path.replace(/\.ts$/, "")}`);
  }
}
await loadAll();
const { main } = await import("../../src/cli.js");
const real = nodeIo();

/** The binary that people run. */
export const binary = join(repository, "bin", "ahp-career.js");

/** What a run left behind. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** As if stdout were a terminal this wide. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** A command that starts the program, with its own arguments. */
  readonly through?: readonly string[];
}

/** A folder of its own for one test, gone when it ends. */
export interface World {
  readonly root: string;
  readonly write: (path: string, content: string | Uint8Array) => string;
  /** Every path below the folder with a digest of what it holds. */
  readonly snapshot: () => Readonly<Record<string, string>>;
  readonly remove: () => void;
}

export function makeWorld(files: Readonly<Record<string, string | Uint8Array>> = {}): World {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "ahp-career-")));
  const write = (path: string, content: string | Uint8Array): string => {
    const target = resolve(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    return target;
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  const digest = (path: string): string => {
    const found = lstatSync(path);
    return found.isFile()
      ? createHash("sha256").update(readFileSync(path)).digest("hex")
      : found.isDirectory()
        ? "folder"
        : "other";
  };
  return {
    root,
    write,
    snapshot: () =>
      Object.fromEntries(
        readdirSync(root, { recursive: true, encoding: "utf8" })
          .sort()
          .map((path) => [path, digest(join(root, path))]),
      ),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The day on which runs in process take place. */
export const today = new Date(2026, 10, 23, 12);

/** Runs `main` with the real file system and everything else handed in. `seen` collects every path that was asked for. */
export async function runInProcess(
  args: readonly string[],
  { cwd = repository, columns, env = {} }: RunOptions = {},
  change: (io: Io) => Io = (io) => io,
): Promise<Outcome & { readonly read: readonly string[]; readonly written: readonly string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const read = new Set<string>();
  const written = new Set<string>();
  const io = change({
    ...real,
    cwd,
    env: { NO_COLOR: "1", ...env },
    home: repository,
    columns: columns ?? 80,
    stdoutIsTerminal: columns !== undefined,
    stderrIsTerminal: false,
    now: () => today,
    read: (path, limit) => {
      read.add(path);
      return real.read(path, limit);
    },
    list: (path) => {
      read.add(path);
      return real.list(path);
    },
    write: (path, content, options) => {
      written.add(path);
      real.write(path, content, options);
    },
    out: (content) =>
      void out.push(typeof content === "string" ? content : new TextDecoder().decode(content)),
    err: (text) => void err.push(text),
  });
  const code = await main(args, io);
  return { code, out: out.join(""), err: err.join(""), read: [...read], written: [...written] };
}

/** Runs the built binary in a process of its own. A width makes Node believe that stdout is a terminal. */
export function runBinary(
  args: readonly string[],
  { cwd = repository, columns, env = {}, through = [] }: RunOptions = {},
): Promise<Outcome> {
  const terminal =
    columns === undefined
      ? []
      : [
          "--import",
          `data:text/javascript,process.stdout.isTTY=true;process.stdout.columns=${columns}`,
        ];
  const inherited = { PATH: process.env["PATH"] ?? "", HOME: cwd, NO_COLOR: "1" };
  return new Promise((settle, fail) => {
    const [command, ...rest] = [...through, process.execPath, ...terminal, binary, ...args];
    const child = spawn(command as string, rest, {
      cwd,
      env: { ...inherited, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", fail);
    child.on("close", (code) =>
      settle({
        code: code ?? -1,
        out: Buffer.concat(out).toString("utf8"),
        err: Buffer.concat(err).toString("utf8"),
      }),
    );
  });
}

/** True for a path inside a folder. */
export const isInside = (folder: string, path: string): boolean =>
  !relative(folder, path).startsWith("..");

/** Does the work for each, a few at a time, in order. */
export async function inParallel<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
