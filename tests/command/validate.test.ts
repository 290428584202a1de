import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { main } from "../../src/cli.js";
import { type Io, nodeIo } from "../../src/io.js";
import { watchAndCheck } from "../../src/validate/watch.js";

const repository = resolve(import.meta.dirname, "../..");
const real = nodeIo();
let world: string;

beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), "ahp-validate-"));
});
afterEach(() => rmSync(world, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(world, path, ".."), { recursive: true });
  writeFileSync(join(world, path), text);
};
const read = (path: string): string => readFileSync(join(world, path), "utf8");

/** Titles and statements that no rule takes for one another. */
const words = (id: string): readonly [title: string, statement: string] =>
  id === "RS-6-01"
    ? ["Read a paper", "Reads one paper a month with a colleague."]
    : ["Count what changed", "Collects figures before and after, and shows them to the team."];

const competency = (id: string, more = ""): string => `---
id: ${id}
title: ${words(id)[0]}
pillar: research
band: 6
thread: "${id.slice(-2)}"
status: active
since: 1.0.0
${more}evidence-types: [audit]
---
${words(id)[1]}

## In practice
- Does it.
- Does it again.

## Evidence you could bring
- A note
- Another note

## To talk about
- How did it go?
`;

/** A framework with two competencies and no problem. */
function framework(folder = "fw"): void {
  write(
    `${folder}/framework.yaml`,
    `format: ahp-career/framework@1
id: tiny
title: Tiny
version: 1.0.0
currency-months: 36
pillars:
  - {id: research, code: RS, title: Research, threads: {"01": One, "02": Two}}
bands:
  - {band: 6, title: Experienced}
themes: []
evidence-types: [{id: audit, title: Audit}]
professions: [{id: physiotherapist, title: Physiotherapist}]
`,
  );
  for (const id of ["RS-6-01", "RS-6-02"])
    write(`${folder}/research/band-6/${id}.md`, competency(id));
}

const evidence = (more = ""): string => `# yaml-language-server: $schema=x
format: ahp-career/evidence@1
person: {profession: physiotherapist, band: 6}
${more}`;

async function run(args: readonly string[], over: Partial<Io> = {}) {
  let out = "";
  let err = "";
  const io: Io = {
    ...real,
    cwd: world,
    env: {},
    home: repository,
    columns: 80,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    now: () => new Date("2026-11-22T10:11:12Z"),
    out: (content) => {
      out += content;
    },
    err: (text) => {
      err += text;
    },
    ...over,
  };
  const code = await main(["validate", ...args], io);
  return { code, out, err };
}

describe("paths and exit codes", () => {
  beforeEach(() => {
    framework();
    write("me.yaml", evidence());
    write("-me.yaml", evidence());
    write("bad.yaml", evidence("colour: red\n"));
    write("loose.md", competency("RS-6-01"));
    write("folder/one.yaml", evidence());
    write("folder/notes.yaml", "shopping: milk\n");
    write("fw/README.md", "# Not checked\n");
    symlinkSync("fw", join(world, "link"));
    symlinkSync("fw/research/band-6/RS-6-01.md", join(world, "one.md"));
    symlinkSync("nowhere", join(world, "broken.yaml"));
    symlinkSync("circle", join(world, "circle"));
    mkdirSync(join(world, "empty"));
  });
  test.each<[string, readonly string[], number, string]>([
    ["a framework", ["fw"], 0, "Checked 3 files (2 competencies and 1 other): no problems."],
    ["a framework through a link", ["link"], 0, "Checked 3 files (2 competencies and 1 other)"],
    [
      "the same framework twice",
      ["fw", "link", "fw/research"],
      0,
      "Checked 3 files (2 competencies and 1 other)",
    ],
    ["a folder in a framework", ["fw/research"], 0, "Checked 2 competencies"],
    [
      "one competency of a framework",
      ["fw/research/band-6/RS-6-02.md"],
      0,
      "Checked 1 competency:",
    ],
    ["a link to one competency", ["one.md"], 0, "Checked 1 competency:"],
    ["a competency by itself", ["loose.md"], 1, "loose.md:"],
    ["an evidence file", ["me.yaml"], 0, "Checked 1 evidence file: no problems, 1 note."],
    [
      "an evidence file twice",
      ["me.yaml", "./me.yaml"],
      0,
      "Checked 1 evidence file: no problems, 1 note.",
    ],
    [
      "a file called with a hyphen",
      ["--", "-me.yaml"],
      0,
      "Checked 1 evidence file: no problems, 1 note.",
    ],
    ["a folder of evidence files", ["folder"], 0, "Checked 1 evidence file: no problems, 1 note."],
    ["a bad evidence file", ["bad.yaml"], 1, "bad.yaml:4:1 error schema"],
    [
      "a bad one does not hide a good one",
      ["bad.yaml", "fw"],
      1,
      "Checked 4 files (2 competencies, 1 evidence file and 1 other)",
    ],
    ["a missing path", ["nope.yaml"], 2, "nope.yaml:1:1 error file-unreadable"],
    [
      "a missing path beside a good one",
      ["nope.yaml", "me.yaml"],
      2,
      "Checked 1 evidence file: 1 error",
    ],
    ["a link to nowhere", ["broken.yaml"], 2, "there is no such file"],
    ["links in a circle", ["circle"], 2, "its links go round in a circle"],
  ])("%s: exit code", async (_name, args, code, words) => {
    const result = await run(["--framework", "fw", "--quiet", ...args]);
    expect(result.out).toContain(words);
    expect(result.code).toBe(code);
  });
  test.each<[string, readonly string[], string]>([
    ["an empty folder", ["empty"], "There is nothing to check in empty"],
    ["a README", ["fw/README.md"], "There is nothing to check in fw/README.md"],
    ["an empty path", [""], "One of the paths is empty"],
    [
      "an output that is an input",
      ["fw", "--format", "text", "-o", "fw/research/band-6/RS-6-01.md"],
      "it would be lost",
    ],
    ["an unknown ending", ["fw", "-o", "x.pdf"], "does not say which format to write"],
    [
      "watching into a file",
      ["fw", "--watch", "-o", "x.txt"],
      "Leave out --fix, --output and --format",
    ],
    [
      "an unknown format",
      ["fw", "--format", "xml"],
      "Allowed choices are github, json, junit, sarif, text",
    ],
  ])("%s is refused: exit code 2, nothing written", async (_name, args, words) => {
    const before = read("fw/research/band-6/RS-6-01.md");
    const result = await run(["--framework", "fw", ...args]);
    expect(result.err).toContain(words);
    expect(result).toMatchObject({ code: 2, out: "" });
    expect(read("fw/research/band-6/RS-6-01.md")).toBe(before);
  });
  test.each([
    ["r.sarif", /^\{[\s\S]*"version": "2\.1\.0"/],
    ["r.json", /^\{[\s\S]*"ahp-career\/diagnostics@1"/],
    ["r.xml", /^<\?xml[\s\S]*<testsuites>/],
    ["r.txt", /^bad\.yaml:4:1 error schema .*\n {5}4 │ colour: red\n/],
  ])("the ending of %s chooses the format", async (output, content) => {
    expect(await run(["bad.yaml", "--framework", "fw", "-o", output])).toMatchObject({
      code: 1,
      out: "",
    });
    expect(read(output)).toMatch(content);
  });
  const asks = "person: {profession: physiotherapist, band: 6}\n";
  test.each([
    ["with a line of hyphens first", `---\nformat: ahp-career/evidence@1\n${asks}`],
    ["with its format in quotes", `"format": 'ahp-career/evidence@1'\n${asks}`],
    ["with its format on the next line", `format:\n  ahp-career/evidence@1\n${asks}`],
    ["with its format in a literal text", `format: |-\n  ahp-career/evidence@1\n${asks}`],
    ["with a tag", `format: !!str ahp-career/evidence@1\n${asks}`],
    [
      "in brackets",
      `{format: ahp-career/evidence@1,\n person: {profession: dietitian, band: 6}}\n`,
    ],
    [
      "as JSON",
      '{\n  "format": "ahp-career\\/evidence@1",\n  "person": {"profession": "dietitian"}\n}\n',
    ],
  ])("a file %s is an evidence file, named or found in a folder", async (_name, text) => {
    write("found/me.yaml", text);
    for (const path of ["found/me.yaml", "found"]) {
      const { out } = await run(["--framework", "fw", path]);
      expect(out).toMatch(/^(?!.*\berror yaml)[\s\S]*Checked 1 evidence file/);
    }
  });
  test("front matter that is never closed is a competency's all the same", async () => {
    write("found/RS-6-01.md", competency("RS-6-01").replace(/\n---\n/, "\n"));
    expect((await run(["--framework", "fw", "found"])).out).toContain("Checked 1 competency");
  });
  test("annotations count from the repository of the workflow", async () => {
    const { out } = await run(
      ["me.yaml", "../bad.yaml", "--framework", "../fw", "--format", "github"],
      {
        cwd: join(world, "folder"),
        env: { GITHUB_WORKSPACE: world },
      },
    );
    expect(out).toMatch(/^::error file=bad\.yaml,line=4,col=1,title=schema::/m);
  });
});

describe("--fix", () => {
  const messy = competency("RS-6-02")
    .replace('thread: "02"', "thread: 02")
    .replaceAll("\n- ", "\n* ");

  test("mends, says so, and checks what it mended", async () => {
    framework();
    write("fw/research/band-6/RS-6-02.md", messy);
    write("me.yaml", evidence().replace(/^#.*\n/, ""));
    chmodSync(join(world, "me.yaml"), 0o600);
    expect((await run(["fw"])).code).toBe(1);
    const { code, out, err } = await run(["fw", "me.yaml", "--framework", "fw", "--fix"]);
    expect(
      err,
    ).toBe(`Mended fw/research/band-6/RS-6-02.md: wrote list items with hyphens and put the thread in quotes
Mended me.yaml: added the line that names the schema to editors
Mended 2 files.
`);
    expect(out).toContain("no problems");
    expect(code).toBe(0);
    expect(read("fw/research/band-6/RS-6-02.md")).toBe(competency("RS-6-02"));
    expect(read("me.yaml")).toMatch(
      /^# yaml-language-server: \$schema=.*schemas\/evidence\.schema\.json\n/,
    );
    expect(statSync(join(world, "me.yaml")).mode & 0o777).toBe(0o600);
    expect((await run(["fw", "me.yaml", "--framework", "fw", "--fix"])).err).toBe(
      "There is nothing to mend.\n",
    );
  });

  test.each<[string, string, string]>([
    ["YAML errors", "me.yaml", evidence("a: [ \n").replace(/^#.*\n/, "")],
    ["another purpose", "other.yaml", "shopping: milk \n"],
    ["front matter of some other page", "post.md", "---\ntitle: Hello \n---\n* a\n"],
  ])("leaves a file with %s", async (_name, name, text) => {
    framework();
    write(name, text);
    await run([name, "--framework", "fw", "--fix"]);
    expect(read(name)).toBe(text);
  });

  test("follows no link out of the folder, and keeps one that stays inside", async () => {
    framework();
    write("elsewhere/RS-6-02.md", messy);
    write("fw/research/band-6/RS-6-02.md", messy);
    symlinkSync("../elsewhere/RS-6-02.md", join(world, "fw/out.md"));
    mkdirSync(join(world, "here"));
    symlinkSync("../elsewhere/RS-6-02.md", join(world, "here/mine.md"));
    const { code, err } = await run(["fw", "here/mine.md", "--framework", "fw", "--fix"]);
    expect(read("elsewhere/RS-6-02.md")).toBe(messy);
    expect(err).toContain("Left here/mine.md as it is: it is a link that leads out of its folder");
    expect(read("fw/research/band-6/RS-6-02.md")).toBe(competency("RS-6-02"));
    expect(code).toBe(2);
  });

  test("leaves a file whose lines end in a carriage return alone", async () => {
    framework();
    const old = messy.replaceAll("\n", "\r");
    write("fw/research/band-6/RS-6-02.md", old);
    const { err, code } = await run(["fw", "--fix"]);
    expect(err).toContain(
      "Left fw/research/band-6/RS-6-02.md as it is: some of its lines end in a carriage return alone",
    );
    expect(read("fw/research/band-6/RS-6-02.md")).toBe(old);
    expect(code).toBe(2);
  });

  test("leaves a file that was saved meanwhile, and one that cannot be written", async () => {
    framework();
    write("fw/research/band-6/RS-6-01.md", messy.replaceAll("6-02", "6-01").replace("02", "01"));
    write("fw/research/band-6/RS-6-02.md", messy);
    let reads = 0;
    const { err, code } = await run(["fw", "--fix"], {
      read: (path, limit) => {
        if (path.endsWith("RS-6-01.md") && ++reads === 2)
          write("fw/research/band-6/RS-6-01.md", "new");
        return real.read(path, limit);
      },
      write: () => {
        throw Object.assign(new Error(), { code: "ENOSPC" });
      },
    });
    expect(err).toContain("Left fw/research/band-6/RS-6-01.md as it is: it has just been changed");
    expect(err).toContain("Left fw/research/band-6/RS-6-02.md as it is: the disk is full");
    expect(read("fw/research/band-6/RS-6-02.md")).toBe(messy);
    expect(code).toBe(2);
  });

  test("never mends the framework inside the package unasked", async () => {
    const { code, err } = await run(["--fix"]);
    expect(err).toContain("There is no framework here to mend");
    expect(code).toBe(2);
  });
});

describe("--watch", () => {
  /** A world in which the test says when something happened. */
  function watching(terminal = false) {
    let event = (): void => {};
    let interrupt = (): void => {};
    const watched: string[][] = [];
    const screens: string[] = [];
    let open = 0;
    const over: Partial<Io> = {
      stdoutIsTerminal: terminal,
      out: (content) => void screens.push(String(content)),
      watch: (paths, changed) => {
        watched.push([...paths]);
        open += 1;
        event = changed;
        return () => {
          open -= 1;
        };
      },
      onInterrupt: (stop) => {
        interrupt = stop;
        open += 1;
        return () => {
          open -= 1;
        };
      },
    };
    return {
      over,
      screens,
      watched,
      event: async () => {
        event();
        // A round has only promises that are kept at once.
        for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
      },
      interrupt: () => interrupt(),
      open: () => open,
      begun: async () => {
        while (screens.length === 0) await new Promise((done) => setTimeout(done, 5));
      },
    };
  }

  test("checks again what changed, survives what editors do, ends with 130", async () => {
    framework();
    const file = "fw/research/band-6/RS-6-02.md";
    const w = watching();
    const ended = run(["fw", "--watch", "--quiet"], w.over);
    await w.begun();
    expect(w.screens.at(-1)).toContain("no problems");
    expect(w.watched).toEqual([[join(world, "fw")]]);

    for (const [text, words] of [
      [null, "Checked 2 files (1 competency and 1 other)"],
      ["---\nid: RS", "front-matter-unclosed"],
      ["", "front-matter-missing"],
      [competency("RS-6-02", "key: 3\n"), "error schema"],
      [competency("RS-6-02"), "no problems"],
    ] as const) {
      if (text === null) rmSync(join(world, file));
      else {
        write(`${file}.new`, text);
        renameSync(join(world, `${file}.new`), join(world, file));
      }
      const before = w.screens.length;
      await w.event();
      expect(w.screens).toHaveLength(before + 1);
      expect(w.screens.at(-1)).toContain(words);
      expect(w.screens.at(-1)).toMatch(/^\n-+ \d\d:\d\d:\d\d -+\n/);
      expect(w.screens.at(-1)).toMatch(/Checked again at \d\d:\d\d:\d\d, in \d+ ms\. Watching/);
    }
    renameSync(join(world, "fw"), join(world, "gone"));
    await w.event();
    renameSync(join(world, "gone"), join(world, "fw"));
    await w.event();
    expect(w.screens.at(-1)).toContain("no problems");
    w.interrupt();
    expect(await ended).toMatchObject({ code: 130 });
    expect(w.open()).toBe(0);
  });

  test("a terminal is cleared before each screen, and only a terminal", async () => {
    framework();
    const w = watching(true);
    const ended = run(["fw", "--watch", "--no-color"], w.over);
    await w.begun();
    expect(w.screens[0]?.startsWith("\u001b[2J\u001b[3J\u001b[H")).toBe(true);
    w.interrupt();
    await ended;
  });

  test("what is wrong from the start is refused; what is wrong inside ends it with the error", async () => {
    const w = watching();
    mkdirSync(join(world, "empty"));
    expect(await run(["empty", "--watch"], w.over)).toMatchObject({ code: 2 });
    expect(w.open()).toBe(0);
    await expect(
      watchAndCheck({ ...real, ...w.over }, async () => {
        throw new Error("a bug");
      }),
    ).rejects.toThrow("a bug");
    expect(w.open()).toBe(0);
  });
});

describe("through the binary", () => {
  const bin = join(repository, "bin/ahp-career.js");
  const env = { ...process.env, NODE_OPTIONS: "", GITHUB_WORKSPACE: "" };

  test.each<[readonly string[], number, RegExp]>([
    [
      ["me.yaml", "--framework", "fw"],
      0,
      /Checked 1 evidence file: no problems, 1 note\.\nFramework: Tiny 1\.0\.0 in fw\n$/,
    ],
    [
      ["bad.yaml", "--framework", "fw", "--quiet"],
      1,
      /^bad\.yaml:4:1 error schema .*\nChecked 1 evidence file: 1 error\. .*\nFramework: .*\n$/,
    ],
    [
      ["bad.yaml", "--framework", "fw", "--format", "github"],
      1,
      /^::error file=bad\.yaml,line=4,col=1,title=schema::/,
    ],
    [["nope"], 2, /file-unreadable/],
  ])("validate %j", (args, status, out) => {
    framework();
    write("me.yaml", evidence());
    write("bad.yaml", evidence("colour: red\n"));
    const result = spawnSync(process.execPath, [bin, "validate", ...args], {
      cwd: world,
      encoding: "utf8",
      env,
    });
    expect(result.stdout).toMatch(out);
    expect(result.status).toBe(status);
  });
});
