import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { analyseGap } from "../analyse/gap.js";
import { diagnose } from "../check/diagnose.js";
import { checkEvidence, checkFramework } from "../check/run.js";
import type { Diagnostic, Finding } from "../diagnostic.js";
import type { Io } from "../io.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { assembleFramework } from "../parse/assemble.js";
import { dateOf } from "../parse/date.js";
import { parseDocumentFile } from "../parse/document.js";
import { parseEvidence } from "../parse/evidence.js";
import type { ParsedDocument } from "../parse/kind.js";
import { parseBody } from "../parse/markdown.js";
import { displayName, listFiles, readText } from "../read.js";
import type { Checked } from "../render/diagnostics-json.js";
import { findFramework } from "./load-framework.js";
import { readFramework } from "./read-framework.js";

/** What came of checking. */
export interface CheckResult {
  readonly framework: { readonly id: string; readonly version: string } | null;
  readonly checked: Checked;
  readonly diagnostics: readonly Diagnostic[];
}

/** The part of a framework to report on: all of it, or what lies at or below some paths. */
interface FrameworkPart {
  readonly folder: string;
  readonly only: readonly string[] | null;
}

const bodyOf = ({ body, bodyLine }: ParsedDocument) => parseBody(body, bodyLine);

// Blanks only: over line ends, `\s*` would look through thousands of empty lines again from each of them.
const evidenceText = /^[ \t\ufeff]*['"]?format['"]?[ \t]*:[ \t]*['"]?ahp-career\/evidence/m;
const frameworkText =
  /^[ \t\ufeff]*['"]?format['"]?[ \t]*:[ \t]*['"]?ahp-career\/(framework|sources)/m;

/** The framework folder that a path lies in, or null. */
function enclosing(io: Io, path: string): string | null {
  for (let folder = path; ; folder = dirname(folder)) {
    if (io.kind(join(folder, "framework.yaml")) === "file") return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** What was found so far, over all the paths. */
class Tally {
  readonly findings: Finding[] = [];
  readonly files = new Map<string, SourceFile>();
  readonly checked = new Map<string, "competency" | "evidence" | "other">();
  framework: Framework | null = null;

  add(findings: readonly Finding[], files: readonly SourceFile[]): void {
    this.findings.push(...findings);
    for (const file of files) this.files.set(file.name, file);
  }

  result(): CheckResult {
    const kinds = [...this.checked.values()];
    const { framework } = this;
    return {
      framework: framework && { id: framework.manifest.id, version: framework.manifest.version },
      checked: {
        files: kinds.length,
        competencies: kinds.filter((kind) => kind === "competency").length,
        evidenceFiles: kinds.filter((kind) => kind === "evidence").length,
      },
      diagnostics: diagnose(this.findings, [...this.files.values()]),
    };
  }
}

async function checkPart(io: Io, { folder, only }: FrameworkPart, tally: Tally): Promise<void> {
  const { framework, documents, files, findings, clean } = await readFramework(io, folder);
  const inPart = (path: string): boolean =>
    only === null || only.some((wanted) => path === wanted || path.startsWith(`${wanted}/`));
  const names = new Set(files.filter(({ path }) => inPart(path)).map(({ file }) => file.name));
  const shownFolder = displayName(io, folder);
  const found = [
    ...findings,
    ...(clean ? [] : checkFramework(framework, documents, bodyOf)),
  ].filter(
    ({ file }) =>
      names.has(file) || inPart(file.slice(shownFolder === "." ? 0 : shownFolder.length + 1)),
  );
  if (only === null && framework.competencies.length === 0 && found.length === 0) {
    found.push(noCompetencies(join(shownFolder, "framework.yaml")));
  }
  tally.framework ??= framework;
  tally.add(
    found,
    files.map(({ file }) => file),
  );
  for (const { path, file } of files) {
    if (!inPart(path)) continue;
    const kind = documents.find((document) => document.file === file)?.kind;
    tally.checked.set(file.name, kind === "competency" ? "competency" : "other");
  }
}

const noCompetencies = (file: string): Finding => ({
  code: "nothing-checked",
  file: file.split(sep).join("/"),
  where: { line: 1, column: 1 },
  message: "This framework has no competencies",
  hint: "Competencies are Markdown files in a folder for each pillar. Checking nothing is not a pass.",
});

/** One competency from outside any framework folder, as if it lay in its place in the framework that is found. */
async function checkLooseCompetency(
  io: Io,
  file: SourceFile,
  asked: string | undefined,
  tally: Tally,
): Promise<void> {
  const parsed = parseDocumentFile("competency", basename(file.name), file);
  tally.checked.set(file.name, "competency");
  tally.add(parsed.findings, [file]);
  if (parsed.document === null) return;
  const { data } = parsed.document;
  const folder = data["band"] === "core" ? "core" : `band-${String(data["band"])}`;
  const document = {
    ...parsed.document,
    path: `${String(data["pillar"])}/${folder}/${basename(file.name)}`,
  };
  const around = (await readFramework(io, findFramework(io, asked))).documents.filter(
    (one) => one.data["id"] !== data["id"],
  );
  const documents = [...around, document];
  const framework = assembleFramework("", documents);
  tally.framework ??= framework;
  tally.add(
    checkFramework(framework, documents, bodyOf).filter((finding) => finding.file === file.name),
    [],
  );
}

function checkEvidenceFile(
  framework: Framework,
  source: SourceFile,
  today: string,
  tally: Tally,
): void {
  tally.checked.set(source.name, "evidence");
  const { data, findings } = parseEvidence(source);
  tally.add(findings, [source]);
  if (data === null) return;
  const found = checkEvidence(framework, source, data, today);
  tally.add(found, []);
  // What the analysis would warn of; it needs a file without errors.
  const fit = diagnose(found, [source]).every(
    ({ severity, code }) => severity !== "error" && code !== "support-worker",
  );
  if (fit)
    tally.add(
      analyseGap(framework, data as unknown as EvidenceFile, { asOf: today, file: source.name })
        .warnings,
      [],
    );
}

type Target =
  | { readonly kind: "part"; readonly folder: string; readonly only: string | null }
  | { readonly kind: "evidence" | "competency"; readonly path: string };

const inside = (folder: string, path: string): string | null => {
  const below = relative(folder, path);
  return below === "" ? null : below.split(sep).join("/");
};

function targetOfFile(io: Io, path: string, text: string, named: boolean): Target | null {
  const absolute = resolve(io.cwd, path);
  const name = basename(absolute).toLowerCase();
  const folder = enclosing(io, dirname(absolute));
  const ofFramework = name.endsWith(".md") || /^(framework|sources)\.yaml$/.test(name);
  if (folder !== null && ofFramework)
    return { kind: "part", folder, only: inside(folder, absolute) };
  if (frameworkText.test(text) && folder !== null)
    return { kind: "part", folder, only: inside(folder, absolute) };
  if (
    name.endsWith(".md") ||
    (/^---\s*$/m.test(text.split("\n", 1)[0] ?? "") && !evidenceText.test(text))
  ) {
    return named || /^id\s*:/m.test(text) ? { kind: "competency", path } : null;
  }
  return named || evidenceText.test(text) ? { kind: "evidence", path } : null;
}

/** Everything to check at a path: a framework or a part of one, an evidence file, or a folder of evidence files. */
function targetsOf(io: Io, path: string, tally: Tally): readonly Target[] {
  const absolute = resolve(io.cwd, path);
  if (io.kind(absolute) !== "folder") return fileTarget(io, path, true, tally);
  const around = enclosing(io, absolute);
  if (around !== null) return [{ kind: "part", folder: around, only: inside(around, absolute) }];
  const below = join(absolute, "competencies");
  if (io.kind(join(below, "framework.yaml")) === "file")
    return [{ kind: "part", folder: below, only: null }];
  const listed = listFiles(io, path, /\.(ya?ml|md)$/i);
  tally.add(listed.findings, []);
  return listed.paths.flatMap((file) => fileTarget(io, join(path, file), false, tally));
}

function fileTarget(io: Io, path: string, named: boolean, tally: Tally): readonly Target[] {
  const { file, findings } = readText(io, path);
  if (file === null) {
    tally.add(findings, []);
    if (io.kind(resolve(io.cwd, path)) === "file")
      tally.checked.set(displayName(io, path), "other");
    return [];
  }
  tally.files.set(file.name, file);
  const target = targetOfFile(io, path, file.text, named);
  return target === null ? [] : [target];
}

/** Several paths into one framework are one part, read once. */
function partsOf(io: Io, targets: readonly Target[]): readonly FrameworkPart[] {
  const parts = new Map<string, string[] | null>();
  for (const target of targets) {
    if (target.kind !== "part") continue;
    const key = target.folder;
    const before = parts.get(key);
    if (target.only === null || before === null) parts.set(key, null);
    else parts.set(key, [...(before ?? []), target.only]);
  }
  return [...parts].map(([folder, only]) => ({
    folder: relative(io.cwd, folder).startsWith("..") ? folder : relative(io.cwd, folder) || ".",
    only,
  }));
}

/** Checks every path; without one, the framework that is found. One bad file never hides the next. */
export async function checkPaths(
  io: Io,
  paths: readonly string[],
  asked: string | undefined,
): Promise<CheckResult> {
  const tally = new Tally();
  const targets =
    paths.length > 0
      ? paths.flatMap((path) => targetsOf(io, path, tally))
      : [{ kind: "part" as const, folder: resolve(io.cwd, findFramework(io, asked)), only: null }];
  for (const part of partsOf(io, targets)) await checkPart(io, part, tally);
  const today = dateOf(io.now());
  let framework: Framework | null = null;
  for (const target of targets) {
    if (target.kind === "part") continue;
    const { file } = readText(io, target.path);
    if (file === null) continue;
    if (target.kind === "competency") await checkLooseCompetency(io, file, asked, tally);
    else {
      framework ??= (await readFramework(io, findFramework(io, asked))).framework;
      tally.framework ??= framework;
      checkEvidenceFile(framework, file, today, tally);
    }
  }
  return tally.result();
}
