import { resolve } from "node:path";
import { nodeIo } from "../../src/io.js";
import { readFrameworkFiles } from "../../src/load/framework-files.js";
import type { Framework } from "../../src/model/framework.js";
import { assembleFramework } from "../../src/parse/assemble.js";
import { parseFramework } from "../../src/parse/framework.js";
import type { ParsedDocument } from "../../src/parse/kind.js";
import type { RefFramework } from "../reference/reference-gap.js";

/** The repository that the tests run in. */
export const repository = resolve(import.meta.dirname, "../..");

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
  parseFramework(
    "generated",
    pathsOf(framework).map(([kind, path, data]) => {
      const fields = JSON.stringify(data, null, 1);
      const text = kind === "manifest" ? fields : `---\n${fields}\n---\n`;
      return { path, file: { name: path, text } };
    }),
  );

/** The framework of this repository, for the product and for the reference. */
export function shippedFramework(): { readonly product: Framework; readonly plain: RefFramework } {
  const { files } = readFrameworkFiles(nodeIo(), resolve(repository, "competencies"));
  const { framework, documents, findings } = parseFramework("competencies", files);
  if (findings.length > 0)
    throw new Error(`the shipped framework has findings: ${findings[0]?.message}`);
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
