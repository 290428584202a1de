import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Framework } from "../../src/model/framework.js";
import { assembleFramework } from "../../src/parse/assemble.js";
import type { Body } from "../../src/parse/body.js";
import { parseFramework } from "../../src/parse/framework.js";
import type { ParsedDocument } from "../../src/parse/kind.js";
import { parseBody } from "../../src/parse/markdown.js";
import type { RefFramework } from "../reference/reference-gap.js";

/** The repository that the tests run in. */
export const repository = resolve(import.meta.dirname, "../..");

/** The text of every file below a folder, by its path there. */
export const filesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
  );

const parsed = (files: Readonly<Record<string, string>>, name: string) =>
  parseFramework(
    name,
    Object.entries(files).map(([path, text]) => ({ path, file: { name: path, text } })),
  );

/** A framework from the text of its files, by their paths. */
export const frameworkOf = (files: Readonly<Record<string, string>>): Framework =>
  parsed(files, "small").framework;

/** The framework of this repository. */
export const shippedFramework = (): Framework =>
  parsed(filesIn(join(repository, "competencies")), "competencies").framework;

/** Parses each body once. */
export function bodies(): (one: { readonly body: string; readonly bodyLine: number }) => Body {
  const known = new Map<string, Body>();
  return ({ body, bodyLine }) => {
    const found = known.get(body) ?? parseBody(body, bodyLine);
    known.set(body, found);
    return found;
  };
}

const document = (
  kind: ParsedDocument["kind"],
  path: string,
  data: Record<string, unknown>,
): ParsedDocument => ({ kind, path, data, file: { name: path, text: "" }, body: "", bodyLine: 1 });

/** Where each piece of a generated framework would lie in its folder. */
const pathsOf = (framework: RefFramework): readonly [ParsedDocument["kind"], string, unknown][] => [
  ["manifest", "framework.yaml", framework.manifest],
  ...framework.competencies.map((one): [ParsedDocument["kind"], string, unknown] => [
    "competency",
    `${one.pillar}/${one.band === "core" ? "core" : `band-${one.band}`}/${one.id}.md`,
    one,
  ]),
  ...framework.roles.map((one): [ParsedDocument["kind"], string, unknown] => [
    "role",
    `roles/${one.id}.md`,
    one,
  ]),
  ...framework.qualifications.map((one): [ParsedDocument["kind"], string, unknown] => [
    "qualification",
    `qualifications/band-${one.band}.md`,
    one,
  ]),
];

/** A generated framework as the product sees it once its files are parsed. */
export const toProduct = (framework: RefFramework): Framework =>
  assembleFramework(
    "generated",
    pathsOf(framework).map(([kind, path, data]) =>
      document(kind, path, data as Record<string, unknown>),
    ),
  );

/** The same, written out as the text of files and parsed: JSON is YAML. */
export const throughText = (framework: RefFramework) =>
  parsed(
    Object.fromEntries(
      pathsOf(framework).map(([kind, path, data]) => {
        const fields = JSON.stringify(data, null, 1);
        return [path, kind === "manifest" ? fields : `---\n${fields}\n---\n`];
      }),
    ),
    "generated",
  );

/** The frozen framework of the fixtures, for the product and for the reference. */
export function frozenFramework(): { readonly product: Framework; readonly plain: RefFramework } {
  const files = filesIn(join(repository, "tests/fixtures/frozen/competencies"));
  const { framework, documents } = parsed(files, "competencies");
  const data = (kind: ParsedDocument["kind"]) =>
    documents.filter((one) => one.kind === kind).map((one) => structuredClone(one.data));
  return {
    product: framework,
    plain: {
      manifest: data("manifest")[0],
      competencies: data("competency"),
      roles: data("role"),
      qualifications: data("qualification"),
    },
  };
}
