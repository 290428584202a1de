import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkEvidence, evidenceLevels } from "../../src/check/check-evidence.js";
import { diagnose } from "../../src/check/diagnose.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import { parseFramework } from "../../src/parse/framework.js";
import { checkFiles } from "./check-files.js";
import { repository } from "./frameworks.js";

const folder = join(repository, "tests/fixtures/small");

/** The files of the small world by path, evidence and framework. */
export const smallFiles: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
);

/** What to change: in the one file whose path holds this, text for text; or a whole file, where `from` is null. Without `to` the file goes. */
export type Change = readonly [file: string, from: string | null, to: string | null];

function changed(changes: readonly Change[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = { ...smallFiles };
  for (const [file, from, to] of changes) {
    if (to === null) {
      delete files[file];
      continue;
    }
    if (from === null) {
      files[file] = to;
      continue;
    }
    const [path, more] = Object.keys(files).filter((each) => each.includes(file));
    if (path === undefined || more !== undefined) throw new Error(`${file} is not one file`);
    const before = files[path] ?? "";
    if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`);
    files[path] = before.replace(from, () => to);
  }
  return files;
}

const prefix = "competencies/";

/** Everything that `validate` says of the small framework after some changes. Pure: no file is written. */
export const checkSmallFramework = (changes: readonly Change[]): readonly Diagnostic[] =>
  checkFiles(
    Object.fromEntries(
      Object.entries(changed(changes))
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, text]) => [path.slice(prefix.length), text]),
    ),
  );

/** Everything that is said of an evidence file beside the small framework. */
export function checkSmallEvidence(
  text: string,
  changes: readonly Change[] = [],
  today = "2026-11-20",
): readonly Diagnostic[] {
  const { framework } = parseFramework(
    "competencies",
    Object.entries(changed(changes))
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, content]) => ({
        path: path.slice(prefix.length),
        file: { name: path, text: content },
      })),
  );
  const source = { name: "me.yaml", text };
  const { data, findings } = parseEvidence(source);
  return diagnose(
    data === null ? findings : checkEvidence(framework, source, data, today),
    [source],
    evidenceLevels(framework),
  );
}

/** A competency with nothing wrong in its text. */
export const competencyText = (
  id: string,
  pillar: string,
  band: "core" | number,
  thread: string,
): string => `---
id: ${id}
title: Do ${id}
pillar: ${pillar}
band: ${band}
thread: "${thread}"
status: active
---
Signs ${id} off after a morning on the ward.

## In practice
- Does one thing
- Does another

## Evidence you could bring
- One page
- Another page

## To talk about
- What next?
`;
