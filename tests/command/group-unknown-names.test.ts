import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { inScratch, validated } from "../support/scratch.js";
import { smallFiles } from "../support/small.js";

const folder = "competencies";

/** What is said of the small framework after its files were changed; a file without a text goes. */
async function found(
  changes: Readonly<Record<string, ((text: string) => string) | null>>,
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const files: Record<string, string> = { ...smallFiles };
  for (const [path, change] of Object.entries(changes)) {
    const whole = `${folder}/${path}`;
    const text = files[whole];
    if (text === undefined) throw new Error(`${whole} is not there`);
    if (change === null) delete files[whole];
    else files[whole] = change(text);
  }
  for (const [path, text] of Object.entries(more)) files[`${folder}/${path}`] = text;
  const said = ({ file, line, column, code, message, hint }: Diagnostic): string =>
    `${file.replace(`${folder}/`, "")}:${line}:${column} ${code} ${message} | ${hint}`;
  return inScratch(files, async (root) => (await validated(root, folder)).map(said));
}

const swap = (from: string, to: string) => (text: string) => text.replace(from, to);
const text = (path: string): string => smallFiles[`${folder}/${path}`] ?? "";

describe("a mistake where something is defined is told there", () => {
  test.each<[string, Parameters<typeof found>[0], readonly string[]]>([
    [
      "a pillar's id with a slip",
      { "framework.yaml": swap("id: practice", "id: practise") },
      [
        "framework.yaml:8:9 reference-unknown This is `practise`, and 7 files name `practice` | Write `practice` here, or correct competencies/practice/band-5/PR-5-01-agree-your-scope.md, competencies/practice/band-5/PR-5-02-notice-harm.md, competencies/practice/band-6/PR-6-01-widen-your-scope.md and 4 more.",
      ],
    ],
    [
      "a band that is gone",
      {
        "framework.yaml": swap(
          "  - band: 5\n    title: Starting\n",
          "  - band: 4\n    title: Starting\n",
        ),
      },
      [
        "framework.yaml:19:1 reference-unknown `5` is not in this list, and 5 files name it | Add it here, or correct competencies/practice/band-5/PR-5-01-agree-your-scope.md, competencies/practice/band-5/PR-5-02-notice-harm.md, competencies/qualifications/band-5.md and 2 more.",
      ],
    ],
    [
      "a thread that is gone",
      { "framework.yaml": swap('      "01": Scope\n', "") },
      [
        'framework.yaml:11:5 id-mismatch There is no thread "01" here, and 4 files are of it | Add it here, or correct competencies/practice/band-5/PR-5-01-agree-your-scope.md, competencies/practice/band-6/PR-6-01-widen-your-scope.md, competencies/practice/band-8/PR-EX-01-advise-others.md and 1 more.',
      ],
    ],
    [
      "an id that only two files name",
      { "sources.yaml": swap("id: guide", "id: giude") },
      [
        "practice/core/PR-C-01-stay-within-your-scope.md:12:14 reference-unknown `guide` is not a source of this framework | Did you mean `giude`?",
        "sources.yaml:20:20 reference-unknown `guide` is not a source of this framework | Did you mean `giude`?",
      ],
    ],
    [
      "sources that are gone",
      { "sources.yaml": null },
      [
        "sources.yaml:1:1 file-unreadable Sources are cited in a file, and the file that lists them is not there | Put `sources.yaml` back beside `framework.yaml`. If it has another name, rename it.",
      ],
    ],
    [
      "sources that are gone, and nobody cites them",
      {
        "sources.yaml": null,
        "practice/core/PR-C-01-stay-within-your-scope.md": (whole) =>
          whole.replace(/sources:\n(?: .*\n)+/, ""),
      },
      [],
    ],
  ])("%s", async (_name, changes, wanted) => {
    expect(await found(changes)).toEqual(wanted);
  });
});

describe("a file with the name of another kind of file", () => {
  const competency = "practice/band-5/PR-5-01-agree-your-scope";
  const role = "roles/expert-practitioner";
  const ends = (ending: string) => `The name ends in \`${ending}\`, so the file is not read`;
  const markdown = "Rename it: its name has to end in `.md`.";
  test.each<[string, string, string, string]>([
    [`${competency}.md`, `${competency}.txt`, ends(".txt"), markdown],
    [`${competency}.md`, `${competency}.md.txt`, ends(".txt"), markdown],
    [`${competency}.md`, competency, "The name has no ending, so the file is not read", markdown],
    [`${role}.md`, `${role}.markdown`, ends(".markdown"), markdown],
    [`${role}.md`, `${role}.txt`, ends(".txt"), markdown],
    ["sources.yaml", "sources.yml", ends(".yml"), "Rename it to `sources.yaml`."],
    ["sources.yaml", "sources.yaml.txt", ends(".txt"), "Rename it to `sources.yaml`."],
    [
      "sources.yaml",
      "Sources.yaml",
      "The name is not in small letters, so the file is not read",
      "Rename it to `sources.yaml`.",
    ],
  ])("%s called %s", async (path, other, message, hint) => {
    expect(await found({ [path]: null }, { [other]: text(path) })).toEqual([
      `${other}:1:1 file-unreadable ${message} | ${hint}`,
    ]);
  });
  const plain =
    "A competency is plain text in a file whose name ends in `.md`. Save it as that, or keep this file elsewhere.";
  const backup =
    "It looks like a backup that a program left. Take it away, or where it is the one to keep, give it a name that ends in `.md`.";
  test.each<[string, string, string]>([
    [`${competency}.docx`, "file-unreadable", plain],
    ["practice/band-5/PR-5-01.pdf", "file-unreadable", plain],
    ["practice/band-5/PR-5-09-new.markdown", "file-unreadable", markdown],
    ["practice/band-5/PR-5-09-new.md~", "file-unreadable", backup],
    ["PR-5-09-new", "file-unreadable", markdown],
    [`${competency}.md~`, "file-ignored", backup],
    [`${competency}.md.orig`, "file-ignored", backup],
  ])("%s beside the others is never passed over in silence: %s", async (path, code, hint) => {
    const [only, ...more] = await found({}, { [path]: "x" });
    expect(only).toMatch(new RegExp(`^${path.replace(/[.]/g, "\\.")}:1:1 ${code} `));
    expect(only?.endsWith(` | ${hint}`)).toBe(true);
    expect(more).toEqual([]);
  });
  test("what is none of these files is passed over", async () => {
    const others = [
      "roles/README.txt",
      "roles/LICENCE",
      "pages/a.png",
      "practice/notes.txt",
      "a.txt",
      "roles/expert-practitioner.md.bak",
      "framework.yaml.orig",
      "sources.yaml.swp",
    ];
    expect(await found({}, Object.fromEntries(others.map((path) => [path, "x"])))).toEqual([]);
  });
  test("capitals in the ending of a name are as good as small letters", async () => {
    const changes = { [`${competency}.md`]: null, [`${role}.md`]: null };
    const more = {
      [`${competency}.MD`]: text(`${competency}.md`),
      [`${role}.MD`]: text(`${role}.md`),
    };
    expect(await found(changes, more)).toEqual([]);
  });
  test.each([
    ["nowhere.md", "This link leads to nothing that is there"],
    ["../me.md", "A link that leads out of the folder is not followed"],
  ])("a link to %s", async (target, message) => {
    await inScratch({ ...smallFiles, "me.md": "---\n---\n" }, async (root) => {
      symlinkSync(target, join(root, folder, "pages-link.md"));
      const said = (await validated(root, folder)).map((one) => `${one.file} ${one.message}`);
      expect(said).toEqual([`${folder}/pages-link.md ${message}`]);
    });
  });
});

describe("a competency that is gone or retired", () => {
  const scope = "practice/band-5/PR-5-01-agree-your-scope.md";
  test("a deleted file is told once, with those that name it", async () => {
    const said = await found({ [scope]: null });
    expect(said).toEqual([
      expect.stringMatching(
        /^practice\/band-5\/PR-5-02\S+ reference-unknown No file has the competency `PR-5-01`, and 4 files name it \| If its file was deleted, put it back and retire it/,
      ),
    ]);
  });
  test("one retired is told wherever it is named", async () => {
    const retire = swap("status: active", "status: retired\nreplaced-by: PR-C-01");
    const said = await found({ [scope]: retire });
    expect(said.filter((one) => one.includes("id-retired"))).toEqual([
      "practice/band-6/PR-6-01-widen-your-scope.md:9:13 id-retired `PR-5-01` is retired; `PR-C-01` takes its place | Write `PR-C-01` here.",
      "resources/a-course.md:7:16 id-retired `PR-5-01` is retired; `PR-C-01` takes its place | Write `PR-C-01` here.",
      "stories/slowly.md:9:16 id-retired `PR-5-01` is retired; `PR-C-01` takes its place | Write `PR-C-01` here.",
    ]);
  });
});
