import type { DataPlace } from "../../model/diagnostic.js";
import { fieldsOf, isText, listOf } from "../../parse/fields.js";
import type { Kind, ParsedDocument } from "../../parse/kind.js";
import { type KnownNames, knownNames } from "../known-names.js";
import { definedIn, listHasErrors } from "../list-has-errors.js";
import { fileId } from "../placement.js";
import type { EvidenceContext, Found, FrameworkContext, Rule } from "../rule.js";
import { propertiesOf, subschema } from "../schema/subschema.js";
import { type NamePattern, unknownNames } from "../unknown-names.js";
import { aimsElsewhere, isSupportWorker } from "./support-worker.js";

/** Where each file of a framework names something. */
const patterns: Readonly<Record<Kind, readonly NamePattern[]>> = {
  manifest: [
    ["regulator", "professions.[].regulator"],
    ["kind of learning", "evidence-types.[].cpd"],
    ["profession", "cpd.renewal.[].professions.[]"],
    ["level names", "settings.[].levels"],
  ],
  sources: [["source", "sources.[].superseded-by"]],
  competency: [
    ["pillar", "pillar"],
    ["band", "band"],
    ["supplement", "supplement"],
    ["setting", "settings.[]"],
    ["theme", "themes.[]"],
    ["evidence type", "evidence-types.[]"],
    ["source", "sources.[].source"],
    ["competency", "builds-on.[]"],
    ["competency", "replaced-by"],
  ],
  qualification: [
    ["band", "band"],
    ["regulator", "minimum.[].registration"],
    ["regulator", "expected.[].registration"],
  ],
  role: [
    ["pillar", "pillars.{key}"],
    ["band", "pillars.{}"],
    ["thread", "threads.{key}"],
    ["band", "threads.{}"],
    ["setting", "settings.[]"],
    ["supplement", "supplements.[]"],
    ["pay band", "typical-bands.[]"],
  ],
  resource: [
    ["profession", "professions.[]"],
    ["setting", "settings.[]"],
    ["competency", "competencies.[]"],
  ],
  story: [
    ["profession", "profession"],
    ["pillar", "pillars.[]"],
    ["competency", "competencies.[]"],
  ],
  page: [["profession", "profession"]],
};

const evidencePatterns: readonly NamePattern[] = [
  ["evidence type", "evidence.[].type"],
  ["competency", "evidence.[].supports.[]"],
  ["competency", "ratings.{key}"],
  ["pillar", "agreed.[].pillar"],
  ["agreed band", "agreed.[].band"],
  ["role", "target.role"],
  ["pillar", "target.pillars.{key}"],
  ["thread", "target.threads.{key}"],
  ["competency", "objectives.[].competencies.[]"],
];

/** Who support workers are and where they want to be is for the framework that is theirs. */
const registeredPatterns: readonly NamePattern[] = [
  ["profession", "person.profession"],
  ["personal band", "person.band"],
  ["personal band", "target.band"],
  ["personal band", "target.pillars.{}"],
  ["level", "target.threads.{}"],
  ["setting", "person.setting"],
];

/** Kinds of names that a framework may do without; where it lists none, any will do. */
const optional: readonly string[] = [
  "setting",
  "profession",
  "regulator",
  "kind of learning",
] satisfies (keyof KnownNames)[];

const listedIn =
  (known: KnownNames) =>
  ([kind]: NamePattern): boolean =>
    !optional.includes(kind) || known[kind].listed.length > 0;

/** A competency whose own file has problems is still there to be named, by its id or by its file's name. */
function competencyIds({ framework, documents, unread }: FrameworkContext): readonly string[] {
  const files = documents.filter(({ kind }) => kind === "competency");
  return [
    ...framework.competencies.map(({ id }) => id),
    ...files.map(({ data }) => data["id"]).filter(isText),
    ...[...documents.map(({ path }) => path), ...unread].map(fileId).filter((id) => id !== null),
  ];
}

/** A source that is said to be superseded by itself. */
function* supersededByItself({ kind, file, data }: ParsedDocument): Iterable<Found> {
  if (kind !== "sources") return;
  for (const [index, item] of listOf(data["sources"]).entries()) {
    const { id, "superseded-by": newer } = fieldsOf(item);
    if (!isText(id) || id !== newer) continue;
    yield {
      file: file.name,
      where: { path: ["sources", index, "superseded-by"] },
      message: `\`${id}\` cannot be superseded by itself`,
      hint: "Name the newer edition, by its own id.",
    };
  }
}

function* framework(context: FrameworkContext): Iterable<Found> {
  const competencies = competencyIds(context);
  const { framework, documents } = context;
  const known = knownNames(framework, competencies);
  const unknownIn = unknownNames(known, framework.manifest);
  for (const document of documents) {
    const { kind, data, file } = document;
    yield* supersededByItself(document);
    for (const found of unknownIn(file.name, data, patterns[kind].filter(listedIn(known)))) {
      const what = found.facts?.unknown?.kind;
      // `nothing-checked` says that there are no competencies.
      const certain =
        what === "competency"
          ? competencies.length > 0
          : !listHasErrors(context, definedIn[what as keyof typeof definedIn]);
      if (certain) yield found;
    }
  }
}

/** Fields of a rating and of the target, with what to do where one of them stands as a competency or as a pillar. */
const indented = (): readonly (readonly [around: string, fields: object, hint: string])[] => [
  [
    "ratings",
    propertiesOf(subschema("evidence", ["ratings", "any"])),
    "If it belongs to the rating above, put 2 more spaces in front of it.",
  ],
  [
    "target.pillars",
    propertiesOf(subschema("evidence", ["target"])),
    "If it belongs to `target`, let it begin in the same column as `pillars:`.",
  ],
];

function* evidence({ framework, file, data }: EvidenceContext): Iterable<Found> {
  const { manifest, competencies } = framework;
  const known = knownNames(
    framework,
    competencies.map(({ id }) => id),
  );
  const isRegistered = !isSupportWorker(manifest, fieldsOf(data["person"]));
  const elsewhere = aimsElsewhere(manifest, data);
  const wanted = [...evidencePatterns, ...(isRegistered ? registeredPatterns : [])]
    .filter(listedIn(known))
    .filter(([, pattern]) => pattern !== "target.band" || !elsewhere);
  for (const found of unknownNames(known, manifest)(file.name, data, wanted)) {
    const { path, at } = found.where as DataPlace;
    const field = String(path.at(-1));
    const place = path.slice(0, -1).join(".");
    const other = indented().find(
      ([around, fields]) => around === place && Object.hasOwn(fields, field),
    );
    // What such a field holds is no band either.
    if (other === undefined) yield found;
    else if (at === "key") yield { ...found, hint: other[2] };
  }
}

export const referenceUnknown: Rule = {
  code: "reference-unknown",
  severity: "error",
  what: "Something is named that this framework does not have.",
  why: "Evidence for a competency that is not there counts for nothing, and a reader who follows the name finds nothing.",
  mend: "Correct the name: ids are written in capitals, such as RS-6-02. The hint gives the nearest one there is.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong: "evidence-types: [audits]",
    right: "evidence-types: [audit]",
  },
  evidenceExample: {
    file: "me.yaml",
    wrong: "supports: [RS-5-91]",
    right: "supports: [RS-5-01]",
  },
  framework,
  evidence,
};
