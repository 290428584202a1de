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
type Mismatch = readonly [
  field: "id" | "pillar" | "band" | "thread",
  message: string,
  hint: string,
  facts?: Facts,
];

/** Holds one thing that a competency says of itself twice, or three times, against itself. */
type Comparison = (one: CompetencyFile, id: IdParts, manifest: Manifest) => Mismatch | null;

const comparePillar: Comparison = ({ id, pillar, band, document }, { code }, { pillars }) => {
  const [folder = "."] = pathParts(document.path).folders;
  const own = pillars.find((one) => one.id === pillar);
  const owner = pillars.find((one) => one.code === code);
  if (own !== undefined && own !== owner) {
    return [
      owner !== undefined && owner.id === folder ? "pillar" : "id",
      `The id \`${id}\` does not belong to the pillar \`${pillar}\``,
      owner === undefined
        ? `Ids of this pillar start with \`${own.code}-\`.`
        : `\`${code}\` stands for ${owner.title}.`,
    ];
  }
  if (folder === pillar) return null;
  return [
    "pillar",
    `The pillar is \`${pillar}\`, but the file is in \`${folder}/\``,
    pillars.some((one) => one.id === folder)
      ? `Move the file to \`${pillar}/\`, or correct the pillar.`
      : `Move the file to \`${pillar}/${levelFolder(band)}/\`.`,
  ];
};

const compareLevel: Comparison = (one, { level }, manifest) => {
  const { id, pillar, band, supplement, document } = one;
  const [pillarFolder, folder] = pathParts(document.path).folders;
  // In a folder that is no pillar's, nobody looks for one of a level.
  if (pillarFolder !== pillar && manifest.pillars.every((known) => known.id !== pillarFolder))
    return null;
  const code = levelCode(one, manifest);
  const inFolder = folderLevel(folder);
  if (code === null ? levelOfCode(level) === null : code === level) {
    const place = `${pillar}/${levelFolder(band)}/`;
    return inFolder === band
      ? null
      : [
          "band",
          `The band is ${band}, but the file is in \`${folder ?? "."}/\``,
          `Move the file to \`${place}\`, or correct the band.`,
        ];
  }
  // A supplement that nobody knows is told as such.
  if (supplement !== null && manifest.supplements.every((known) => known.id !== supplement))
    return null;
  const named = level === "C" ? "core" : `band ${level}`;
  const of = supplement === null ? "" : ` of the supplement \`${supplement}\``;
  return [
    inFolder !== null && inFolder === levelOfCode(level) ? "band" : "id",
    `The id \`${id}\` says ${named}, and the band is ${band}${of}`,
    code === null
      ? "A supplement has a level code of its own, such as CL."
      : `An id at this level has \`${code}\` in the middle.`,
  ];
};

const compareThread: Comparison = ({ pillar, thread }, parts, { pillars }) => {
  if (thread !== parts.thread && thread !== "") {
    const message = `The thread is "${thread}", and the id ends in ${parts.thread}`;
    return ["thread", message, "The last two digits of an id are its thread."];
  }
  const threads = Object.keys(pillars.find(({ id }) => id === pillar)?.threads ?? {}).sort();
  if (threads.length === 0 || threads.includes(parts.thread)) return null;
  return [
    "thread",
    `The pillar has no thread "${parts.thread}"`,
    `Its threads are ${threads.join(", ")}.`,
    { unknown: { name: parts.thread, kind: "thread", pillar } },
  ];
};

const compareName: Comparison = ({ id, document }) => {
  const { file } = pathParts(document.path);
  if (file.replace(/\.md$/i, "") === id || file.startsWith(`${id}-`)) return null;
  return [
    "id",
    `The id is \`${id}\`, and the file is called \`${file}\``,
    `Call the file \`${id}-\` and a few words of the title, or correct the id.`,
  ];
};

/** What disagrees in one competency. */
function mismatchesIn(one: CompetencyFile, manifest: Manifest): readonly Mismatch[] {
  const parts = idParts(one.id);
  if (parts === null) return [];
  const wanted = slippedId(one, manifest);
  if (wanted !== null) {
    const message = `The id is \`${one.id}\`, and the file's name and its fields say \`${wanted}\``;
    const hint =
      "Correct the id. If the id is right, the file's name and the fields are to be corrected.";
    return [["id", message, hint]];
  }
  return [comparePillar, compareLevel, compareThread, compareName].flatMap((compare) => {
    const mismatch = compare(one, parts, manifest);
    return mismatch === null ? [] : [mismatch];
  });
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
    for (const [field, message, hint, facts] of mismatchesIn(one, manifest))
      yield { file: one.file, where: { path: [field] }, message, hint, ...(facts && { facts }) };
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
