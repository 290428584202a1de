import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { repository } from "./support/frameworks.js";
import { frozen } from "./support/frozen.js";

const read = (path: string): string => readFileSync(join(repository, path), "utf8");
const json = (path: string) => JSON.parse(read(path));
const ascii = (value: string): string => JSON.stringify(value);

const schemaNames = readdirSync(join(repository, "schemas"));
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, validateFormats: false });
ajv.addVocabulary(["defaultSnippets", "markdownDescription"]);
for (const name of schemaNames) ajv.addSchema(json(`schemas/${name}`));

interface Snippet {
  readonly label: string;
  readonly description: string;
  readonly body: unknown;
}

/** A blank as it stands when somebody just presses Tab: the first choice, or the text offered. */
const filled = (text: string): string =>
  text.replace(/\$\{\d+\|([^,|]+)[^|]*\|\}/g, "$1").replace(/\$\{\d+:([^}]*)\}/g, "$1");

/** What the editor writes, read as the YAML that it is. */
function written(body: unknown): unknown {
  if (typeof body === "string") return parse(filled(body));
  if (Array.isArray(body)) return body.map(written);
  if (body === null || typeof body !== "object") return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [String(parse(filled(key))), written(value)]),
  );
}

function* snippetsIn(
  node: unknown,
  pointer = "",
): Iterable<{ readonly snippet: Snippet; readonly pointer: string }> {
  if (node === null || typeof node !== "object") return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "defaultSnippets")
      for (const snippet of value as Snippet[]) yield { snippet, pointer };
    else yield* snippetsIn(value, `${pointer}/${key}`);
  }
}

const snippets = schemaNames.flatMap((name) =>
  [...snippetsIn(json(`schemas/${name}`))].map(({ snippet, pointer }) => ({
    name,
    pointer,
    ...snippet,
  })),
);

describe("schemas in an editor", () => {
  test("every entry that is offered is valid where it is offered", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(10);
    for (const { name, pointer, label, description, body } of snippets) {
      const validate = ajv.getSchema(`${name}#${pointer}`) as ValidateFunction;
      expect(description).not.toBe("");
      const problems = validate(written(body)) ? [] : validate.errors;
      expect({ name, label, problems }).toEqual({ name, label, problems: [] });
    }
  });

  test("every field of a file that people write says what it is for", () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (node === null || typeof node !== "object") return;
      for (const [name, field] of Object.entries(
        (node as { properties?: Record<string, unknown> }).properties ?? {},
      )) {
        const { description } = field as { description?: unknown };
        if (typeof description !== "string" || description === "") bare.push(`${path}/${name}`);
      }
      for (const [key, value] of Object.entries(node)) {
        if (key !== "defaultSnippets") visit(value, `${path}/${key}`);
      }
    };
    for (const name of schemaNames) visit(json(`schemas/${name}`), name);
    expect(bare).toEqual([]);
  });
});

describe(".vscode", () => {
  test("schemas are mapped to files that are there", () => {
    const mapping = json(".vscode/settings.json")["yaml.schemas"] as Record<string, string[]>;
    for (const [schema, globs] of Object.entries(mapping)) {
      expect(existsSync(join(repository, schema))).toBe(true);
      for (const glob of globs.filter((one) => !one.includes("*") && one !== "me.yaml"))
        expect({ glob, there: existsSync(join(repository, glob)) }).toEqual({ glob, there: true });
    }
    expect(json(".vscode/extensions.json").recommendations).toContain("redhat.vscode-yaml");
  });

  test("the Problems panel reads the lines that the check prints", () => {
    const [task] = json(".vscode/tasks.json").tasks;
    const { regexp, file, line, column, severity, code, message } = task.problemMatcher.pattern;
    const found = new RegExp(regexp).exec(
      "competencies/research/band-6/RS-6-02-a.md:5:7 error id-mismatch The id `RS-6-02` says band 6",
    );
    expect([file, line, column, severity, code, message].map((group) => found?.[group])).toEqual([
      "competencies/research/band-6/RS-6-02-a.md",
      "5",
      "7",
      "error",
      "id-mismatch",
      "The id `RS-6-02` says band 6",
    ]);
    expect(new RegExp(regexp).test("  hint: An id at this level has `66` in the middle.")).toBe(
      false,
    );
  });
});

describe("in a folder of its own", () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "ahp-career-ci-")));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  cpSync(frozen, root, { recursive: true });
  cpSync(join(frozen, "lee.yaml"), join(root, "me.yaml"));

  const shell = (script: string, env: Readonly<Record<string, string>>) =>
    spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
      cwd: root,
      env: { ...process.env, GITHUB_WORKSPACE: root, GIT_CONFIG_GLOBAL: "/dev/null", ...env },
      encoding: "utf8",
    });

  test("the page for a new competency passes the check once its words are written", () => {
    const { Competency } = json(".vscode/competency.code-snippets");
    const page = `${filled((Competency.body as string[]).join("\n"))}`;
    const file = join(root, "competencies/research/band-6/RS-6-99-new.md");
    writeFileSync(
      file,
      page
        .replace("RS-6-02", "RS-6-99")
        .replace("mpf-2017", "guide")
        .replace('"02"', '"99"')
        .replaceAll(/^- (What|Something)/gm, (line, _, at) => `${line} ${at}`),
    );
    const { stdout } = spawnSync(
      process.execPath,
      [join(repository, "bin/ahp-career.js"), "validate", file, "--format", "json"],
      { cwd: root, encoding: "utf8" },
    );
    rmSync(file);
    // The thread 99 is not in the manifest, and advice on style is for the words, which are not there yet.
    const errors = JSON.parse(stdout).diagnostics.filter(
      (one: { severity: string; message: string }) =>
        one.severity === "error" && !one.message.includes("99"),
    );
    expect(errors).toEqual([]);
  });

  const action = parse(read(".github/actions/validate/action.yml"));
  const steps = action.runs.steps as {
    readonly name?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
  }[];

  /** The steps that are scripts, with the environment that GitHub would make of the inputs. */
  function runAction(inputs: Readonly<Record<string, string>>) {
    let result = { code: 0, out: "" };
    for (const { run, env = {} } of steps) {
      if (run === undefined) continue;
      const values = Object.fromEntries(
        Object.entries(env).map(([name, value]) => [
          name,
          value
            .replace(
              /\$\{\{ github\.action_path \}\}/,
              join(repository, ".github/actions/validate"),
            )
            .replace(
              /\$\{\{ inputs\.([\w-]+) \}\}/g,
              (_, input: string) => inputs[input] ?? action.inputs[input].default,
            ),
        ]),
      );
      const { status, stdout } = shell(run, values);
      result = { code: status ?? -1, out: stdout };
      if (result.code !== 0) break;
    }
    return result;
  }

  test("no input is ever part of a script", () => {
    for (const { run } of steps) expect(run ?? "").not.toMatch(/\$\{\{/);
  });

  test("the action passes a framework in order, and fails one that is not, at its line", () => {
    expect(runAction({}).code).toBe(0);
    expect(runAction({ path: "competencies\nme.yaml\n", strict: "false" }).code).toBe(0);
    const path = "competencies/research/band-6";
    const name = readdirSync(join(root, path)).find((one) => one.startsWith("RS-6-01"));
    const file = join(root, path, name ?? "");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("band: 6", "band: 66"));
    const { code, out } = runAction({});
    writeFileSync(file, text);
    expect(code).toBe(1);
    expect(out).toContain(`::error file=${path}/${name},line=5,col=7,title=reference-unknown::`);
  });

  test("what is given as a path is a path, whatever it looks like", () => {
    const { code, out } = runAction({ path: '$(touch stolen)\n--output=stolen\n"; touch stolen' });
    expect(code).toBe(2);
    expect(out).toContain("file-unreadable");
    expect(existsSync(join(root, "stolen"))).toBe(false);
  });

  test("an id that is gone fails the action where it compares", () => {
    const git =
      "git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm one && git tag v1.0.0";
    expect(shell(git, {}).status).toBe(0);
    expect(runAction({ "compare-with": "v1.0.0" }).code).toBe(0);
    const path = "competencies/stories";
    const [story = ""] = readdirSync(join(root, path));
    rmSync(join(root, path, story));
    const { code, out } = runAction({ "compare-with": "v1.0.0" });
    expect(code).toBe(1);
    expect(out).toContain("title=version-step");
    expect(runAction({ "compare-with": "--help" }).code).toBe(2);
  });

  test("the pre-commit hooks run as they are written", () => {
    const hooks = parse(read(".pre-commit-hooks.yaml")) as {
      readonly id: string;
      readonly entry: string;
      readonly files: string;
      readonly pass_filenames?: boolean;
    }[];
    const { bin } = json("package.json");
    for (const { id, entry, files, pass_filenames = true } of hooks) {
      const [program = "", ...args] = entry.split(" ");
      expect(Object.keys(bin)).toContain(program);
      const matched = [
        "me.yaml",
        "competencies/framework.yaml",
        "competencies/pages/aims.md",
      ].filter((path) => new RegExp(files).test(path));
      expect({ id, matched: matched.length > 0 }).toEqual({ id, matched: true });
      const { status, stderr, stdout } = spawnSync(
        process.execPath,
        [join(repository, bin[program]), ...args, ...(pass_filenames ? matched : [])],
        { cwd: root, encoding: "utf8" },
      );
      expect({ id, status, stderr, stdout: ascii(stdout) }).toMatchObject({ id, status: 0 });
    }
  });
});
