import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afresh, checkMemory } from "../../src/command/check-memory.js";
import { type Io, nodeIo } from "../../src/io.js";
import { tinyFramework } from "../fixtures/tiny-framework.js";
import { seed } from "../support/seed.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

/*
 * Whatever is done to a framework, and in whatever order: what the cache says is what a whole check says, line for line.
 */

const markdown = Object.keys(tinyFramework).filter((path) => path.endsWith(".md"));
const titleOf = (path: string): string =>
  /^title: (.*)$/m.exec(tinyFramework[path] ?? "")?.[1] ?? "";
const statementOf = (path: string): string =>
  tinyFramework[path]?.split("\n---\n")[1]?.split("\n\n")[0]?.trim() ?? "";

type Edit = readonly [what: string, apply: (text: string) => string | Buffer];

const inFrontMatter = (line: string) => (text: string) =>
  text.replace(/^title:/m, `${line}\ntitle:`);
const texts: fc.Arbitrary<Edit> = fc.oneof(
  fc.constantFrom<Edit>(
    ["add a note", (text) => `${text}\n## Notes\n\nA note.\n`],
    ["add a line above", inFrontMatter("# a remark")],
    ["name an unknown theme", inFrontMatter("themes: [quiet]")],
    ["build on what is not there", inFrontMatter("builds-on: [RS-5-99]")],
    ["make it key", inFrontMatter("key: true")],
    ["give it a date ahead", inFrontMatter("revised-on: 2027-03-01")],
    ["spoil the YAML", inFrontMatter("\tspoilt: {")],
    ["spoil the fence", (text) => text.slice(4)],
    ["take the statement away", (text) => text.replace(/\n---\n[^\n]*/, "\n---\n")],
    ["retire it", (text) => text.replace("status: active", "status: retired")],
    ["make it a draft", (text) => text.replace("status: active", "status: draft")],
    ["move it up", (text) => text.replace(/^band: .*$/m, "band: 7")],
    ["write it in another encoding", (text) => Buffer.from(`${text}\nNa\u00efve.\n`, "latin1")],
    ["end lines as Windows does", (text) => text.replaceAll("\n", "\r\n")],
    ["leave a blank at an end", (text) => text.replace("\n## ", " \n## ")],
    ["avoid no term", (text) => text.replace("\n## ", "\nA service user.\n\n## ")],
  ),
  fc
    .constantFrom(...markdown)
    .map(
      (path): Edit => [
        `call it ${titleOf(path)}`,
        (text) => text.replace(/^title: .*$/m, `title: ${titleOf(path)}`),
      ],
    ),
  fc
    .constantFrom(...markdown)
    .map(
      (path): Edit => [
        `say what ${path} says`,
        (text) =>
          text
            .replace(statementOf(path) || /(?!)/, statementOf(path))
            .replace(/\n---\n\n?[^\n]+/, () => `\n---\n${statementOf(path)}`),
      ],
    ),
  fc
    .constantFrom(...markdown)
    .map((path): Edit => [`copy ${path}`, () => tinyFramework[path] ?? ""]),
);

type Step =
  | { readonly path: string; readonly edit: Edit }
  | { readonly path: string; readonly do: "remove" | "restore" | "rename" | "copy" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ path: fc.constantFrom(...markdown), edit: texts }) },
  {
    weight: 1,
    arbitrary: fc.record({
      path: fc.constantFrom(...markdown, "README.md", "framework.yaml", "sources.yaml"),
      do: fc.constantFrom("remove", "restore", "rename", "copy"),
    }),
  },
);

function take(world: World, one: Step): void {
  const at = (path: string): string => join(world.root, "competencies", path);
  const path = at(one.path);
  const other = at(
    join(dirname(one.path), one.path === "README.md" ? "readme.md" : "RS-6-08-other.md"),
  );
  const there = existsSync(path);
  if ("edit" in one) {
    if (there) world.write(path, one.edit[1](readFileSync(path, "utf8")));
  } else if (one.path === "framework.yaml") {
    const text = `${tinyFramework["framework.yaml"]}# ${one.do}\n`;
    // A slip in the manifest is told there, and not in all files that it touches.
    const slips: Readonly<Record<string, (text: string) => string>> = {
      rename: (whole) => whole.replace("id: research", "id: reserch"),
      copy: (whole) => whole.replace("code: RS", "code: RR"),
    };
    world.write(path, slips[one.do]?.(text) ?? text);
  } else if (one.do === "restore") {
    world.write(path, tinyFramework[one.path] ?? "Read me.\n");
  } else if (there) {
    if (one.do === "remove") rmSync(path);
    if (one.do === "rename") renameSync(path, other);
    if (one.do === "copy") world.write(other, readFileSync(path));
  }
}

const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 6,
});

const tinyWorld = (): World =>
  makeWorld(
    Object.fromEntries(
      Object.entries(tinyFramework).map(([path, text]) => [`competencies/${path}`, text]),
    ),
  );

const later = (io: Io): Io => ({ ...io, now: () => new Date(2027, 0, 1) });

test("the cache says what a whole check says, after any changes in any order", async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (changes) => {
      const world = tinyWorld();
      const run = (format: string, ...more: readonly string[]) =>
        runInProcess(
          ["validate", "competencies", "--format", format, ...more],
          { cwd: world.root },
          later,
        );
      try {
        for (const round of [[], ...changes]) {
          for (const one of round) take(world, one);
          for (const format of ["text", "sarif"]) {
            const whole = await run(format);
            // Twice: what was kept is as good as what was found.
            for (const _ of [1, 2]) {
              const { code, out, err } = await run(format, "--cache");
              expect({ code, out, err }).toEqual({
                code: whole.code,
                out: whole.out,
                err: whole.err,
              });
            }
          }
        }
      } finally {
        world.remove();
      }
    }),
    { seed, numRuns: 60 },
  );
}, 120_000);

describe("what --watch keeps is what a whole check finds", () => {
  const today = { ...nodeIo(), now: () => new Date(2026, 10, 20) };
  const sorted = (found: readonly unknown[]): readonly string[] =>
    found.map((one) => JSON.stringify(one)).sort();

  /** Checks after each round with a memory and without one; answers with how much was found in each. */
  async function compare(changes: readonly (() => void)[], world: World): Promise<number[]> {
    const memory = checkMemory();
    const folder = "competencies";
    const io = { ...today, cwd: world.root };
    const counts: number[] = [];
    for (const change of changes) {
      change();
      const kept = await memory.round(() => memory.folder(io, folder, "2026-11-20"));
      const whole = await afresh.folder(io, folder, "2026-11-20");
      expect(sorted(kept.findings)).toEqual(sorted(whole.findings));
      counts.push(whole.findings.length);
    }
    return counts;
  }

  test("after any changes in any order", async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (changes) => {
        const world = tinyWorld();
        try {
          const all = changes.map((round) => () => {
            for (const one of round) take(world, one);
          });
          await compare([() => {}, ...all], world);
        } finally {
          world.remove();
        }
      }),
      { seed, numRuns: 60 },
    );
  }, 120_000);

  test("where the sources are spoilt, mended, gone and called something else", async () => {
    const world = tinyWorld();
    const path = "competencies/sources.yaml";
    const at = join(world.root, path);
    const whole = readFileSync(at, "utf8");
    try {
      const counts = await compare(
        [
          () => {},
          () => void world.write(path, "sources: [\n"),
          () => void world.write(path, whole),
          () => rmSync(at),
          () => void world.write(`${path}.txt`, whole),
          () => renameSync(`${at}.txt`, at),
        ],
        world,
      );
      expect(counts.map((count) => count > 0)).toEqual([false, true, false, true, true, false]);
    } finally {
      world.remove();
    }
  });
});
