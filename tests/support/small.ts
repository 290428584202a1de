import { join } from "node:path";
import { checkEvidence, evidenceLevels } from "../../src/check/check-evidence.js";
import { diagnose } from "../../src/check/diagnose.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import { parseFramework } from "../../src/parse/framework.js";
import { type Change, changed } from "./changes.js";
import { checkFiles } from "./check-files.js";
import { filesIn, repository } from "./frameworks.js";

export type { Change } from "./changes.js";

/** The files of the small world by path, evidence and framework. */
export const smallFiles = filesIn(join(repository, "tests/fixtures/small"));

const prefix = "competencies/";

/** Everything that `validate` says of the small framework after some changes. Pure: no file is written. */
export const checkSmallFramework = (changes: readonly Change[]): readonly Diagnostic[] =>
  checkFiles(
    Object.fromEntries(
      Object.entries(changed(smallFiles, changes))
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
    Object.entries(changed(smallFiles, changes))
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
