import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frozen } from "../support/frozen.js";
import { binary } from "../support/world.js";

/** What happens to real processes on real disks. */
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ahp-career-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const windows = process.platform === "win32";
const onUnix = (name: string, run: jest.ProvidesCallback): void =>
  windows
    ? test.skip(`${name} (skipped: Windows has no ulimit and no SIGINT)`, run)
    : test(name, run);
const { PATH = "" } = process.env;
const env = { PATH, HOME: tmpdir(), NO_COLOR: "1" };
const checklist = [
  binary,
  ..."checklist --band 6 --output page.html --framework".split(" "),
  frozen,
];

/** Runs the tool where no file may grow beyond 8 KB, which is how a full disk looks from inside. */
const short = (args: readonly string[]) =>
  spawnSync("sh", ["-c", 'ulimit -f 8 && exec "$@"', "sh", process.execPath, ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
  });

onUnix("a page that does not fit leaves nothing behind", () => {
  const { status, stderr } = short(checklist);
  expect(status).toBe(2);
  expect(stderr).toBe(
    "page.html cannot be written: it would be larger than a file may be here\n  hint: Nothing was changed.\n",
  );
  expect(readdirSync(folder)).toEqual([]);
});

onUnix("a page that does not fit leaves the one that was there", () => {
  writeFileSync(join(folder, "page.html"), "the old one");
  expect(short(checklist).status).toBe(2);
  expect(readFileSync(join(folder, "page.html"), "utf8")).toBe("the old one");
  expect(readdirSync(folder)).toEqual(["page.html"]);
});

/** Starts the tool and sends it Ctrl-C: after so many milliseconds, or as soon as it has said something. */
function interrupted(args: readonly string[], after: number | "output"): Promise<number | null> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, args, { cwd: folder, env });
    const stop = (): void => void child.kill("SIGINT");
    if (after === "output") child.stdout.once("data", stop);
    else setTimeout(stop, after);
    child.on("close", (code) => settle(code));
  });
}

onUnix("Ctrl-C leaves a whole page or none", async () => {
  spawnSync(process.execPath, checklist, { cwd: folder, env });
  const whole = readFileSync(join(folder, "page.html"), "utf8");
  expect(whole).toContain("</html>");
  for (const after of [0, 20, 40, 60, 80, 100, 150]) {
    rmSync(join(folder, "page.html"), { force: true });
    await interrupted(checklist, after);
    if (existsSync(join(folder, "page.html")))
      expect(readFileSync(join(folder, "page.html"), "utf8")).toBe(whole);
  }
});

onUnix("Ctrl-C ends --watch with 130", async () => {
  expect(await interrupted([binary, "validate", frozen, "--watch"], "output")).toBe(130);
});

onUnix("--watch sees a save by rename, a new folder and a deletion", async () => {
  cpSync(frozen, folder, { recursive: true });
  const child = spawn(process.execPath, [binary, "validate", "--watch", "--quiet"], {
    cwd: folder,
    env,
  });
  let out = "";
  child.stdout.on("data", (data) => {
    out += data;
  });
  const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
  const wait = async (words: RegExp): Promise<void> => {
    const until = Date.now() + 15_000;
    while (!words.test(out)) {
      if (Date.now() > until) throw new Error(`never saw ${words} in ${out}`);
      await new Promise((done) => setTimeout(done, 10));
    }
    out = "";
  };
  const at = (path: string): string => join(folder, "competencies", path);
  try {
    await wait(/no problems[\s\S]*Watching/);
    writeFileSync(at("pages/new.tmp"), "no front matter");
    renameSync(at("pages/new.tmp"), at("pages/new.md"));
    await wait(/new\.md:1:1 error front-matter-missing[\s\S]*Watching/);
    rmSync(at("pages/new.md"));
    await wait(/no problems[\s\S]*Watching/);
    mkdirSync(at("research/extra"));
    writeFileSync(at("research/extra/x.md"), "no front matter");
    await wait(/extra\/x\.md:1:1 error[\s\S]*Watching/);
    writeFileSync(at("research/extra/x.md"), "---\nstill not closed");
    await wait(/front-matter-unclosed[\s\S]*Watching/);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  } finally {
    child.kill("SIGKILL");
  }
});

onUnix("a reader that has had enough ends it quietly", () => {
  for (const line of [
    "gap ren.yaml --all",
    "checklist --role consultant-practitioner",
    "explain",
  ]) {
    const command = `"${process.execPath}" "${binary}" ${line} | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], {
      cwd: frozen,
      env,
      encoding: "utf8",
    });
    expect(stderr.replace(/^ren\.yaml:.*\n {2}hint: .*\n/m, "")).toBe("");
    expect(stdout.trimEnd().split("\n")).toHaveLength(2);
    expect(stdout).toMatch(/\n0\n$/);
  }
});
