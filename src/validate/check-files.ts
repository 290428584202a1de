import { basename, dirname } from "node:path";
import { analyseGap } from "../analyse/gap/analyse-gap.js";
import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { checkFramework, rules } from "../check/check-framework.js";
import { checkView } from "../check/check-view.js";
import { diagnose } from "../check/diagnose.js";
import { ruleLevels } from "../check/rule-settings.js";
import { mendEvidence } from "../edit/mend-evidence.js";
import type { ReadFramework } from "../load/read-framework.js";
import type { IsoDate } from "../model/date.js";
import type { Finding } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { assembleFramework } from "../parse/assemble.js";
import { parseDocumentFile } from "../parse/document.js";
import { parseEvidence, toEvidence } from "../parse/evidence.js";
import { type Fields, textOr } from "../parse/fields.js";
import type { ParsedDocument } from "../parse/kind.js";
import { withIds } from "../parse/with-ids.js";
import type { Checked } from "./validation-result.js";

/** Competencies from outside any framework folder, as if each lay in its place in the framework that is found. */
export function checkLooseCompetencies(
  files: readonly SourceFile[],
  around: ReadFramework,
  today: IsoDate,
): readonly Checked[] {
  const loose: ParsedDocument[] = [];
  const checked = files.map((file): Checked => {
    const name = basename(file.name);
    const { document, findings } = parseDocumentFile("competency", name, file);
    const { id, pillar, band } = document?.data ?? {};
    if (document !== null) {
      const folder = band === "core" ? "core" : `band-${String(band)}`;
      loose.push({ ...document, path: `${String(pillar)}/${folder}/${name}` });
    }
    return {
      manifest: null,
      files: [
        {
          name: file.name,
          kind: "competency",
          mendable: [id, pillar, band].every((value) => value !== undefined),
          within: dirname(file.name),
        },
      ],
      texts: [file],
      findings,
    };
  });
  if (loose.length === 0) return checked;
  const ids = new Set(loose.map(({ data }) => data["id"]));
  const names = new Set(loose.map(({ file }) => file.name));
  const documents = [...around.documents.filter(({ data }) => !ids.has(data["id"])), ...loose];
  const framework = assembleFramework("", documents);
  const found = checkFramework(framework, documents, { today });
  const { manifest } = framework;
  return [
    ...checked,
    {
      manifest,
      levels: ruleLevels(rules, manifest.rules),
      files: [],
      texts: files,
      findings: found.filter(({ file }) => names.has(file)),
    },
  ];
}

/** What is wrong with evidence, and where nothing is, what the analysis would warn of. */
function evidenceFindings(
  framework: Framework,
  source: SourceFile,
  data: Fields,
  today: IsoDate,
): readonly Finding[] {
  const found = checkEvidence(framework, source, data, today);
  // Only codes and severities are asked for: without the text no place is looked up.
  const fit = diagnose(found, [], evidenceLevels(framework)).every(
    ({ severity, code }) => severity !== "error" && code !== "support-worker",
  );
  if (!fit) return found;
  const report = analyseGap(framework, toEvidence(data), {
    asOf: today,
    source,
  });
  return [...found, ...report.warnings];
}

/** The file says itself that it is a person's. */
const isOwnFormat = /^\ufeff?["']?format["']?\s{0,9}:\s{0,9}["']?ahp-career\/evidence@/m;

/** One person's file beside the framework that is found. */
export function checkEvidenceFile(
  source: SourceFile,
  framework: Framework,
  today: IsoDate,
): Checked {
  const { data: written, findings } = parseEvidence(source);
  const data = written === null ? null : withIds(framework, written);
  const format = textOr(data?.["format"], "");
  return {
    manifest: framework.manifest,
    levels: evidenceLevels(framework),
    files: [
      {
        name: source.name,
        kind: "evidence",
        mendable: format.startsWith("ahp-career/evidence@"),
        ...(!isOwnFormat.test(source.text)
          ? {}
          : { mend: (text: string) => mendEvidence(framework, { ...source, text }, today) }),
        within: dirname(source.name),
      },
    ],
    texts: [source],
    findings:
      data === null
        ? [...findings, ...checkEvidence(framework, source, null, today)]
        : format.startsWith("ahp-career/view@")
          ? checkView(framework, source, data, today)
          : evidenceFindings(framework, source, data, today),
  };
}
