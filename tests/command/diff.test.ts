import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { gitEnvironment } from "../../src/load/git.js";

const repository = resolve(import.meta.dirname, "../..");
const binary = join(repository, "bin", "ahp-career.js");
const root = realpathSync(mkdtempSync(join(tmpdir(), "ahp-career-diff-")));
const home = join(root, "work");

const quiet = {
  ...gitEnvironment(process.env),
  GIT_ALLOW_PROTOCOL: "file",
  GIT_CONFIG_GLOBAL: "/dev/null",
  HOME: root,
};

function git(folder: string, ...args: string[]): string {
  const named = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  const { status, stdout, stderr } = spawnSync("git", [...named, ...args], {
    cwd: folder,
    env: quiet,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

/** Through the binary, as people run it: a line of words, or the words themselves. */
function run(
  args: string | readonly string[],
  { cwd = home, env = {} }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
) {
  const words = typeof args === "string" ? args.split(" ") : args;
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, "diff", ...words], {
    cwd,
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GITHUB_WORKSPACE: "", ...env },
    encoding: "utf8",
  });
  // Where a line is wrapped is nothing to these tests.
  return { code: status, out: stdout, err: stderr, text: stdout.replace(/\s+/g, " ") };
}

const edit = (path: string, from: string, to: string): void => {
  const file = join(home, path);
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};

const fileOf = (id: string): string => {
  const found = readdirSync(join(home, "competencies"), { recursive: true, encoding: "utf8" }).find(
    (path) => path.includes(id),
  );
  return join("competencies", found ?? id);
};

const commit = (message: string, tag: string): void => {
  git(home, "add", "-A");
  git(home, "commit", "-q", "--no-verify", "--allow-empty", "-m", message);
  git(home, "tag", tag);
};

beforeAll(() => {
  mkdirSync(home);
  git(home, "init", "-q", "-b", "main");
  // No end-of-line conversion may change what is compared.
  git(home, "config", "core.autocrlf", "false");
  cpSync(join(repository, "competencies"), join(home, "competencies"), { recursive: true });
  cpSync(join(repository, "examples/sam-physiotherapist.yaml"), join(home, "me.yaml"));
  // Whatever version ours has come to, the first one here is 1.0.0.
  const manifest = join(home, "competencies", "framework.yaml");
  const text = readFileSync(manifest, "utf8").replace(/^version: .*$/m, "version: 1.0.0");
  writeFileSync(manifest, text);
  commit("One", "v1.0.0");
  edit(fileOf("RS-6-02"), "begun here,", "begun elsewhere,");
  edit("competencies/framework.yaml", "version: 1.0.0", "version: 1.0.1");
  commit("Words", "v1.0.1");
  edit(fileOf("LD-6-04"), "status: active", "status: retired\nreplaced-by: LD-7-04");
  rmSync(join(home, fileOf("ED-6-05")));
  edit("competencies/framework.yaml", "version: 1.0.1", "version: 1.1.0");
  commit("Too little", "v1.1.0");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

afterEach(() => {
  git(home, "reset", "-q", "--hard", "v1.1.0");
  git(home, "clean", "-q", "-f", "-d");
});

describe("what it says", () => {
  test.each<[line: string, code: number, ...parts: (string | RegExp)[]]>([
    [
      "v1.0.0 v1.0.1",
      0,
      "AHP Career Framework for Dorset: 1 change to 1 thing.",
      "[-here,-] {+elsewhere,+}",
      "The version went from 1.0.0 to 1.0.1: that is enough.",
    ],
    // What went and what came never shows by colour alone.
    ["v1.0.0 v1.0.1 --format markdown", 0, "~~here,~~ **elsewhere,**"],
    ["v1.0.0 v1.0.1 --color", 0, "\u001b[31m[-\u001b[9m", "\u001b[32m{+"],
    [
      "v1.0.1 v1.1.0",
      1,
      "Gone, and ids are permanent: 1",
      "counts towards LD-7-04",
      /^competencies\/education\/band-6\/ED-6-05-.*:1:1 error id-removed /m,
      /^competencies\/framework.yaml:6:10 error version-step The version stepped from 1.0.1 to 1.1.0/m,
    ],
    // A file that names an id which is gone is still read.
    [
      "v1.0.1 --evidence me.yaml --as-of 2026-11-20",
      1,
      "What it means for me.yaml",
      "ED-6-05 Run group education",
      "its record would be lost",
    ],
    ["v1.0.0 v1.0.0 --evidence me.yaml", 0, "Nothing in this file is affected."],
  ])("%s", (line, expected, ...parts) => {
    const { code, err, text } = run(line);
    expect([code, code === 0 ? err : ""]).toEqual([expected, ""]);
    for (const part of parts) expect(`${text}\n${err}`).toMatch(part);
  });

  test("annotations count from the repository, wherever the step runs", () => {
    const env = { GITHUB_WORKSPACE: home };
    const { code, out } = run("v1.0.1 v1.1.0 --format github", {
      cwd: join(home, "competencies"),
      env,
    });
    expect(code).toBe(1);
    const [gone, step, summary] = out.split("\n");
    expect(gone).toMatch(
      /^::error file=competencies\/education\/band-6\/ED-6-05-[^,]*,line=1,col=1,title=id-removed::/,
    );
    expect(step).toMatch(
      /^::error file=competencies\/framework.yaml,line=6,col=10,title=version-step::.*%0AMake it 2.0.0 or later./,
    );
    expect(summary).toMatch(/^2 changes to 2 things\. /);
  });

  test.each(["", " --evidence me.yaml"])("JSON is as its schema says: %j", (more) => {
    const schema = JSON.parse(readFileSync(join(repository, "schemas/diff.schema.json"), "utf8"));
    const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);
    const { code, out } = run(`v1.0.0 HEAD --format json${more}`);
    const data = JSON.parse(out);
    expect([code, validate(data), validate.errors]).toEqual([1, true, null]);
    expect(data.from).toMatchObject({ ref: "v1.0.0", framework: { version: "1.0.0" } });
    expect(data.to.commit).toBe(git(home, "rev-parse", "HEAD"));
    expect(Object.hasOwn(data, "evidence")).toBe(more !== "");
  });

  test("a file that only the later version understands is read too, and one that neither does is not", () => {
    edit("me.yaml", "  RS-6-01: met", "  RS-6-99: met\n  RS-6-01: met");
    const neither = run("v1.0.0 --evidence me.yaml");
    expect(neither.code).toBe(2);
    expect(neither.err).toContain("reference-unknown");
    const text = readFileSync(join(home, fileOf("RS-6-02")), "utf8");
    const added = join(home, "competencies/research/band-6/RS-6-99-more.md");
    writeFileSync(added, text.replace("RS-6-02", "RS-6-99"));
    git(home, "checkout", "-q", "v1.0.0", "--", "competencies/education");
    const later = run("v1.0.0 --evidence me.yaml");
    expect(later.err).not.toContain("reference-unknown");
    expect(later.out).toContain("RS-6-99");
  });

  test("of several files, the one that is for another framework is named", () => {
    const person = "person: {profession: physiotherapist, band: 4}";
    writeFileSync(join(home, "other.yaml"), `format: ahp-career/evidence@1\n${person}\n`);
    const several = run("v1.0.0 v1.0.0 --evidence me.yaml other.yaml");
    expect(several.code).toBe(2);
    expect(several.err).toMatch(/^other\.yaml: This framework is for registered/);
    const one = run("v1.0.0 v1.0.0 --evidence other.yaml");
    expect(one.code).toBe(2);
    expect(one.err).toMatch(/^This framework is for registered/);
  });

  test("the working tree, with the line ends of Windows, is the same framework", () => {
    const folder = join(home, "competencies");
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!/\.(md|yaml)$/.test(path)) continue;
      const file = join(folder, path);
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
    }
    const { code, out, err } = run("HEAD");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("0 changes.");
  });

  test("the ending of the output chooses the format, and an evidence file is never written over", () => {
    expect(run("v1.0.0 v1.0.1 --output changes.md")).toMatchObject({ code: 0, out: "" });
    expect(readFileSync(join(home, "changes.md"), "utf8")).toMatch(/^# What changed from v1\.0\.0/);
    const refused = run("v1.0.0 --evidence me.yaml --output me.yaml --format json");
    expect(refused.code).toBe(2);
    expect(readFileSync(join(home, "me.yaml"), "utf8")).toContain("ahp-career/evidence@1");
  });
});

describe("what cannot be done, and why", () => {
  test.each([
    [["nothing-of-the-kind"], "Git knows no version called `nothing-of-the-kind`", "git tag"],
    [["v1.0.0..v1.0.1"], "Git knows no version called", "with a blank between them"],
    [["v1.0.0", "v1.0.0^{tree}"], "Git knows no version called", "git tag"],
    [["HEAD:me.yaml"], "Git knows no version called", "git tag"],
    [[""], "is not the name of a version", "Name a tag"],
    [["v1.0.0\nHEAD"], "is not the name of a version", "Name a tag"],
    [["--", "-x"], "`-x` is not the name of a version", "Name a tag"],
    [["--", "--output=stolen"], "is not the name of a version", "Name a tag"],
    [["$(touch stolen)"], "Git knows no version called", "git tag"],
    [["; touch stolen"], "Git knows no version called", "git tag"],
  ])("%j", (args, message, hint) => {
    const { code, out, err } = run(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(existsSync(join(home, "stolen"))).toBe(false);
  });

  test("there is no Git, no repository, no commit, or only the newest", () => {
    const copy = (name: string): string => {
      cpSync(join(home, "competencies"), join(root, name, "competencies"), { recursive: true });
      return join(root, name);
    };
    const empty = copy("empty");
    git(empty, "init", "-q");
    const shallow = join(root, "shallow");
    git(root, "clone", "-q", "--depth", "1", `file://${home}`, shallow);
    const said = [
      run("HEAD", { env: { PATH: join(root, "nowhere") } }),
      run(["HEAD", "--framework", copy("plain")]),
      run("HEAD", { cwd: empty }),
      run("v1.0.0", { cwd: shallow }),
    ];
    expect(said.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(said.map(({ err }) => err)).toEqual([
      expect.stringContaining("Git is not installed"),
      expect.stringContaining("is not in a Git repository"),
      expect.stringContaining("Git knows no version called `HEAD`"),
      expect.stringMatching(/shallow clone.*fetch-depth: 0/),
    ]);
  });

  test("the framework was elsewhere then, or nowhere", () => {
    renameSync(join(home, "competencies"), join(home, "framework"));
    commit("Move", "moved");
    const { code, err } = run("v1.0.0 --framework framework");
    expect(code).toBe(2);
    expect(err).toContain("There is no framework in framework at `v1.0.0`");
    expect(err).toContain("there is one in competencies.");
    // With two versions the folder need not be there any more.
    expect(run("v1.0.0 v1.0.1 --framework competencies").code).toBe(0);
  });

  test("a later version that cannot be read is an error; an earlier one is noted and its file passed over", () => {
    const path = fileOf("RS-6-02");
    edit(path, "---\nid:", "--\nid:");
    commit("Break", "broken");
    const later = run("v1.0.1");
    expect(later.code).toBe(2);
    expect(later.err).toContain(`${path}:1:1 error front-matter-missing`);
    git(home, "checkout", "-q", "v1.1.0", "--", ".");
    const earlier = run("broken");
    expect(earlier.code).toBe(0);
    expect(earlier.err).toContain(`broken:${path}:1:1 warning front-matter-missing`);
    expect(earlier.out).not.toContain("RS-6-02");
  });

  test("an earlier manifest that says nothing", () => {
    edit("competencies/framework.yaml", "id: dorset-ahp", "ident: dorset-ahp");
    commit("No id", "no-id");
    git(home, "reset", "-q", "--hard", "v1.1.0");
    const { code, err } = run("no-id");
    expect(code).toBe(2);
    expect(err).toContain("does not say what framework it is");
  });
});

describe("Git's own settings and the environment are not obeyed", () => {
  test("hooks, pagers, monitors, filters and other repositories", () => {
    const trap = join(root, "trap.sh");
    writeFileSync(trap, `#!/bin/sh\ntouch ${join(root, "sprung")}\ncat\n`);
    chmodSync(trap, 0o755);
    const settings = ["core.fsmonitor", "core.pager", "diff.md.textconv", "filter.md.smudge"];
    for (const name of settings) git(home, "config", name, trap);
    mkdirSync(join(home, ".git/info"), { recursive: true });
    writeFileSync(join(home, ".git/info/attributes"), "*.md diff=md filter=md\n");
    const { code, out } = run("v1.0.0 v1.0.1", {
      env: {
        GIT_DIR: join(root, "elsewhere"),
        GIT_WORK_TREE: root,
        GIT_INDEX_FILE: join(root, "index"),
        GIT_EXTERNAL_DIFF: trap,
        GIT_PAGER: trap,
        PAGER: trap,
        GIT_EXEC_PATH: root,
        GIT_TRACE: join(root, "trace"),
        GIT_LITERAL_PATHSPECS: "0",
      },
    });
    expect(code).toBe(0);
    expect(out).toContain("1 change to 1 thing");
    expect(existsSync(join(root, "sprung"))).toBe(false);
    expect(existsSync(join(root, "trace"))).toBe(false);
    rmSync(join(home, ".git/info/attributes"));
    for (const name of settings) git(home, "config", "--unset", name);
  });

  test("the environment that Git is given", () => {
    const given = { GIT_DIR: "/elsewhere", GIT_CONFIG_GLOBAL: "/mine", PATH: "/bin" };
    const passed = gitEnvironment({ ...given, GIT_ALLOW_PROTOCOL: "ext" });
    const { GIT_DIR, GIT_CONFIG_GLOBAL, PATH, GIT_ALLOW_PROTOCOL } = passed;
    expect([GIT_DIR, GIT_CONFIG_GLOBAL, PATH]).toEqual([undefined, "/mine", "/bin"]);
    expect(GIT_ALLOW_PROTOCOL).toBe("none");
  });

  test("unusual files of an earlier version: links, hidden ones, other bytes, names with a line break", () => {
    const folder = join(home, "competencies/research/band-6");
    symlinkSync("/etc/passwd", join(folder, "RS-6-90-link.md"));
    writeFileSync(join(folder, "RS-6-91-bytes.md"), Buffer.from([0xff, 0xfe, 0x41]));
    writeFileSync(join(folder, "RS-6-92-large.md"), "x".repeat(1024 * 1024 + 1));
    writeFileSync(join(folder, ".hidden.md"), "not a competency");
    writeFileSync(join(folder, "notes.txt"), "not Markdown");
    writeFileSync(join(folder, "README.md"), "Not a competency.");
    const odd = readFileSync(join(home, fileOf("RS-6-02")), "utf8").replace("RS-6-02", "RS-6-93");
    writeFileSync(join(folder, 'RS-6-93-"odd\n* name.md'), odd);
    commit("Unusual", "unusual");
    git(home, "reset", "-q", "--hard", "v1.1.0");
    const { code, out, err } = run("unusual");
    expect(code).toBe(1);
    expect(out).toContain("RS-6-93");
    expect(
      err.match(/^unusual:.*$/gm)?.map((line) => line.replace(/^.*band-6\/|:1:.*? /g, " ").trim()),
    ).toEqual([
      expect.stringContaining("RS-6-90-link.md"),
      expect.stringContaining("RS-6-91-bytes.md"),
      expect.stringContaining("RS-6-92-large.md"),
    ]);
    expect(err).not.toContain("hidden");
    expect(err).not.toContain("root:");
  });
});
