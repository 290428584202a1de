import { join, sep } from "node:path";
import { checkFramework, rules } from "../check/check-framework.js";
import { groupUnknownNames } from "../check/group-unknown-names.js";
import { ruleLevels } from "../check/rule-settings.js";
import type { Io } from "../io.js";
import { readFramework } from "../load/read-framework.js";
import { displayName } from "../load/text-file.js";
import type { IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
import { kindOf } from "../parse/kind.js";
import { type Checked, unknownFile } from "./validation-result.js";

/** The part of a framework to report on: all of it, or what lies at or below some paths. */
export interface FrameworkPart {
  readonly folder: string;
  readonly only: readonly string[] | null;
}

const noCompetencies = (file: string): Finding => ({
  code: "nothing-checked",
  file: file.split(sep).join("/"),
  where: { line: 1, column: 1 },
  message: "This framework has no competencies",
  hint: "Competencies are Markdown files in a folder for each pillar. Checking nothing is not a pass.",
});

/** Checks a whole framework folder and reports on the part that was asked for. */
export function checkPart(io: Io, { folder, only }: FrameworkPart, today: IsoDate): Checked {
  const read = readFramework(io, folder);
  const { framework, documents, files } = read;
  const unread = new Set(read.findings.map(({ file }) => file));
  const wrong = read.clean
    ? []
    : checkFramework(framework, documents, {
        today,
        unread,
      });
  const all = [...read.findings, ...wrong];

  const shown = displayName(io, folder);
  const inPart = (path: string): boolean =>
    only === null || only.some((wanted) => path === wanted || path.startsWith(`${wanted}/`));
  const names = new Set(files.filter(({ path }) => inPart(path)).map(({ file }) => file.name));
  const pathOf = (name: string): string => name.slice(shown === "." ? 0 : shown.length + 1);
  const found: Finding[] = [
    ...(only === null
      ? groupUnknownNames(all, documents)
      : all.filter(({ file }) => names.has(file) || inPart(pathOf(file)))),
  ];
  if (only === null && framework.competencies.length === 0 && found.length === 0)
    found.push(noCompetencies(join(shown, "framework.yaml")));

  const sound = new Set(documents.map(({ path }) => path));
  return {
    manifest: framework.manifest,
    folder,
    levels: ruleLevels(rules, framework.manifest.rules),
    files: [
      ...files
        // A README, which is nobody's to check, has no kind.
        .filter(({ path }) => kindOf(path) !== null && inPart(path))
        .map(({ path, file }) => ({
          name: file.name,
          kind: kindOf(path),
          mendable: sound.has(path),
          within: folder,
        })),
      ...found
        .filter(({ code }) => code === "file-encoding")
        .map(({ file }) => unknownFile(file, folder)),
    ],
    texts: files.map(({ file }) => file),
    findings: found,
  };
}
