import { readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { rules } from "../src/check/check-framework.js";
import * as rulesRegistry from "../src/check/rules/index.js";

const root = new URL("../src/", import.meta.url);

const modules = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .sort()
  .map((path) => {
    const text = readFileSync(new URL(path, root), "utf8");
    const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
    const imports = [
      ...code.matchAll(/^(?:import|export)\b[^;"']*?\bfrom "([^"]+)"/gm),
      ...code.matchAll(/^import "([^"]+)"/gm),
      ...code.matchAll(/\bimport\("([^"]+)"\)/g),
    ].map(([, specifier = ""]) => specifier);
    return { path, text, code, imports };
  });

/** The house from the ground up; a module imports from its own floor and those below it. */
const floors = [
  "exit",
  "model",
  "words",
  "parse",
  "check",
  "analyse",
  "report",
  "render",
  "reporters",
  "edit",
  "io",
  "load",
  "site",
  "validate",
  "command",
  "cli",
];

const floorOf = (path: string): number =>
  floors.indexOf(path.replace(/\.[a-z]+$/, "").split("/")[0] ?? "");

/** What runs in a browser too. */
const inBrowser = (path: string): boolean =>
  floorOf(path) < floors.indexOf("io") || path === "site/browser.ts";

const relative = (from: string, specifier: string): string =>
  posix.normalize(posix.join(dirname(from), specifier)).replace(/\.js$/, ".ts");

const packageOf = (specifier: string): string =>
  specifier.startsWith("@")
    ? specifier.split("/", 2).join("/")
    : (specifier.split("/", 1)[0] ?? "");

/** Every import of a package outside its home. */
const strays = (named: RegExp, home: (path: string) => boolean): readonly string[] =>
  modules.flatMap(({ path, imports }) =>
    home(path)
      ? []
      : imports
          .filter((specifier) => named.test(specifier))
          .map((specifier) => `${path} imports ${specifier}`),
  );

test("there is something to hold", () => {
  expect(modules.length).toBeGreaterThan(60);
  expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
});

/** Every import of another module, types included. */
const arrows = modules.flatMap(({ path, imports }) =>
  imports
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => ({ from: path, to: relative(path, specifier) }))
    .filter(({ to }) => modules.some((module) => module.path === to)),
);

test("every module stands on a floor", () => {
  expect(modules.filter(({ path }) => floorOf(path) < 0).map(({ path }) => path)).toEqual([]);
});

test("imports point down", () => {
  const up = arrows.filter(({ from, to }) => floorOf(to) > floorOf(from));
  expect(up.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test("no files import each other in a circle", () => {
  // Takes away what imports nothing that is left, or what nothing left imports, until nothing more goes.
  let left = arrows;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const importing = new Set(left.map(({ from }) => from));
    const imported = new Set(left.map(({ to }) => to));
    left = left.filter(({ from, to }) => importing.has(to) && imported.has(from));
  }
  expect(left.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test("what runs in a browser touches neither Node's modules nor the world", () => {
  const impure = modules
    .filter(({ path }) => inBrowser(path))
    .flatMap(({ path, imports, code }) => [
      ...imports
        .filter((specifier) => specifier.startsWith("node:"))
        .map((specifier) => `${path} imports ${specifier}`),
      ...[
        ...code.matchAll(
          /\b(process\.\w+|Buffer\.\w+|console\.\w+|Date\.now|new Date\(\)|Math\.random|globalThis)/g,
        ),
      ].map(([word]) => `${path} uses ${word}`),
    ]);
  expect(impure).toEqual([]);
});

test("libraries appear only in their homes", () => {
  expect(strays(/^(node:)?fs(\/|$)/, (path) => /^io[./]/.test(path))).toEqual([]);
  expect(strays(/^chalk$/, (path) => /^(render|reporters)\//.test(path))).toEqual([]);
  expect(strays(/^commander$/, (path) => path.startsWith("command/") || path === "cli.ts")).toEqual(
    [],
  );
  expect(strays(/^yaml$/, (path) => /^(parse|edit)\//.test(path))).toEqual([]);
  expect(strays(/^gray-matter$/, (path) => path.startsWith("parse/"))).toEqual([]);
});

test("nothing in the program reaches the network, and only Git is ever started", () => {
  expect(
    strays(/^(node:)?(https?|http2|net|tls|dgram|dns|cluster|vm|inspector)(\/|$)/, () => false),
  ).toEqual([]);
  // Git reads earlier versions; tests/command/diff.test.ts holds what it may not do.
  expect(strays(/^(node:)?child_process$/, (path) => path === "load/git.ts")).toEqual([]);
  expect(
    modules
      .filter(({ code }) => /\b(fetch|eval)\(|new Function\b/.test(code))
      .map(({ path }) => path),
  ).toEqual([]);
});

test("nothing but the edge ends the process", () => {
  expect(
    modules.filter(({ code }) => /process\.exit\b/.test(code)).map(({ path }) => path),
  ).toEqual([]);
});

test("every package that is imported is a dependency", () => {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(new URL("../package.json", root), "utf8"),
  );
  // Ajv compiles the schemas in the build; mdast's and hast's packages are types only.
  const known = [
    ...Object.keys(dependencies),
    ...Object.keys(optionalDependencies),
    "mdast",
    "hast",
  ];
  const packages = modules
    .flatMap(({ imports }) => imports)
    .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"))
    .map(packageOf);
  expect([...new Set(packages)].filter((name) => !known.includes(name))).toEqual([]);
});

test("imports inside the program name files as Node resolves them, and Node's own by node:", () => {
  const wrong = modules.flatMap(({ path, imports }) =>
    imports
      .filter((specifier) => specifier.startsWith("."))
      .filter((specifier) => !/\.c?js$/.test(specifier))
      .map((specifier) => `${path} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
  expect(
    strays(/^(assert|buffer|crypto|events|os|path|stream|url|util|zlib)$/, () => false),
  ).toEqual([]);
});

test("there are no default exports", () => {
  expect(
    modules.filter(({ code }) => /^export default\b/m.test(code)).map(({ path }) => path),
  ).toEqual([]);
});

test("registries hold only exports, one a line", () => {
  const registries = modules.filter(({ path }) => path.endsWith("/index.ts"));
  expect(registries.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["check/rules/index.ts", "command/index.ts", "render/index.ts"]),
  );
  for (const { path, text } of registries) {
    for (const line of text.trim().split("\n")) {
      expect(`${path}: ${line}`).toMatch(
        /: export \{ [\w$]+( as [\w$]+)? \} from "\.\/[a-z0-9-]+\.js";$/,
      );
    }
  }
});

test("modules are short enough to read at a sitting", () => {
  const lines = ({ text }: { text: string }): number => text.trimEnd().split("\n").length;
  expect(modules.filter((one) => lines(one) > 260).map(({ path }) => path)).toEqual([]);
});

test("file names are kebab-case", () => {
  expect(
    modules
      .filter(({ path }) => !/^([a-z0-9-]+\/)*[a-z0-9-]+\.ts$/.test(path))
      .map(({ path }) => path),
  ).toEqual([]);
});

test("every rule is in the registry, in a file named by its code, and says what, why and how to mend it", () => {
  const files = modules
    .map(({ path }) => path)
    .filter((path) => path.startsWith("check/rules/") && path !== "check/rules/index.ts");
  expect(rules.map(({ code }) => `check/rules/${code}.ts`).sort()).toEqual(files);
  expect(Object.keys(rulesRegistry).length).toBe(rules.length);
  for (const { code, severity, what, why, mend } of rules) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(["error", "warning", "info"]).toContain(severity);
    for (const sentence of [what, why, mend]) expect(sentence).toMatch(/^[A-Z`].*[.?]$/s);
  }
});

test("whoever shows findings need not load the rules", () => {
  const reached = new Set<string>();
  const reach = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    const { code = "" } = modules.find((one) => one.path === path) ?? {};
    for (const [, specifier = ""] of code.matchAll(
      /^(?:import|export) (?!type\b)[^;"']*?\bfrom "(\.[^"]+)"/gm,
    ))
      reach(relative(path, specifier));
  };
  reach("check/diagnose.ts");
  expect(reached.size).toBeGreaterThan(3);
  expect([...reached].filter((path) => path.startsWith("check/rules/"))).toEqual([]);
});

test("every diagnostic code that the program uses has a rule", () => {
  const codes = new Set(rules.map(({ code }) => code));
  const used = modules.flatMap(({ path, code }) =>
    [...code.matchAll(/(?:\bcode: |\bfail\(\s*)"([a-z]+(?:-[a-z]+)*)"/g)].map(([, word = ""]) => ({
      path,
      word,
    })),
  );
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter(({ word }) => !codes.has(word))).toEqual([]);
});

test("every generated test draws from the one seed, so that no run of CI is another", () => {
  const tests = new URL("../tests/", root);
  const loose = readdirSync(tests, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts"))
    .map((path) => ({ path, text: readFileSync(new URL(path, tests), "utf8") }))
    .filter(
      ({ text }) =>
        (text.match(/\bfc\.(assert|sample)\(\n/g)?.length ?? 0) !==
        (text.match(/\{\sseed,\s|\bruns\(\d/g)?.length ?? 0),
    );
  expect(loose.map(({ path }) => path)).toEqual([]);
});

test("nothing in the program is about one field, place or employer: manifests, templates and schemas are", () => {
  const words =
    /\b(?:Dorset|NHS|AHPs?|HCPC|GOsC|patients?|councils?|local[- ]authorit(?:y|ies)|Agenda for Change|ESR)\b/i;
  const found = modules.flatMap(({ path, text }) =>
    text
      .replaceAll(/ahp-career/gi, "")
      .split("\n")
      .filter((line) => words.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
