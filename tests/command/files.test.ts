import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { frozenFiles } from "../support/frozen.js";
import { smallFiles } from "../support/small.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

/** What is said about files that are missing, have another name, or lie beside another framework. */

const evidence = frozenFiles["kit.yaml"] ?? "";
const small = Object.fromEntries(
  Object.entries(smallFiles).filter(([path]) => path.startsWith("competencies/")),
);
const under = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [join(folder, path), text]));
const renamed = (to: string | null): Record<string, string> => {
  const { "competencies/framework.yaml": manifest = "", ...rest } = small;
  return to === null ? rest : { ...rest, [`competencies/${to}`]: manifest };
};
const own = `format: ahp-career/evidence@1
person: {profession: physiotherapist, band: 6}
ratings:
  PR-5-01: met
`;

const worlds: World[] = [];
const world = (files: Readonly<Record<string, string | Uint8Array>>): World => {
  const made = makeWorld(files);
  worlds.push(made);
  return made;
};
afterAll(() => {
  for (const one of worlds) one.remove();
});

const run = (root: string, line: string, folder = ".", env: Record<string, string> = {}) =>
  runInProcess(line.split(" "), { cwd: join(root, folder), env });

describe("a folder called competencies whose manifest is missing", () => {
  const rename = (name: string) => `hint: Rename \`${name}\` to \`framework.yaml\`.`;
  test.each<[string | null, string]>([
    ["framework.yml", rename("framework.yml")],
    ["Framework.yaml", rename("Framework.yaml")],
    ["framework.yaml.txt", rename("framework.yaml.txt")],
    ["framework (1).yaml", rename("framework (1).yaml")],
    [null, "hint: Put `framework.yaml` back"],
  ])("with %s in its place, no command takes another framework", async (name, hint) => {
    const { root } = world({ ...renamed(name), "me.yaml": own });
    for (const [line, folder] of [
      ["validate", "."],
      ["validate", "competencies/practice"],
      ["validate me.yaml", "."],
      ["validate competencies", "."],
      ["gap me.yaml", "."],
      ["list", "competencies"],
      ["diff v1", "."],
    ] as const) {
      const { code, out, err } = await run(root, line, folder);
      expect(`${line}: ${out}${err}`).toContain(
        "framework.yaml:1:1 error file-unreadable This folder",
      );
      expect(`${line}: ${out}${err}`).toContain(hint);
      expect(code).toBe(2);
    }
  });
  test("an empty one is told of; one that holds other things is somebody's own", async () => {
    const { root } = world({ "a/me.yaml": evidence, "b/competencies/me.yaml": evidence });
    mkdirSync(join(root, "a/competencies"));
    expect((await run(root, "validate", "a")).out).toContain("there is nothing in it");
    const { code, out } = await run(root, "validate", "b/competencies");
    expect(out).toMatch(/no problems\.\nFramework: .*, the one that comes with ahp-career, in \//);
    expect(code).toBe(0);
  });
  test("diff asks no repository but the one it runs in", async () => {
    const { root } = world({ "notes.txt": "x" });
    const { code, err } = await run(root, "diff v1");
    expect(err).toContain("There is no framework here to compare");
    expect(code).toBe(2);
  });
});

describe("the framework that evidence is held against", () => {
  const files = {
    ...under("one", small),
    ...under(
      "two",
      Object.fromEntries(
        Object.entries(frozenFiles).filter(([path]) => path.startsWith("competencies/")),
      ),
    ),
    "one/me.yaml": own,
    "two/kit.yaml": evidence,
    "me.yaml": own,
  };
  test.each<[string, string, number, readonly string[]]>([
    ["the one named beside it", "validate one/competencies me.yaml", 0, ["in one/competencies"]],
    [
      "the one in whose tree it lies",
      "validate one/me.yaml two/kit.yaml",
      0,
      ["in one/competencies", "in two/competencies"],
    ],
    ["the one asked for", "validate one/me.yaml --framework two", 1, ["in two/competencies"]],
  ])("%s: %s", async (_name, line, code, names) => {
    const result = await run(world(files).root, line);
    const named = result.out.split("\n").filter((one) => one.startsWith("Framework: "));
    expect(named.map((one) => names.find((name) => one.endsWith(name)))).toEqual(names);
    expect(result.code).toBe(code);
  });
  test("of several, a message names the one that it means", async () => {
    const { root } = world({ ...files, "two/kit.yaml": own });
    const { out } = await run(root, "validate one two/kit.yaml one/me.yaml two/competencies");
    expect(out).toMatch(
      /`PR-5-01` is not a competency[\s\S]*This file is held against .* in two\/competencies\./,
    );
  });
});

describe("a file that cannot be read", () => {
  const files = {
    ...small,
    "x/me.yaml.txt": own,
    "x/my file.yaml": own,
    "x/in/up.md": "",
    "x/deep/down.yaml": own,
    "x/large.yaml": "a".repeat(1024 * 1024 + 1),
    "x/\u001bmy-record.yaml": own,
    "over.yaml": own,
  };
  test.each<[string, string]>([
    ["gap me.yaml", "Did you mean `me.yaml.txt`?"],
    ["gap me.yml", "Did you mean `me.yaml.txt`?"],
    ["gap My$file.yaml", "Did you mean `my file.yaml`?"],
    ["gap over.yaml", "Did you mean `../over.yaml`?"],
    ["gap down.yaml", "Did you mean `deep/down.yaml`?"],
    ["gap my file.yaml", "`ahp-career gap 'my file.yaml'`"],
    ["validate my file.yaml", "`ahp-career validate 'my file.yaml'`"],
    ["gap “me.yaml.txt”", "The file is called `me.yaml.txt`."],
    ["gap 'me.yaml.txt'", "The file is called `me.yaml.txt`."],
    ["gap my-record.yaml", "Did you mean `\\u001bmy-record.yaml`?"],
    ["gap nowhere/at-all.yaml", "There is no folder `nowhere`."],
    ["gap deep", "Name a file, such as `deep/down.yaml`."],
    ["gap large.yaml", "Keep pictures, documents and data in files of their own"],
    [
      "gap ../competencies/framework.yaml",
      "belongs to a framework, and an evidence file is wanted",
    ],
    ["gap ../competencies/practice/band-5/PR-5-01-agree-your-scope.md", "belongs to a framework"],
    ["list --framework ../over.yaml", "and this is a file."],
    ["list --framework ../competencies/framework.yaml", "Name `../competencies`."],
    ["gap quite-another-thing.yaml", "hint: Check the path and try again."],
  ])("%s: %s", async (line, words) => {
    const { root } = world(files);
    // A dollar sign stands for a blank inside a word.
    const args = line.split(" ").map((word) => word.replaceAll("$", " "));
    const { code, out, err } = await runInProcess(args, { cwd: join(root, "x") });
    expect(out + err).toContain(words);
    expect(code).toBe(2);
  });
  test("a link is no neighbour", async () => {
    const { root } = world({ "x/a.txt": "" });
    symlinkSync("a.txt", join(root, "x/me.yaml.txt"));
    const { err } = await run(root, "gap me.yaml", "x");
    expect(err).toContain("hint: Check the path and try again.");
  });
});

test("commands that are printed start the program as it was started", async () => {
  const { root } = world({ "my file.yaml": own });
  const env = { npm_command: "exec" };
  expect((await run(root, "gap my file.yaml", ".", env)).err).toContain("`npx ahp-career gap 'my");
  expect((await run(root, "gap --help", ".", env)).out).toContain("$ npx ahp-career gap me.yaml");
  expect((await run(root, "show it's;no", ".", {})).err).toContain(
    "`ahp-career search 'it'\\''s;no'`",
  );
});

test("an error shows the line it is about, and wraps at words on a terminal alone", async () => {
  const { root } = world({ ...small, "me.yaml": own.replace("PR-5-01", "PR-5-91") });
  const narrow = await runInProcess(["gap", "me.yaml"], { cwd: root }, (io) => ({
    ...io,
    stderrIsTerminal: true,
    columns: 50,
  }));
  const piped = await run(root, "gap me.yaml");
  expect(piped.err).toContain(
    "4:3 error reference-unknown `PR-5-91` is not a competency of this framework\n     4 │   PR-5-91: met\n       │   ^\n  hint: ",
  );
  const lines = narrow.err.split("\n");
  // A command that is to be copied is longer than the line, and stays whole.
  expect(lines.filter((line) => line.length > 50 && !/^ {4}`.*`$/.test(line))).toEqual([]);
  expect(lines.length).toBeGreaterThan(piped.err.split("\n").length);
});
