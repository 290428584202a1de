import { filesIn } from "../support/frameworks.js";
import { smallFiles } from "../support/small.js";
import { makeWorld, runInProcess } from "../support/world.js";

const small = Object.fromEntries(
  Object.entries(smallFiles).filter(([path]) => path.startsWith("competencies/")),
);
const manifest = "competencies/framework.yaml";
const third = {
  [manifest]: small[manifest]?.replace('"02": Safety', '"02": Safety\n      "03": Teams') ?? "",
};

/** Runs `new` in a folder with the small framework; answers with the code, what was said, and the files that are new. */
async function started(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const files = { ...small, ...more };
  const world = makeWorld(files);
  try {
    const { code, err } = await runInProcess(["new", ...words], { cwd: world.root });
    const now = filesIn(world.root);
    const made = Object.entries(now).filter(([path]) => !Object.hasOwn(files, path));
    const kept = Object.entries(files).every(([path, text]) => now[path] === text);
    const checked = await runInProcess(["validate", "--quiet"], { cwd: world.root });
    return { code, err, made, kept, checked: checked.out };
  } finally {
    world.remove();
  }
}

const title = ["--title", "Lead: a “team” #2"];

test.each<[line: string, path: string, fields: readonly string[]]>([
  [
    "PR-6",
    "practice/band-6/PR-6-02-lead-a-team-2.md",
    ["pillar: practice", "band: 6", 'thread: "02"', "status: draft", "since: 0.1.0"],
  ],
  ["PR-6-03", "practice/band-6/PR-6-03-lead-a-team-2.md", ["id: PR-6-03"]],
  ["competency pr-c-03", "practice/core/PR-C-03-lead-a-team-2.md", ["band: core"]],
  ["PR-03 --band starter", "practice/band-5/PR-5-03-lead-a-team-2.md", ["band: 5"]],
  [
    "PR-EX-03",
    "practice/band-8/PR-EX-03-lead-a-team-2.md",
    ["band: 8", "supplement: expert", 'thread: "03"'],
  ],
  ["RS-8", "research/band-8/RS-8-01-lead-a-team-2.md", ["pillar: research"]],
  ["role team-lead --band 6", "roles/team-lead.md", ["pillars: {practice: 6, research: 6}"]],
  ["resource a-book --supports PR-5-01", "resources/a-book.md", ["competencies: [PR-5-01]"]],
  ["story mine", "stories/mine.md", ["id: mine"]],
])("new %s", async (line, path, fields) => {
  const { code, made, kept, err } = await started([...line.split(" "), ...title], third);
  expect([code, kept, made.map(([one]) => one)]).toEqual([0, true, [`competencies/${path}`]]);
  const lines = made[0]?.[1].split("\n");
  expect(lines).toEqual(expect.arrayContaining([...fields, 'title: "Lead: a “team” #2"']));
  expect(err).toContain(`ahp-career validate competencies/${path}`);
});

test("what it leaves to be written is what validate asks for", async () => {
  const { checked, made } = await started(["PR-6", "--title", "Lead a team"], third);
  const said = checked.match(/^competencies\S+:\d+ error \S+/gm) ?? [];
  expect(said.map((one) => one.replace(made[0]?.[0] ?? "", ""))).toEqual([
    ":10:1 error schema",
    ":12:1 error list-length",
    ":16:1 error list-length",
    ":20:1 error list-length",
  ]);
});

const scope = "competencies/practice/band-5/PR-5-01-agree-your-scope.md";
const retired = {
  [scope]: small[scope]?.replace("status: active", "status: retired\nreason: Too wide") ?? "",
};

test.each<[line: string, said: string, more?: Readonly<Record<string, string>>]>([
  ["PR-5", 'add `"03": What it is about`'],
  ["PR-5-01", "never used again", retired],
  ["PR-5", 'add `"03": What it is about`', retired],
  ["PR-5-03", "has no thread 03"],
  ["PR-03", "There is room at core, 5, 6 and 8", third],
  ["PR-6 --band 5", "disagree", third],
  ["XX-6", "`XX` is not a pillar"],
  ["PR-40", "Practice has no thread 40"],
  ["../../x", "is no id"],
  ["role ../../x --band 6", "`id` cannot be `../../x`"],
  ["role Lead --band 6", "`id` cannot be `Lead`"],
  ["role lead", "--band 7"],
  ["role expert-practitioner --band 6", "exists already"],
  ["resource a-book", "--supports"],
  ["resource a-book --supports PR-5-10", "Did you mean `PR-5-01`?"],
  ["novel mine", "Use one of `competency`, `role`, `resource`, `story`"],
])("new %s is refused", async (line, said, more = {}) => {
  const { code, err, made, kept } = await started([...line.split(" "), ...title], more);
  expect({ code, made, kept }).toEqual({ code: 2, made: [], kept: true });
  expect(err).toContain(said);
});

test.each([
  [["PR-6"], "needs an id and a title"],
  [["--title", "x"], "needs an id and a title"],
  [["PR-6", "--title", `A${"a".repeat(80)}`], "80"],
])("new %j lacks something", async (words, said) => {
  const { code, err, made } = await started(words, third);
  expect([code, made]).toEqual([2, []]);
  expect(err).toContain(said);
});

test("nothing is added to the framework that the program brings", async () => {
  const world = makeWorld();
  const run = await runInProcess(["new", "RS-6", ...title], { cwd: world.root });
  world.remove();
  expect([run.code, run.written]).toEqual([2, []]);
});
