import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { rules } from "../../src/check/check-framework.js";
import type { FileList, Passage } from "../../src/check/rule.js";
import { decodeState, encodeState, type State } from "../../src/command/cache/state.js";
import type { Io } from "../../src/io.js";
import { spareFiles, tinyEvidence, tinyFramework } from "../fixtures/tiny-framework.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

const home = Object.fromEntries(
  Object.entries(tinyFramework).map(([path, text]) => [`competencies/${path}`, text]),
);
let world: World;

beforeEach(() => {
  world = makeWorld({ ...home, "me.yaml": tinyEvidence });
});
afterEach(() => world.remove());

/** Long after every file was written, so that the system's stamps prove what they can. */
const later = (io: Io): Io => ({ ...io, now: () => new Date(2027, 0, 1) });

const validate = (args: readonly string[], change?: (io: Io) => Io) =>
  runInProcess(["validate", ...args, "--format", "json"], { cwd: world.root }, change);

const afresh = (path = "competencies") => validate([path], later);
const cached = (path = "competencies") => validate([path, "--cache"], later);

/** What the cache says is what a whole check says. */
async function expectTheSame(): Promise<void> {
  const whole = await afresh();
  const quick = await cached();
  expect(quick).toMatchObject({ code: whole.code, out: whole.out, err: "" });
}

/** What the cache holds with this ending. */
const keptAs = (ending: string): string => {
  const folder = join(world.root, ".ahp-career-cache");
  return join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? "");
};

const competency = Object.keys(tinyFramework).find((path) => path.includes("RS-6-01")) ?? "";
const inCompetencies = (path: string): string => `competencies/${path}`;
const textOf = (path: string): string => tinyFramework[path] ?? spareFiles[path] ?? "";

/** Only what is read counts: nothing of a file that did not change. */
const filesRead = async (): Promise<readonly string[]> => {
  const { read } = await cached();
  return read.filter((path) => path.endsWith(".md")).map((path) => path.slice(world.root.length));
};

test("a second run reads no file that has not changed, and says the same", async () => {
  await cached();
  await expectTheSame();
  expect(await filesRead()).toEqual([]);
  world.write(inCompetencies(competency), `${textOf(competency)}\n`);
  expect(await filesRead()).toEqual([`/competencies/${competency}`]);
});

test("a file that was changed a moment ago is read, whatever the system says of it", async () => {
  const now = (io: Io): Io => ({ ...io, now: () => new Date() });
  await validate(["competencies", "--cache"], now);
  const { read } = await validate(["competencies", "--cache"], now);
  expect(read.filter((path) => path.endsWith(".md")).length).toBeGreaterThan(5);
});

/** The folders whose entries were read by a run. */
async function foldersRead(clock: (io: Io) => Io = later): Promise<readonly string[]> {
  const listed: string[] = [];
  await validate(["competencies", "--cache"], (io) => ({
    ...clock(io),
    list: (path) => {
      if (path.startsWith(`${world.root}/competencies`)) listed.push(path.slice(world.root.length));
      return io.list(path);
    },
  }));
  return listed;
}

test("a folder in which nothing came or went is not read again", async () => {
  await cached();
  expect(await foldersRead()).toEqual([]);
  // A change inside a file is none of the folder's.
  world.write(inCompetencies(competency), `${textOf(competency)}\n`);
  expect(await foldersRead()).toEqual([]);
  const more = inCompetencies("research/more.md");
  world.write(more, textOf(competency).replace("RS-6-01", "RS-6-02"));
  expect(await foldersRead()).toContain("/competencies/research");
  await expectTheSame();
  rmSync(join(world.root, more));
  await expectTheSame();
  mkdirSync(join(world.root, inCompetencies("new")));
  expect(await foldersRead()).toContain("/competencies/new");
  expect(await foldersRead()).toEqual([]);
});

test("what a folder holds is read again where that proves nothing", async () => {
  const now = (io: Io): Io => ({ ...io, now: () => new Date() });
  await foldersRead(now);
  expect(await foldersRead(now)).toContain("/competencies/research");
  // From the first time that it can be known, it is, though no file changed.
  expect(await foldersRead(later)).toContain("/competencies/research");
  expect(await foldersRead(later)).toEqual([]);
  // Where a link leads may change without a trace in its folder.
  const link = join(world.root, inCompetencies("research/link.md"));
  symlinkSync(join(world.root, inCompetencies(competency)), link);
  await cached();
  expect(await foldersRead()).toContain("/competencies/research");
});

const isList = (example: Passage | FileList): example is FileList => "folder" in example;

test.each(
  rules
    .filter(({ example }) => isList(example) || (example.file !== "me.yaml" && !example.compared))
    .map(({ code, example }) => [code, example] as const),
)(
  "%s is found beside the cache as without it, and gone when it is mended",
  async (code, example) => {
    await cached();
    const put = (which: "wrong" | "right"): void => {
      if (!isList(example)) {
        const text = textOf(example.file);
        const changed = which === "right" ? text : text.replace(example.right, () => example.wrong);
        const bytes = example.encoding ? Buffer.from(changed, example.encoding) : changed;
        world.write(inCompetencies(example.file), bytes);
        return;
      }
      const folder = inCompetencies(example.folder);
      rmSync(join(world.root, folder), { recursive: true });
      mkdirSync(join(world.root, folder));
      for (const name of example[which]) {
        const inside = example.folder === "" ? name : `${example.folder}/${name}`;
        world.write(inCompetencies(inside), textOf(inside));
      }
    };
    put("wrong");
    await expectTheSame();
    const { out } = await cached();
    expect(out).toContain(`"code": "${code}"`);
    // An unrelated change keeps what was found elsewhere.
    world.write(
      "competencies/pages/another.md",
      "---\nid: another\ntitle: Another page\n---\nWords.\n",
    );
    await expectTheSame();
    put("right");
    await expectTheSame();
  },
);

test("what was said of a statement stands while the body below it changes", async () => {
  const [rule] = rules.filter(({ code }) => code === "reading-age");
  if (rule === undefined || isList(rule.example)) throw new Error("reading-age has no passage");
  const { file, right, wrong } = rule.example;
  const hard = textOf(file).replace(right, () => wrong);
  world.write(inCompetencies(file), hard);
  await cached();
  for (const more of ["\n## Notes\n\nA note.\n", "\n## Notes\n\nAnother Note Of Mine.\n"]) {
    world.write(inCompetencies(file), `${hard}${more}`);
    await expectTheSame();
    expect((await cached()).out).toContain('"code": "reading-age"');
  }
  world.write(inCompetencies(file), textOf(file));
  await expectTheSame();
});

test("files that come, go and move", async () => {
  await cached();
  const spare = Object.keys(spareFiles)[0] ?? "";
  world.write(inCompetencies(spare), textOf(spare));
  await expectTheSame();
  rmSync(join(world.root, inCompetencies(spare)));
  await expectTheSame();
  rmSync(join(world.root, inCompetencies(competency)));
  await expectTheSame();
  world.write("competencies/README.md", Buffer.from([0x43, 0xe9, 0x0a]));
  await expectTheSame();
  world.write("competencies/README.md", "Mended.\n");
  await expectTheSame();
  world.write(
    "competencies/framework.yaml",
    `${textOf("framework.yaml")}rules: {heading-case: off}\n`,
  );
  await expectTheSame();
});

test("a README that cannot be read is not an empty one", async () => {
  world.write("competencies/README.md", "");
  await cached();
  world.write("competencies/README.md", Buffer.from([0x43, 0xe9, 0x0a]));
  await expectTheSame();
  await expectTheSame();
});

test("another text of the same size and time is another text", async () => {
  await cached();
  const path = join(world.root, inCompetencies(competency));
  const { atime, mtime, size } = statSync(path);
  world.write(
    inCompetencies(competency),
    textOf(competency).replace("status: active", "status: acteve"),
  );
  utimesSync(path, atime, mtime);
  expect(statSync(path).size).toBe(size);
  await expectTheSame();
  expect((await cached()).code).toBe(1);
});

test("a date that lay ahead is looked at again", async () => {
  const dated = textOf(competency).replace("\npillar:", "\nrevised-on: 2027-02-01\npillar:");
  world.write(inCompetencies(competency), dated);
  expect((await cached()).out).toContain('"code": "revised-on"');
  const inMarch = (io: Io): Io => ({ ...io, now: () => new Date(2027, 2, 1) });
  expect((await validate(["competencies", "--cache"], inMarch)).out).not.toContain("revised-on");
  // A clock that went back is believed.
  expect((await cached()).out).toContain('"code": "revised-on"');
});

test("what another build or another program left is not used", async () => {
  world.write(inCompetencies(competency), textOf(competency).replace("band: 6", "band: 7"));
  await cached();
  const path = keptAs(".state");
  const whole = readFileSync(path);
  const state = decodeState(whole);
  if (state === null) throw new Error("no state was kept");
  const [[file = "", remembered] = []] = Object.entries(state.findings);
  const lie = { ...remembered?.found[0], message: "A lie" };
  const withFound = (...found: readonly object[]): Buffer =>
    encodeState({ ...state, findings: { [file]: { ...remembered, found } } } as unknown as State);
  const other = (part: object): Buffer => encodeState({ ...state, ...part } as State);
  const leftovers = [
    Buffer.alloc(0),
    Buffer.from("{}"),
    Buffer.alloc(4096, 7),
    Buffer.alloc(32),
    whole.subarray(0, -1),
    whole.subarray(8),
    Buffer.concat([whole, Buffer.from(" ")]),
    encodeState({
      ...state,
      key: `${state.key} `,
      findings: { [file]: { found: [lie], quotes: {} } },
    } as State),
    other({ context: [{}] }),
    other({ day: 3 }),
    other({ wordings: 3 }),
    other({ folders: "" }),
    other({ folders: [["research", 1]] }),
    other({ folders: [["research", 1, "2"]] }),
    other({ folders: [[1, 1, 2]] }),
    other({ folders: undefined }),
    other({ known: state.known.slice(1) }),
    other({ findings: { [file]: { found: [] } } }),
    other({ findings: { [file]: { found: [], quotes: { 1: 1 } } } }),
    withFound({}),
    withFound({ ...lie, line: "1" }),
    withFound({ ...lie, hint: 3 }),
    withFound({ ...lie, field: { path: 3 } }),
  ];
  for (const bytes of leftovers) {
    writeFileSync(path, bytes);
    await expectTheSame();
    // It was put right on the way.
    expect(readFileSync(path)).toEqual(whole);
  }
});

test("outlines and wordings may be lost or belong to another state", async () => {
  await cached();
  const retitled = (title: string): void =>
    void world.write(
      inCompetencies(competency),
      textOf(competency).replace(/^title: .*$/m, `title: ${title}`),
    );
  const replaced = (id: string): void =>
    void world.write(
      inCompetencies(competency),
      textOf(competency).replace(/^pillar:/m, `replaced-by: ${id}\npillar:`),
    );
  for (const ending of [".outlines.json", ".wordings"]) {
    const path = keptAs(ending);
    for (const [index, change] of [
      (whole: Buffer) => whole.subarray(0, 0),
      (whole: Buffer) => whole.subarray(0, 20),
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 16), Buffer.from("{}")]),
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 16), Buffer.alloc(64, 7)]),
      (whole: Buffer) => Buffer.concat([Buffer.from("x"), whole.subarray(1)]),
    ].entries()) {
      writeFileSync(path, change(readFileSync(path)));
      if (ending === ".wordings") retitled(`Run audit number ${index}`);
      else replaced(`RS-6-7${index}`);
      await expectTheSame();
    }
  }
  retitled("Run one more audit");
  await expectTheSame();
});

test("nothing of an evidence file is kept", async () => {
  const before = Object.keys(world.snapshot());
  expect((await validate(["me.yaml", "--cache"], later)).code).toBe(0);
  expect(Object.keys(world.snapshot())).toEqual(before);
  expect((await validate(["competencies", "me.yaml", "--cache"], later)).code).toBe(0);
  for (const ending of [".state", ".outlines.json", ".wordings"]) {
    const text = readFileSync(keptAs(ending), "latin1");
    expect(text).not.toContain("me.yaml");
    expect(text).not.toContain("evidence@1");
  }
});

test("Git is told to leave the cache alone", async () => {
  await cached();
  expect(readFileSync(join(world.root, ".ahp-career-cache", ".gitignore"), "utf8")).toBe("*\n");
});

test("a named folder, and two names for one framework", async () => {
  const named = ["--cache=kept/here", "--format", "json"];
  const one = await runInProcess(
    ["validate", "competencies", ...named],
    { cwd: world.root },
    later,
  );
  const two = await runInProcess(
    ["validate", ".", ...named],
    { cwd: join(world.root, "competencies") },
    later,
  );
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(Object.keys(world.snapshot())).toContain("kept/here/.gitignore");
});

test.each([
  [["--cache", "competencies"], "competencies holds other files, so it cannot be the cache"],
  [["--cache", "competencies/research"], "competencies/research holds other files"],
  [["--cache", "."], ". holds other files, so it cannot be the cache"],
  [["competencies", "--cache", "me.yaml"], '--cache needs a folder, and "me.yaml" is none'],
  [["competencies", "--cache="], '--cache needs a folder, and "" is none'],
  [["competencies", "--watch", "--cache"], "--watch has a memory of its own"],
])("%j is refused", async (args, message) => {
  const before = world.snapshot();
  const { code, err } = await runInProcess(["validate", ...args], { cwd: world.root });
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(world.snapshot()).toEqual(before);
});

test("where the cache cannot be written, that is said and the check stands", async () => {
  const full = (io: Io): Io => ({
    ...later(io),
    write: () => {
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    },
  });
  const { code, err, out } = await validate(["competencies", "--cache"], full);
  expect(code).toBe(0);
  expect(out).toBe((await afresh()).out);
  expect(err).toBe("What was checked could not be kept in .ahp-career-cache: the disk is full\n");
});

test("--fix reads every file and keeps what is left", async () => {
  await cached();
  const slipped = textOf(competency).replace("status: active", "status:  active   ");
  world.write(inCompetencies(competency), slipped);
  const { code } = await runInProcess(
    ["validate", "competencies", "--fix", "--cache"],
    { cwd: world.root },
    later,
  );
  expect(code).toBe(0);
  expect(readFileSync(join(world.root, inCompetencies(competency)), "utf8")).not.toBe(slipped);
  await expectTheSame();
});
