import { basename, dirname, join, resolve, sep } from "node:path";
import { analyseGap } from "../analyse/gap.js";
import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { checkFramework, rules } from "../check/check-framework.js";
import { diagnose, inOrder } from "../check/diagnose.js";
import { groupUnknownNames } from "../check/group-unknown-names.js";
import { type RuleLevels, ruleLevels } from "../check/rule-settings.js";
import type { Io } from "../io.js";
import { dateOf } from "../model/date.js";
import type { Diagnostic, Finding } from "../model/diagnostic.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Framework, Manifest } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { assembleFramework } from "../parse/assemble.js";
import { type Fields, textOr } from "../parse/fields.js";
import { linesOf } from "../parse/lines.js";
import { displayName } from "../read.js";
import type { Checked } from "../render/diagnostics-json.js";
import type { CheckedFile, CheckedFolder, Quotes } from "./check-folder.js";
import { afresh, type Parsing } from "./check-memory.js";
import { type Target, targetsOf } from "./check-targets.js";
import { findFramework } from "./load-framework.js";
import type { ReadFramework } from "./read-framework.js";

/** What came of checking. */
export interface CheckResult {
  readonly framework: { readonly id: string; readonly version: string } | null;
  readonly checked: Checked;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly CheckedFile[];
  /** The text of every file that was read, by name. */
  readonly texts: ReadonlyMap<string, SourceFile>;
  /** A line of a file that a diagnostic is about; undefined where the file could not be read. */
  readonly lineOf: (file: string, line: number) => string | undefined;
  /** A path that was named is not there or cannot be opened. */
  readonly missing: boolean;
  /** Absolute paths of all that the result depends on. */
  readonly sources: readonly string[];
}

/** The part of a framework to report on: all of it, or what lies at or below some paths. */
interface FrameworkPart {
  readonly folder: string;
  readonly only: readonly string[] | null;
}

/** A file of which nothing is known but that it is there. */
const unknown = (name: string, within: string): CheckedFile => ({
  name,
  kind: null,
  mendable: false,
  within,
});

/** What was found so far, over all the paths. */
class Tally {
  readonly diagnostics: Diagnostic[] = [];
  readonly texts = new Map<string, SourceFile>();
  readonly files = new Map<string, CheckedFile>();
  readonly sources = new Set<string>();
  /** Lines of files that were not read this time. */
  readonly quotes = new Map<string, Quotes>();
  framework: Manifest | null = null;
  missing = false;

  /** Each framework has its own severities, so findings are judged where they are found. */
  add(findings: readonly Finding[], files: readonly SourceFile[], levels?: RuleLevels): void {
    for (const file of files) this.texts.set(file.name, file);
    // Not by spreading: a large framework may have more findings than a call takes arguments.
    for (const one of diagnose(findings, files, levels)) this.diagnostics.push(one);
  }

  checked(file: CheckedFile): void {
    this.files.set(file.name, file);
  }

  dependsOn(io: Io, path: string): void {
    const absolute = resolve(io.cwd, path);
    this.sources.add(absolute);
    // Where a link leads changes without the link.
    const real = io.real(absolute);
    if (real !== null) this.sources.add(real);
  }

  result(): CheckResult {
    const files = [...this.files.values()];
    const { framework, texts, missing } = this;
    return {
      framework: framework && { id: framework.id, version: framework.version },
      checked: {
        files: files.length,
        competencies: files.filter(({ kind }) => kind === "competency").length,
        evidenceFiles: files.filter(({ kind }) => kind === "evidence").length,
      },
      diagnostics: inOrder(this.diagnostics),
      files,
      texts,
      lineOf: lineReader(texts, this.quotes),
      missing,
      sources: [...this.sources],
    };
  }
}

/** The lines of the last text are kept: they are asked for file by file. */
function lineReader(
  texts: ReadonlyMap<string, SourceFile>,
  quotes: ReadonlyMap<string, Quotes>,
): CheckResult["lineOf"] {
  let last: { readonly name: string; readonly lines: readonly string[] } | null = null;
  return (name, line) => {
    const quote = quotes.get(name)?.[line];
    if (quote !== undefined) return quote;
    if (last?.name !== name) last = { name, lines: linesOf(texts.get(name)?.text ?? "") };
    return last.lines[line - 1];
  };
}

async function checkPart(
  io: Io,
  { folder, only }: FrameworkPart,
  today: string,
  tally: Tally,
  parsing: Parsing,
): Promise<void> {
  const { framework, files, texts, quotes, findings, documents } = await parsing.folder(
    io,
    folder,
    today,
  );
  const inPart = (path: string): boolean =>
    only === null || only.some((wanted) => path === wanted || path.startsWith(`${wanted}/`));
  const found =
    only === null
      ? [...groupUnknownNames(findings, documents)]
      : findingsIn(io, folder, files, findings, inPart);
  if (only === null && framework.empty && found.length === 0) {
    found.push(noCompetencies(join(displayName(io, folder), "framework.yaml")));
  }
  tally.framework ??= framework.manifest;
  for (const [name, lines] of quotes) tally.quotes.set(name, lines);
  tally.add(found, texts, ruleLevels(rules, framework.manifest.rules));
  for (const file of files) if (file.kind !== null && inPart(file.path)) tally.checked(file);
  for (const { code, file } of found)
    if (code === "file-encoding") tally.checked(unknown(file, folder));
}

/** The findings about the files of a part, unreadable ones among them. */
function findingsIn(
  io: Io,
  folder: string,
  files: CheckedFolder["files"],
  findings: readonly Finding[],
  inPart: (path: string) => boolean,
): Finding[] {
  const shown = displayName(io, folder);
  const names = new Set(files.filter(({ path }) => inPart(path)).map(({ name }) => name));
  return findings.filter(
    ({ file }) => names.has(file) || inPart(file.slice(shown === "." ? 0 : shown.length + 1)),
  );
}

const noCompetencies = (file: string): Finding => ({
  code: "nothing-checked",
  file: file.split(sep).join("/"),
  where: { line: 1, column: 1 },
  message: "This framework has no competencies",
  hint: "Competencies are Markdown files in a folder for each pillar. Checking nothing is not a pass.",
});

/** Competencies from outside any framework folder, as if each lay in its place in the framework that is found. */
function checkLooseCompetencies(
  files: readonly SourceFile[],
  around: ReadFramework,
  today: string,
  tally: Tally,
  parsing: Parsing,
): void {
  const loose = files.flatMap((file) => {
    const { document, findings } = parsing.document("competency", basename(file.name), file);
    const { id, pillar, band } = document?.data ?? {};
    const placed = [id, pillar, band].every((value) => value !== undefined);
    tally.checked({
      name: file.name,
      kind: "competency",
      mendable: placed,
      within: dirname(file.name),
    });
    tally.add(findings, [file]);
    if (document === null) return [];
    const folder = band === "core" ? "core" : `band-${String(band)}`;
    return [{ ...document, path: `${String(pillar)}/${folder}/${basename(file.name)}` }];
  });
  if (loose.length === 0) return;
  const ids = new Set(loose.map(({ data }) => data["id"]));
  const documents = [...around.documents.filter(({ data }) => !ids.has(data["id"])), ...loose];
  const framework = assembleFramework("", documents);
  tally.framework ??= framework.manifest;
  const names = new Set(loose.map(({ file }) => file.name));
  tally.add(
    checkFramework(framework, documents, parsing.body, { today }).filter(({ file }) =>
      names.has(file),
    ),
    files,
    ruleLevels(rules, framework.manifest.rules),
  );
}

/** What is wrong with evidence, and where nothing is, what the analysis would warn of. */
function evidenceFindings(
  framework: Framework,
  source: SourceFile,
  data: Fields,
  today: string,
): readonly Finding[] {
  const found = checkEvidence(framework, source, data, today);
  // Only codes and severities are asked for: without the text no place is looked up.
  const fit = diagnose(found, [], evidenceLevels(framework)).every(
    ({ severity, code }) => severity !== "error" && code !== "support-worker",
  );
  if (!fit) return found;
  const report = analyseGap(framework, data as unknown as EvidenceFile, {
    asOf: today,
    file: source.name,
  });
  return [...found, ...report.warnings];
}

function checkEvidenceFile(
  around: ReadFramework,
  source: SourceFile,
  today: string,
  tally: Tally,
  parsing: Parsing,
): void {
  const { data, findings } = parsing.evidence(source);
  const format = textOr(data?.["format"], "");
  tally.checked({
    name: source.name,
    kind: "evidence",
    mendable: format.startsWith("ahp-career/evidence@"),
    within: dirname(source.name),
  });
  tally.add(findings, [source]);
  if (data === null) return;
  const found = parsing.once(around, source.name, `${today}\n${source.text}`, () =>
    evidenceFindings(around.framework, source, data, today),
  );
  tally.add(found, [source], evidenceLevels(around.framework));
}

/** Several paths into one framework are one part, read once. */
function partsOf(io: Io, targets: readonly Target[]): readonly FrameworkPart[] {
  const parts = new Map<string, { folder: string; only: string[] | null }>();
  for (const target of targets) {
    if (target.kind !== "part") continue;
    const { folder, only } = target;
    const absolute = resolve(io.cwd, folder);
    const key = io.real(absolute) ?? absolute;
    const part = parts.get(key) ?? { folder, only: [] };
    if (only === null) part.only = null;
    else part.only?.push(only);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** The files outside any framework, one that is named twice only once. */
function looseOf(io: Io, targets: readonly Target[]): readonly Exclude<Target, { kind: "part" }>[] {
  const seen = new Set<string>();
  return targets.filter((target): target is Exclude<Target, { kind: "part" }> => {
    if (target.kind === "part") return false;
    const absolute = resolve(io.cwd, target.path);
    const key = io.real(absolute) ?? absolute;
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}

/** What to check without a path: the framework that is found. */
function foundFramework(io: Io, asked: string | undefined): Target {
  const folder = displayName(io, findFramework(io, asked));
  return { kind: "part", folder, only: null };
}

/** Checks every path; without one, the framework that is found. One bad file never hides the next. */
export async function checkPaths(
  io: Io,
  paths: readonly string[],
  asked: string | undefined,
  parsing: Parsing = afresh,
): Promise<CheckResult> {
  const today = dateOf(io.now());
  const tally = new Tally();
  const targets: Target[] = paths.length > 0 ? [] : [foundFramework(io, asked)];
  for (const path of paths) {
    const meant = targetsOf(io, path);
    targets.push(...meant.targets);
    tally.add(meant.findings, []);
    for (const name of meant.unreadable) tally.checked(unknown(name, dirname(name)));
    tally.missing ||= meant.missing;
    tally.dependsOn(io, path);
  }
  for (const part of partsOf(io, targets)) {
    tally.dependsOn(io, part.folder);
    await checkPart(io, part, today, tally, parsing);
  }
  const loose = looseOf(io, targets);
  if (loose.length > 0) {
    const folder = findFramework(io, asked);
    tally.dependsOn(io, folder);
    const around = await parsing.framework(io, folder);
    const of = (kind: "evidence" | "competency"): readonly SourceFile[] =>
      loose.filter((target) => target.kind === kind).map(({ file }) => file);
    checkLooseCompetencies(of("competency"), around, today, tally, parsing);
    for (const file of of("evidence")) {
      tally.framework ??= around.framework.manifest;
      checkEvidenceFile(around, file, today, tally, parsing);
    }
  }
  return tally.result();
}
