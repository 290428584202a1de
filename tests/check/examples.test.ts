import { analyseFrameworkDiff, diffFindings } from "../../src/analyse/diff/framework-diff.js";
import { rules } from "../../src/check/check-framework.js";
import type { Example, FileList, Passage } from "../../src/check/rule.js";
import { parseFramework } from "../../src/parse/framework.js";
import { spareFiles, tinyEvidence, tinyFramework } from "../fixtures/tiny-framework.js";
import { inScratch, validated } from "../support/scratch.js";

type Files = Record<string, string | Uint8Array>;

const right: Files = {
  "me.yaml": tinyEvidence,
  ...Object.fromEntries(
    Object.entries(tinyFramework).map(([path, text]) => [`competencies/${path}`, text]),
  ),
};

const pathOf = ({ file }: Passage): string => (file === "me.yaml" ? file : `competencies/${file}`);

function withPassage(example: Passage): Files {
  const path = pathOf(example);
  const before = right[path];
  if (typeof before !== "string") throw new Error(`the tiny framework has no ${path}`);
  if (before.split(example.right).length !== 2) {
    throw new Error(`${path} does not hold the right example once:\n${example.right}`);
  }
  const text = before.replace(example.right, () => example.wrong);
  return { ...right, [path]: example.encoding ? Buffer.from(text, example.encoding) : text };
}

function withFiles({ folder }: FileList, names: readonly string[]): Files {
  const prefix = folder === "" ? "competencies/" : `competencies/${folder}/`;
  const kept = Object.entries(right).filter(([path]) => !path.startsWith(prefix));
  const listed = names.map((name): [string, string] => {
    const inside = folder === "" ? name : `${folder}/${name}`;
    const text = tinyFramework[inside] ?? spareFiles[inside];
    if (text === undefined) throw new Error(`the tiny framework has no ${inside}`);
    return [`competencies/${inside}`, text];
  });
  return Object.fromEntries([...kept, ...listed]);
}

const isList = (example: Example): example is FileList => "folder" in example;

const checked = (example: Example): string =>
  isList(example) || example.file !== "me.yaml" ? "competencies" : "me.yaml";

const isCompared = (example: Example): example is Passage =>
  !isList(example) && example.compared === true;

/** Codes of what `diff` finds between the right framework and the one with the wrong passage. */
function foundBeside(files: Files): readonly string[] {
  const read = (all: Files) =>
    parseFramework(
      ".",
      Object.entries(all)
        .filter(([path]) => path.startsWith("competencies/"))
        .map(([path, text]) => {
          const inside = path.slice("competencies/".length);
          return { path: inside, file: { name: inside, text: String(text) } };
        }),
    ).framework;
  const after = read(files);
  return diffFindings(analyseFrameworkDiff(read(right), after), after).map(({ code }) => code);
}

const found = (files: Files, path: string) =>
  inScratch(files, async (folder) =>
    (await validated(folder, path)).map(({ code, severity, file }) => ({ code, severity, file })),
  );

describe("the example of every rule", () => {
  test("is laid over a framework and an evidence file without a problem", async () => {
    expect(await found(right, "competencies")).toEqual([]);
    expect(await found(right, "me.yaml")).toEqual([]);
  });

  const examples = rules.flatMap(({ code, severity, example, evidenceExample }) => [
    { code, severity, example },
    ...(evidenceExample ? [{ code, severity, example: evidenceExample }] : []),
  ]);
  test.each(examples.map((one) => [one.code, one] as const))(
    "%s speaks of the wrong one, alone",
    async (code, { example, severity }) => {
      const files = isList(example) ? withFiles(example, example.wrong) : withPassage(example);
      if (isCompared(example)) {
        expect(foundBeside(files)).toContain(code);
        expect(foundBeside(right)).toEqual([]);
        return;
      }
      const diagnostics = await found(files, checked(example));
      expect(diagnostics).toEqual([{ code, severity, file: expect.any(String) }]);
      // A hole is shown where the thread goes on.
      if (!isList(example) && code !== "band-gap") {
        expect(diagnostics[0]?.file).toBe(pathOf(example));
      }
    },
  );

  test.each(
    rules.flatMap(({ code, example }) => (isList(example) ? [[code, example] as const] : [])),
  )("%s is silent about the right files", async (_code, example) => {
    expect(await found(withFiles(example, example.right), "competencies")).toEqual([]);
  });
});
