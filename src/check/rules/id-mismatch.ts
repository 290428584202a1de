import type { Facts } from "../../model/diagnostic.js";
import type { Manifest } from "../../model/framework.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { groupBy } from "../group-by.js";
import { listHasErrors } from "../list-has-errors.js";
import {
  folderLevel,
  type IdParts,
  idParts,
  levelCode,
  levelFolder,
  levelOfCode,
  pathParts,
  slippedId,
} from "../placement.js";
import type { CompetencyFile, Found, FrameworkContext, Rule } from "../rule.js";

/** The field to look at, and why. */
interface Mismatch {
  readonly field: "id" | "pillar" | "band" | "thread";
  readonly message: string;
  readonly hint: string;
  readonly facts?: Facts;
}

const levelName = (code: string): string => (code === "C" ? "core" : `band ${code}`);

function pillarMismatch(
  { id, pillar, band, document }: CompetencyFile,
  { code }: IdParts,
  { pillars }: Manifest,
): Mismatch | null {
  const [folder = "."] = pathParts(document.path).folders;
  const isPillar = (name: string): boolean => pillars.some((one) => one.id === name);
  const owner = pillars.find((one) => one.code === code);
  if (owner?.id !== pillar && isPillar(pillar)) {
    const own = pillars.find((one) => one.id === pillar)?.code;
    return {
      field: owner !== undefined && owner.id === folder ? "pillar" : "id",
      message: `The id \`${id}\` does not belong to the pillar \`${pillar}\``,
      hint:
        owner === undefined
          ? `Ids of this pillar start with \`${own}-\`.`
          : `\`${code}\` stands for ${owner.title}.`,
    };
  }
  if (folder === pillar) return null;
  return {
    field: "pillar",
    message: `The pillar is \`${pillar}\`, but the file is in \`${folder}/\``,
    hint: isPillar(folder)
      ? `Move the file to \`${pillar}/\`, or correct the pillar.`
      : `Move the file to \`${pillar}/${levelFolder(band)}/\`.`,
  };
}

function levelMismatch(
  competency: CompetencyFile,
  { level }: IdParts,
  manifest: Manifest,
): Mismatch | null {
  const { id, pillar, band, supplement, document } = competency;
  const { folders } = pathParts(document.path);
  const code = levelCode(competency, manifest);
  const inFolder = folderLevel(folders[1]);
  const idAgrees = code === null ? levelOfCode(level) === null : code === level;
  if (idAgrees) {
    return inFolder === band
      ? null
      : {
          field: "band",
          message: `The band is ${band}, but the file is in \`${folders[1] ?? "."}/\``,
          hint: `Move the file to \`${pillar}/${levelFolder(band)}/\`, or correct the band.`,
        };
  }
  // A supplement that nobody knows is told as such.
  if (supplement !== null && !manifest.supplements.some((one) => one.id === supplement))
    return null;
  const folderSidesWithId = inFolder !== null && inFolder === levelOfCode(level);
  return {
    field: folderSidesWithId ? "band" : "id",
    message: `The id \`${id}\` says ${levelName(level)}, and the band is ${band}${supplement === null ? "" : ` of the supplement \`${supplement}\``}`,
    hint:
      code === null
        ? "A supplement has a level code of its own, such as CL."
        : `An id at this level has \`${code}\` in the middle.`,
  };
}

function threadMismatch(
  { pillar, thread }: CompetencyFile,
  parts: IdParts,
  { pillars }: Manifest,
): Mismatch | null {
  if (thread !== parts.thread && thread !== "") {
    return {
      field: "thread",
      message: `The thread is "${thread}", and the id ends in ${parts.thread}`,
      hint: "The last two digits of an id are its thread.",
    };
  }
  const threads = Object.keys(pillars.find(({ id }) => id === pillar)?.threads ?? {});
  return threads.length === 0 || threads.includes(parts.thread)
    ? null
    : {
        field: "thread",
        message: `The pillar has no thread "${parts.thread}"`,
        hint: `Its threads are ${threads.sort().join(", ")}.`,
        facts: { unknown: { name: parts.thread, kind: "thread", pillar } },
      };
}

function nameMismatch({ id, document }: CompetencyFile): Mismatch | null {
  const { file } = pathParts(document.path);
  return file.replace(/\.md$/i, "") === id || file.startsWith(`${id}-`)
    ? null
    : {
        field: "id",
        message: `The id is \`${id}\`, and the file is called \`${file}\``,
        hint: `Call the file \`${id}-\` and a few words of the title, or correct the id.`,
      };
}

/** What disagrees in one competency. */
function mismatches(one: CompetencyFile, manifest: Manifest): readonly (Mismatch | null)[] {
  const parts = idParts(one.id);
  if (parts === null) return [];
  const wanted = slippedId(one, manifest);
  const [folder] = pathParts(one.document.path).folders;
  if (wanted !== null) {
    return [
      {
        field: "id",
        message: `The id is \`${one.id}\`, and the file's name and its fields say \`${wanted}\``,
        hint: "Correct the id. If the id is right, the file's name and the fields are to be corrected.",
      },
    ];
  }
  const pillar = pillarMismatch(one, parts, manifest);
  // In a folder that is no pillar's, nothing else is where it belongs.
  if (pillar?.field === "pillar" && !manifest.pillars.some(({ id }) => id === folder))
    return [pillar];
  return [
    pillar,
    levelMismatch(one, parts, manifest),
    threadMismatch(one, parts, manifest),
    nameMismatch(one),
  ];
}

/** Roles, resources, stories and pages are named after their ids; qualifications after their band. */
function companionMismatch({ kind, path, file, data }: ParsedDocument): Found | null {
  if (kind === "manifest" || kind === "sources" || kind === "competency") return null;
  const name = pathParts(path).file;
  const field = kind === "qualification" ? "band" : "id";
  const value = data[field];
  const [wanted, shown] =
    field === "id" ? [value, `\`${value}\``] : [`band-${value}`, String(value)];
  const isOfType = typeof value === (field === "id" ? "string" : "number");
  if (!isOfType || name.replace(/\.md$/i, "") === wanted) return null;
  return {
    file: file.name,
    where: { path: [field] },
    message: `The ${field} is ${shown}, and the file is called \`${name}\``,
    hint: "Rename the file, or correct the field.",
  };
}

/** Pillars with a code that none of their ids has, and all of their ids another: the slip is in the manifest. */
function strangeCodes({ framework, documents }: FrameworkContext): ReadonlyMap<string, Found> {
  const { competencies, manifest } = framework;
  const file = documents.find(({ kind }) => kind === "manifest")?.file.name;
  const byPillar = groupBy(competencies, ({ pillar }) => pillar);
  return new Map(
    manifest.pillars.flatMap(({ id, code }, index) => {
      const codes = (byPillar.get(id) ?? []).flatMap((one) => idParts(one.id)?.code ?? []);
      const [first] = codes;
      const alike = codes.length > 2 && codes.every((one) => one === first);
      const owned = manifest.pillars.some((one) => one.code === first);
      if (file === undefined || first === undefined || !alike || owned) return [];
      const found: Found = {
        file,
        where: { path: ["pillars", index, "code"] },
        message: `The code is \`${code}\`, and the ids of all ${codes.length} competencies of this pillar start with \`${first}-\``,
        hint: `Write \`${first}\`: ids are permanent.`,
      };
      return [[id, found] as const];
    }),
  );
}

function* competencyMismatches(context: FrameworkContext): Iterable<Found> {
  const { manifest, competencies: all } = context.framework;
  const byId = groupBy(all, ({ id }) => id);
  const strange = strangeCodes(context);
  yield* strange.values();
  for (const one of context.competencies) {
    if (strange.has(one.pillar)) continue;
    // An id that is another file's is for `id-duplicate` to report.
    const taken = (byId.get(one.id)?.length ?? 0) > 1;
    if (taken && slippedId(one, manifest) !== null) continue;
    for (const mismatch of mismatches(one, manifest)) {
      if (mismatch === null) continue;
      const { field, ...said } = mismatch;
      yield { file: one.file, where: { path: [field] }, ...said };
    }
  }
}

function* framework(context: FrameworkContext): Iterable<Found> {
  // What an id stands for is not certain while the manifest is not.
  const settled = (["pillars", "bands", "supplements"] as const).every(
    (list) => !listHasErrors(context, list),
  );
  if (settled) yield* competencyMismatches(context);
  for (const document of context.documents) {
    const found = companionMismatch(document);
    if (found !== null) yield found;
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
  framework,
};
