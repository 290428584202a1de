import { basename } from "node:path";
import { Command } from "commander";

/** What most runs do without, in Node and in packages, although it is imported like any other. */
const seldom = [
  "diff",
  "gray-matter",
  "js-yaml",
  "liquidjs",
  "minisearch",
  "node:child_process",
  "node:crypto",
  "remark-parse",
  "string-width",
  "syllable",
  "unified",
  "yaml",
];

/** What stays as it is installed, or is not there: it has a binary beside it. */
const native = ["@myriaddreamin/typst-ts-node-compiler"];

/** A module that stands for another: it loads that when something of it is first used, and not when it is imported. */
const loadedWhenUsed = (path, names) => `
  let loaded;
  const load = () => (loaded ??= require("${path}"));
  // To whoever imports it, the module itself is its default.
  function part(...all) {
    const whole = load().default ?? load();
    return new.target ? Reflect.construct(whole, all) : whole.apply(this, all);
  }
  for (const name of ${JSON.stringify(names.filter((name) => name !== "default"))})
    Object.defineProperty(part, name, { enumerable: true, get: () => load()[name] });
  module.exports = part;
`;

/**
 * Leaves out packages that are seldom needed or imported by `import()`, and the modules of the schemas in the folder
 * `schemas`. Each becomes a part of its own, loaded when it is first used: `parts` is told what to build them from, by file.
 */
export const lazy = (parts, schemas) => ({
  name: "lazy",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@/ }, ({ path }) =>
      native.includes(path) ? { path, external: true } : undefined,
    );
    onResolve({ filter: /./, namespace: "lazy" }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^[a-z]/ }, ({ path, kind }) =>
      kind === "dynamic-import" || seldom.includes(path) ? { path, namespace: "lazy" } : undefined,
    );
    onResolve({ filter: /\.schema\.js$/ }, ({ path }) => ({
      path: `${schemas}/${basename(path)}`,
      namespace: "lazy",
    }));
    onLoad({ filter: /./, namespace: "lazy" }, async ({ path }) => {
      const part = `parts/${basename(path, ".js")}`;
      const builtin = path.startsWith("node:");
      if (!builtin) parts.set(part, path);
      const names = Object.keys(await import(path));
      return { contents: loadedWhenUsed(builtin ? path : `./${part}.cjs`, names) };
    });
  },
});

const instead = (module, importer, contents) => ({
  name: `instead of ${module}`,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${module}$`) }, (found) =>
      importer.test(found.importer) ? { path: module, namespace: module } : undefined,
    );
    onLoad({ filter: /./, namespace: module }, () => ({ contents }));
  },
});

/** chalk would open the terminal to see what it can show. We always say which colours we want. */
export const saidColors = instead("#supports-color", /chalk/, "export default {};");

/** gray-matter only says where front matter ends: its own YAML parser is never asked, and takes as long to load as all else. */
export const noYaml = instead(
  "js-yaml",
  /gray-matter/,
  'exports.safeLoad = exports.safeDump = () => { throw new Error("not this parser"); };',
);

/** Puts another text in the place of the registry of commands. */
export const withCommands = (contents) => ({
  name: "with commands",
  setup({ onLoad }) {
    onLoad({ filter: /src.command.index\.ts$/ }, () => ({ contents, loader: "ts" }));
  },
});

/** The text of a command of which there is only what the help of the whole program says. */
export function outline(name, { configure }) {
  const program = new Command();
  configure(program, {});
  const [command] = program.commands;
  const term = `${command.name()} ${command.usage().replace(/\[options\] ?/, "")}`;
  // `new` is a word of the language: it can be exported, and nothing can be called so.
  return `const $${name} = { configure: (program) =>
    void program.command(${JSON.stringify(term)}, { hidden: ${command._hidden} }).option("--any").summary(${JSON.stringify(command.summary())}) };
  export { $${name} as ${name} };`;
}

/** What completion has to know of a command: its options and arguments, as it defines them; null where it is hidden. */
export function completed({ configure }) {
  const program = new Command();
  configure(program, {});
  const [command] = program.commands;
  if (command._hidden) return null;
  const value = (one, name, takes, many) => {
    return { name, takes, many, summary: one.description, choices: one.argChoices ?? [] };
  };
  return {
    name: command.name(),
    summary: command.summary(),
    values: command.registeredArguments.map((one) =>
      value(one, one.name(), one.name(), one.variadic),
    ),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((one) => ({
        ...value(
          one,
          one.name(),
          /[<[](.*?)(?:\.\.\.)?[>\]]/.exec(one.flags)?.[1] ?? "",
          one.variadic,
        ),
        flags: [one.short, one.long].filter(Boolean),
      })),
  };
}
