import { fieldsOf, isText, listOf } from "../../parse/fields.js";
import type { ParsedDocument } from "../../parse/kind.js";
import { evidenceReferences } from "../evidence-references.js";
import { listHasErrors, type Part } from "../list-has-errors.js";
import { fileId } from "../placement.js";
import {
  each,
  Hints,
  type Known,
  knownIn,
  missing,
  pillarKeys,
  type Reference,
  single,
  unknown,
  unreadBases,
} from "../references.js";
import type { Found, FoundInField, FrameworkContext, Rule } from "../rule.js";

/** The part of the manifest or the sources that says what is there. */
export const definedIn: Readonly<Record<string, Part>> = {
  pillar: "pillars",
  band: "bands",
  theme: "themes",
  "evidence type": "evidence-types",
  supplement: "supplements",
  profession: "professions",
  regulator: "regulators",
  source: "sources",
};

/** What one file of a framework names of the manifest and the sources. */
const settledReferencesOf: Readonly<
  Record<
    ParsedDocument["kind"],
    (data: ParsedDocument["data"], known: Known) => readonly Reference[]
  >
> = {
  manifest: (data, known) =>
    listOf(data["professions"]).flatMap((item, index) =>
      single("regulator", fieldsOf(item)["regulator"], "regulator", known.registrations).map(
        (reference) => ({ ...reference, path: ["professions", index, "regulator"] }),
      ),
    ),
  sources: (data, known) =>
    listOf(data["sources"]).flatMap((item, index) => {
      const word = fieldsOf(item)["superseded-by"];
      return word === undefined
        ? []
        : [
            {
              path: ["sources", index, "superseded-by"],
              word,
              what: "source",
              known: known.sources,
            },
          ];
    }),
  competency: (data, known) => [
    ...single("pillar", data["pillar"], "pillar", known.pillars),
    ...(typeof data["band"] === "number"
      ? single("band", String(data["band"]), "band", known.bands)
      : []),
    ...single("supplement", data["supplement"], "supplement", known.supplements),
    ...each("themes", data["themes"], "theme", known.themes),
    ...each("evidence-types", data["evidence-types"], "evidence type", known.evidenceTypes),
    ...listOf(data["sources"]).map((item, index) => ({
      path: ["sources", index, "source"],
      word: fieldsOf(item)["source"],
      what: "source",
      known: known.sources,
    })),
  ],
  qualification: (data, known) => [
    ...(typeof data["band"] === "number"
      ? single("band", String(data["band"]), "band", known.bands)
      : []),
    ...["minimum", "expected"].flatMap((field) =>
      listOf(data[field]).flatMap((item, index) => {
        const word = fieldsOf(item)["registration"];
        return word === undefined
          ? []
          : [
              {
                path: [field, index, "registration"],
                word,
                what: "regulator",
                known: known.registrations,
              },
            ];
      }),
    ),
  ],
  role: (data, known) => [
    ...pillarKeys(data["pillars"], known),
    ...each("supplements", data["supplements"], "supplement", known.supplements),
    ...listOf(data["typical-bands"]).flatMap((word, index) =>
      typeof word === "number" || typeof word === "string"
        ? [
            {
              path: ["typical-bands", index],
              word: String(word),
              what: "band",
              known: known.payBands,
            },
          ]
        : [],
    ),
  ],
  resource: (data, known) =>
    each("professions", data["professions"], "profession", known.professions),
  story: (data, known) => [
    ...single("profession", data["profession"], "profession", known.professions),
    ...each("pillars", data["pillars"], "pillar", known.pillars),
  ],
  page: () => [],
};

/** What one file of a framework names of the competencies. */
function competencyReferencesOf(
  kind: ParsedDocument["kind"],
  data: ParsedDocument["data"],
  known: ReadonlySet<string>,
): readonly Reference[] {
  if (kind === "competency") {
    return [
      ...each("builds-on", data["builds-on"], "competency", known),
      ...single("replaced-by", data["replaced-by"], "competency", known),
    ];
  }
  return kind === "resource" || kind === "story"
    ? each("competencies", data["competencies"], "competency", known)
    : [];
}

/** A competency whose own file has problems is still there to be named, by its id or by its file's name. */
function competencyIds({ framework, documents, unread }: FrameworkContext): ReadonlySet<string> {
  const files = documents.filter(({ kind }) => kind === "competency");
  return new Set([
    ...framework.competencies.map(({ id }) => id),
    ...files.map(({ data }) => data["id"]).filter(isText),
    ...[...documents.map(({ path }) => path), ...unread].map(fileId).filter((id) => id !== null),
  ]);
}

function* framework({ framework, documents, unread }: FrameworkContext): Iterable<Found> {
  const known = knownIn(framework);
  const hints = new Hints(framework.manifest);
  const notRead = unreadBases(unread);
  for (const document of documents) {
    const { kind, data, file } = document;
    yield* supersededByItself(document);
    const references = settledReferencesOf[kind](data, known).filter(({ what }) => {
      const part = definedIn[what] ?? "pillars";
      return !notRead.has(part === "sources" ? "sources" : "framework");
    });
    const named = missing(references);
    if (named.length === 0) continue;
    const certain = named.filter(
      ({ what }) => !listHasErrors(documents, definedIn[what] ?? "pillars"),
    );
    yield* unknown(file.name, certain, hints);
  }
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

function* find(context: FrameworkContext): Iterable<FoundInField> {
  const known = competencyIds(context);
  // `nothing-checked` says it once.
  if (known.size === 0) return;
  const hints = new Hints(context.framework.manifest);
  for (const { kind, data, file } of context.documents) {
    yield* unknown(file.name, competencyReferencesOf(kind, data, known), hints);
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
  framework,
  across: { reads: ["builds-on", "replaced-by"], find },
  evidence: evidenceReferences,
};
