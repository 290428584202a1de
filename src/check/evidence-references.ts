import { bandNames, resolveBand } from "../model/band.js";
import { fieldsOf, listOf } from "../parse/fields.js";
import {
  each,
  Hints,
  idsOf,
  knownIn,
  pillarKeys,
  type Reference,
  single,
  unknown,
} from "./references.js";
import type { EvidenceContext, FoundInField } from "./rule.js";
import { isSupportWorker } from "./rules/support-worker.js";
import { propertiesOf, subschema } from "./schema/subschema.js";

/** The fields of a rating in its long form. */
const longForm: ReadonlySet<string> = new Set(["self", "supervisor", "note", "reason"]);

/** What an evidence file names that its framework does not have. */
export function* evidenceReferences({
  framework,
  file,
  data,
}: EvidenceContext): Iterable<FoundInField> {
  const { manifest } = framework;
  const known = knownIn(framework);
  const competencies = idsOf(framework.competencies);
  const levels = bandNames(manifest);
  const person = fieldsOf(data["person"]);
  const target = fieldsOf(data["target"]);
  const ratings = fieldsOf(data["ratings"]);
  const levelWords = subschema("evidence", ["ratings", "", "self"]).enum ?? [];
  // The schema speaks for the fields of a rating that are not indented.
  const outdented = (word: string): boolean =>
    longForm.has(word) &&
    (Object.values(ratings).includes(null) || !levelWords.includes(ratings[word]));
  const pillars = fieldsOf(target["pillars"]);
  const ofTarget = propertiesOf(subschema("evidence", ["target"]));
  // A field of the target that is indented too far.
  const inward = (word: string): boolean =>
    Object.hasOwn(ofTarget, word) && !known.pillars.has(word);
  const outward = "If it belongs to `target`, let it begin in the same column as `pillars:`.";
  const bandAt = (
    path: readonly (string | number)[],
    word: unknown,
    others: readonly string[] = [],
  ): readonly Reference[] =>
    (typeof word !== "string" && typeof word !== "number") ||
    others.includes(String(word)) ||
    resolveBand(manifest, word) !== null
      ? []
      : [{ path, word: String(word), what: "band", known: new Set(), candidates: levels }];

  const references: Reference[] = [
    ...listOf(data["evidence"]).flatMap((item, index) => {
      const { type, supports } = fieldsOf(item);
      return [
        ...single("type", type, "evidence type", known.evidenceTypes),
        ...each("supports", supports, "competency", competencies),
      ].map((reference) => ({ ...reference, path: ["evidence", index, ...reference.path] }));
    }),
    ...Object.keys(ratings)
      .filter((word) => !outdented(word))
      .map((word) => ({
        path: ["ratings", word],
        at: "key" as const,
        word,
        what: "competency",
        known: competencies,
      })),
    ...listOf(data["agreed"]).flatMap((item, index) => {
      const { pillar, band } = fieldsOf(item);
      return [
        ...single("pillar", pillar, "pillar", known.pillars).map((reference) => ({
          ...reference,
          path: ["agreed", index, "pillar"],
        })),
        ...bandAt(["agreed", index, "band"], band, ["core"]),
      ];
    }),
    ...single("role", target["role"], "role", idsOf(framework.roles)).map((reference) => ({
      ...reference,
      path: ["target", "role"],
    })),
    ...pillarKeys(pillars, known, ["target"]).map((reference) =>
      inward(String(reference.word)) ? { ...reference, hint: outward } : reference,
    ),
  ];
  // Where support workers want to be is for the framework that is theirs.
  if (!isSupportWorker(manifest, person)) {
    references.push(
      ...bandAt(["target", "band"], target["band"]),
      ...Object.entries(pillars)
        .filter(([word]) => !inward(word))
        .flatMap(([pillar, band]) => bandAt(["target", "pillars", pillar], band)),
      ...single("profession", person["profession"], "profession", known.professions).map(
        (reference) => ({
          ...reference,
          path: ["person", "profession"],
          candidates: manifest.professions.flatMap(({ id, also }) => [id, ...also]),
        }),
      ),
      ...bandAt(["person", "band"], person["band"]),
    );
  }
  yield* unknown(file.name, references, new Hints(manifest));
}
