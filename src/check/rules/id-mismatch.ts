import type { Facts } from "../../model/diagnostic.js";
import type { Competency, Manifest } from "../../model/framework.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { competencies } from "../competencies.js";
import { listHasErrors } from "../list-has-errors.js";
import { misfiledFinding } from "../misfiled-finding.js";
import { folderLevel, idParts, levelCode, pathParts, slippedId } from "../placement.js";
import type { FoundInField, FrameworkContext, Rule } from "../rule.js";

type Where = "id" | "pillar" | "band" | "thread";

const levelName = (code: string): string => (code === "C" ? "core" : `band ${code}`);

/** What disagrees in one competency: the field to look at, and why. */
function* mismatches(
  competency: Competency,
  path: string,
  manifest: Manifest,
): Iterable<readonly [where: Where, message: string, hint: string, facts?: Facts]> {
  const { id, pillar, band, thread } = competency;
  const parts = idParts(id);
  if (parts === null) return;
  const { folders, file } = pathParts(path);
  const wanted = slippedId(competency, path, manifest);
  if (wanted !== null) {
    yield [
      "id",
      `The id is \`${id}\`, and the file's name and its fields say \`${wanted}\``,
      "Correct the id. If the id is right, the file's name and the fields are to be corrected.",
    ];
    return;
  }
  const [pillarFolder, levelFolder] = folders;
  const known = manifest.pillars.map((one) => one.id);
  const owner = manifest.pillars.find(({ code }) => code === parts.code);

  if (owner?.id !== pillar && known.includes(pillar)) {
    const odd: Where = owner !== undefined && owner.id === pillarFolder ? "pillar" : "id";
    yield [
      odd,
      `The id \`${id}\` does not belong to the pillar \`${pillar}\``,
      owner === undefined
        ? `Ids of this pillar start with \`${manifest.pillars.find((one) => one.id === pillar)?.code}-\`.`
        : `\`${parts.code}\` stands for ${owner.title}.`,
    ];
  } else if (pillarFolder !== pillar) {
    yield [
      "pillar",
      `The pillar is \`${pillar}\`, but the file is in \`${pillarFolder ?? "."}/\``,
      known.includes(pillarFolder ?? "")
        ? `Move the file to \`${pillar}/\`, or correct the pillar.`
        : `Move the file to \`${pillar}/${band === "core" ? "core" : `band-${band}`}/\`.`,
    ];
    // In a folder that is no pillar's, its level's folder is not looked for.
    if (!known.includes(pillarFolder ?? "")) return;
  }

  const code = levelCode(competency, manifest);
  const inFolder = folderLevel(levelFolder);
  const idAgrees =
    code === null ? parts.level !== "C" && !/^\d+$/.test(parts.level) : code === parts.level;
  const { supplement } = competency;
  const isNamed = supplement === null || manifest.supplements.some(({ id }) => id === supplement);
  if (!idAgrees && isNamed) {
    const folderSidesWithId =
      inFolder !== null && (inFolder === "core" ? "C" : String(inFolder)) === parts.level;
    yield [
      folderSidesWithId ? "band" : "id",
      `The id \`${id}\` says ${levelName(parts.level)}, and the band is ${band === "core" ? "core" : band}${supplement === null ? "" : ` of the supplement \`${supplement}\``}`,
      code === null
        ? "A supplement has a level code of its own, such as CL."
        : `An id at this level has \`${code}\` in the middle.`,
    ];
  } else if (idAgrees && inFolder !== band) {
    yield [
      "band",
      `The band is ${band}, but the file is in \`${levelFolder ?? "."}/\``,
      `Move the file to \`${pillar}/${band === "core" ? "core" : `band-${band}`}/\`, or correct the band.`,
    ];
  }

  if (thread !== parts.thread && thread !== "") {
    yield [
      "thread",
      `The thread is "${thread}", and the id ends in ${parts.thread}`,
      "The last two digits of an id are its thread.",
    ];
  } else {
    const threads = manifest.pillars.find((one) => one.id === pillar)?.threads;
    if (
      threads !== undefined &&
      Object.keys(threads).length > 0 &&
      !Object.hasOwn(threads, parts.thread)
    ) {
      yield [
        "thread",
        `The pillar has no thread "${parts.thread}"`,
        `Its threads are ${Object.keys(threads).sort().join(", ")}.`,
        { unknown: { name: parts.thread, kind: "thread", pillar } },
      ];
    }
  }
  if (file.replace(/\.md$/i, "") !== id && !file.startsWith(`${id}-`)) {
    yield [
      "id",
      `The id is \`${id}\`, and the file is called \`${file}\``,
      `Call the file \`${id}-\` and a few words of the title, or correct the id.`,
    ];
  }
}

/** Roles, resources, stories and pages are named after their ids; qualifications after their band. */
function companionMismatch({
  kind,
  path,
  data,
}: ParsedDocument): readonly [field: string, message: string] | null {
  if (kind === "manifest" || kind === "sources" || kind === "competency") return null;
  const { file } = pathParts(path);
  const name = file.replace(/\.md$/i, "");
  if (kind === "qualification") {
    const { band } = data;
    return typeof band === "number" && name !== `band-${band}`
      ? ["band", `The band is ${band}, and the file is called \`${file}\``]
      : null;
  }
  const { id } = data;
  return typeof id === "string" && id !== name
    ? ["id", `The id is \`${id}\`, and the file is called \`${file}\``]
    : null;
}

/** What an id stands for is not certain while the manifest is not. */
const isUnsettled = ({ documents }: FrameworkContext): boolean =>
  (["pillars", "bands", "supplements"] as const).some((part) => listHasErrors(documents, part));

/** Pillars with a code that none of their ids has, and all of their ids another: the slip is in the manifest. */
function strangeCodes({ framework, documents }: FrameworkContext): {
  readonly pillars: ReadonlySet<string>;
  readonly found: readonly FoundInField[];
} {
  const { competencies: all, manifest } = framework;
  const file = documents.find(({ kind }) => kind === "manifest")?.file.name;
  const pillars = new Set<string>();
  const found: FoundInField[] = [];
  for (const [index, { id, code }] of manifest.pillars.entries()) {
    const codes = all.flatMap((one) => (one.pillar === id ? (idParts(one.id)?.code ?? []) : []));
    const [first] = codes;
    const alike = codes.length > 2 && codes.every((one) => one === first);
    const owned = manifest.pillars.some((one) => one.code === first);
    if (file === undefined || first === undefined || !alike || owned) continue;
    pillars.add(id);
    found.push({
      file,
      where: { path: ["pillars", index, "code"] },
      message: `The code is \`${code}\`, and the ids of all ${codes.length} competencies of this pillar start with \`${first}-\``,
      hint: `Write \`${first}\`: ids are permanent.`,
    });
  }
  return { pillars, found };
}

function* find(context: FrameworkContext): Iterable<FoundInField> {
  const held = new Map<string, number>();
  for (const { id } of context.framework.competencies) held.set(id, (held.get(id) ?? 0) + 1);
  const strange = strangeCodes(context);
  if (!isUnsettled(context)) yield* strange.found;
  for (const { competency, document } of competencies(context)) {
    if (strange.pillars.has(competency.pillar)) continue;
    // An id that is another file's is for `id-duplicate` to report.
    const taken = (held.get(competency.id) ?? 0) > 1;
    if (taken && slippedId(competency, document.path, context.framework.manifest) !== null)
      continue;
    for (const [field, message, hint, facts] of mismatches(
      competency,
      document.path,
      context.framework.manifest,
    )) {
      if (isUnsettled(context)) break;
      yield {
        file: document.file.name,
        where: { path: [field] },
        message,
        hint,
        ...(facts === undefined ? {} : { facts }),
      };
    }
  }
  for (const document of context.documents) {
    const found = companionMismatch(document);
    if (found === null || misfiledFinding(document) !== null) continue;
    const [field, message] = found;
    yield {
      file: document.file.name,
      where: { path: [field] },
      message,
      hint: "Rename the file, or correct the field.",
    };
  }
}

export const idMismatch: Rule = {
  code: "id-mismatch",
  severity: "error",
  what: "The id, the fields, the folder and the file name do not agree.",
  why: "An id such as RS-6-02 tells its reader the pillar, the level and the thread. When the file says otherwise, one of them is a slip.",
  mend: "Correct the one that is wrong. An id that has been published never changes; move or mend the rest.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "band: 7",
    right: "band: 6",
  },
  across: { find },
};
