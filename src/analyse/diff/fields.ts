import type {
  Competency,
  Framework,
  Level,
  Manifest,
  Named,
  Qualification,
  Role,
} from "../../model/framework.js";
import type { Step, Subject } from "../../model/framework-diff.js";
import { levelOrder } from "../../model/level.js";
import type { Requirement } from "../../model/qualification.js";
import { byPlace } from "../gap/order.js";
import {
  type Compare,
  comparing,
  type Field,
  hasMore,
  isSame,
  propertyOf,
  type StepOf,
  type Thing,
} from "./compare.js";
import { flat } from "./flat.js";

type List = readonly unknown[];

/** One step where something is new in a list, another where it has only less. */
const ifMore = (more: Step, less: Step) => (was: List, is: List) =>
  hasMore(was, is) ? more : less;

/** A new pointer is an offer; one that went is wording. */
const pointer = ifMore("minor", "patch");

/** Evidence that counts for less long is more to do. */
const ifShorter = (was: number, is: number): Step => (is < was ? "major" : "minor");

/** A lower band is required of more people. */
const ifLower = (was: Level, is: Level): Step => ifShorter(levelOrder(was), levelOrder(is));

/** A role's level that rises, or whose absence let the person's own band stand in, asks for more. */
const unlessLower = (was: Level | null, is: Level | null): Step =>
  was !== null && is !== null && levelOrder(is) < levelOrder(was) ? "minor" : "major";

/** A draft is asked of nobody. From active, what people hold for it no longer counts; to active, it is newly required. */
const ifActive = (...statuses: readonly string[]): Step =>
  statuses.includes("active") ? "major" : "minor";

/** True where whoever satisfies `a` satisfies `b` too. */
function implies(a: Requirement, b: Requirement): boolean {
  if (!("level" in a) || !("level" in b)) return isSame(a, b);
  const eased = b["or-equivalent"] === true || a["or-equivalent"] !== true;
  const further =
    a.level > b.level || (a.level === b.level && (a.credits ?? 0) >= (b.credits ?? 0));
  return eased && further;
}

const ifHarder = (was: readonly Requirement[], is: readonly Requirement[]): Step =>
  is.every((one) => was.some((other) => implies(other, one))) ? "minor" : "major";

const ordered = { ordered: true } as const;

/** Parts of the manifest that hold mappings. */
const mappings = ["support-workers", "words", "ratings", "privacy", "cpd", "appraisal"] as const;

const pathInside = ({ folder }: Framework, file: string): string =>
  folder !== "." && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;

const located = <T extends { readonly file: string }>(framework: Framework, list: readonly T[]) =>
  list.map((one): T => ({ ...one, file: pathInside(framework, one.file) }));

/** More to ask, or of more people, is major; less is minor. */
const competencies = comparing<Competency & { readonly counted: number }>({
  subject: "competency",
  all: (framework) =>
    located(framework, framework.competencies).map((one) => ({
      ...one,
      counted: one.currencyMonths ?? framework.manifest.currencyMonths,
    })),
  // An active one is newly required of somebody. A draft is optional, and one that arrives retired asks nothing.
  added: ({ status }) => ifActive(status),
  removed: "major",
  whenNew: ({ band, status, supplement }) => ({ band, status, supplement }),
  order: ({ manifest }) => byPlace(manifest.pillars),
  fields: [
    ["status", "retired", (was, is) => (is === "retired" ? ifActive(was) : null)],
    ["status", "status", (was, is) => (is === "retired" ? null : ifActive(was, is))],
    ["key", "requirement", "minor"],
    ["settings", "requirement", ifMore("major", "minor")],
    ["supplement", "requirement", (was) => (was === null ? "minor" : "major")],
    // Where the status changed, its replacement is part of that.
    ["replaced-by", "requirement", (_was, _is, a, b) => (a.status === b.status ? "minor" : null)],
    // A change of the framework's own months alone is the manifest's.
    ["currency-months", "requirement", ifShorter, { shown: "counted" }],
    ["pillar", "moved", "major"],
    ["band", "moved", ifLower],
    ["thread", "moved", "minor"],
    ["file", "moved", "patch"],
    ["revised-on", "revised", "minor"],
    "words",
    ["builds-on", "reference", pointer],
    ["themes", "reference", pointer],
    ["evidence-types", "reference", pointer],
    ["sources", "reference", "patch"],
    ["search-words", "reference", "patch"],
  ],
});

/** The manifest's own fields: there is one of it on either side, whatever its id. */
const ownFields = (...fields: readonly Field<Manifest>[]): Compare =>
  comparing<Manifest & Thing>({
    subject: "framework",
    all: ({ manifest }) => [
      {
        ...manifest,
        ...Object.fromEntries(
          mappings.map((name) => [name, flat(manifest[propertyOf(name) as keyof Manifest])]),
        ),
        file: "framework.yaml",
      },
    ],
    key: () => "",
    added: "none",
    removed: "none",
    fields,
  });

/** A list of the manifest: an entry more is an offer, one that is gone takes an id with it. */
const entries = (
  subject: Subject,
  list: (manifest: Manifest) => readonly Named[],
  ...asked: readonly (readonly [name: string, step: StepOf<Thing>, options?: typeof ordered])[]
): Compare =>
  comparing<Thing>({
    subject,
    all: (framework) => list(framework.manifest).map((one) => ({ ...one, file: "framework.yaml" })),
    added: "minor",
    removed: "major",
    fields: [
      ...asked.map(([name, step, options]) => [name, "requirement", step, options] as const),
      "words",
    ],
  });

/** Another name that people may use: one less is an id gone. */
const names = (was: List, is: List): Step => (hasMore(is, was) ? "major" : "minor");

const threads = ({ pillars }: Manifest): readonly Named[] =>
  pillars.flatMap((pillar) =>
    Object.entries(pillar.threads).map(([id, title]) => ({ id: `${pillar.code}-${id}`, title })),
  );

const bands = (manifest: Manifest): readonly Named[] =>
  manifest.bands.map((one) => ({ ...one, id: String(one.band) }));

/** Names of levels besides their titles, which people may use for them. */
const levelNames = (manifest: Manifest): readonly Named[] =>
  manifest.bands.flatMap(({ band, names, also }) =>
    [...Object.values(names), ...also].map((one) => ({ ...one, band })),
  );

const roles = comparing<Role>({
  subject: "role",
  all: (framework) => located(framework, framework.roles),
  added: "minor",
  removed: "major",
  fields: [
    ["pillars.*", "requirement", unlessLower],
    ["threads.*", "requirement", unlessLower],
    ["supplements", "requirement", ifMore("major", "minor")],
    ["typical-bands", "reference", "patch", ordered],
    ["titles.*", "reference", "patch"],
    "words",
  ],
});

const qualifications = comparing<Qualification & Thing>({
  subject: "qualification",
  all: (framework) =>
    located(framework, framework.qualifications).map((one) => ({ ...one, id: `band-${one.band}` })),
  added: ({ minimum }) => (minimum.length > 0 ? "major" : "minor"),
  removed: "minor",
  fields: [
    ["minimum", "requirement", ifHarder],
    ["expected", "requirement", "minor"],
    ["local-policy", "reference", "patch"],
    "words",
  ],
});

/** Something to read, with fields that are facts for the reader. */
const reading = (
  subject: Subject,
  list: (framework: Framework) => readonly (Named & { readonly file?: string })[],
  ...fields: readonly string[]
): Compare =>
  comparing<Thing>({
    subject,
    all: (framework) =>
      located(
        framework,
        list(framework).map((one) => ({ file: "sources.yaml", ...one })),
      ),
    added: "minor",
    removed: "minor",
    fields: fields.map((name) =>
      name === "words" ? name : ([name, "reference", "patch", ordered] as const),
    ),
  });

/** Everything in a framework that is compared, in the order in which changes are told. The version is judged elsewhere. */
export const comparisons: readonly Compare[] = [
  competencies,
  ownFields(["id", "requirement", "major"], ["currency-months", "requirement", ifShorter], "words"),
  entries("pillar", ({ pillars }) => pillars, ["code", "major"]),
  entries("thread", threads),
  entries(
    "band",
    bands,
    ["supervision", "patch"],
    ["scope", "patch"],
    ["span", "patch"],
    ["typicalTitles", "patch", ordered],
  ),
  entries("level-name", levelNames, ["band", "major"]),
  entries("theme", ({ themes }) => themes),
  entries("evidence-type", ({ evidenceTypes }) => evidenceTypes, ["cpd", "patch"]),
  entries("profession", (one) => one.professions, ["also", names, ordered], ["regulator", "minor"]),
  entries("regulator", ({ regulators }) => regulators, ["abbreviation", "patch"], ["cpd", "patch"]),
  entries("supplement", ({ supplements }) => supplements, ["levelCode", "minor"]),
  entries(
    "setting",
    ({ settings }) => settings,
    ["band", "patch"],
    ["levels", (_was, is) => (is === null ? "major" : "minor")],
  ),
  ownFields(...mappings.map((name) => [`${name}.*`, "reference", "patch"] as const)),
  roles,
  qualifications,
  reading(
    "source",
    ({ sources }) => sources,
    ...["words", "status", "edition", "publisher", "year", "url", "supersededBy"],
    ...["stillCited", "refPattern", "items"],
  ),
  reading(
    "resource",
    ({ resources }) => resources,
    ...["competencies", "kind", "publisher", "cost", "url", "professions", "settings", "words"],
  ),
  reading(
    "story",
    ({ stories }) => stories,
    ...["profession", "path", "competencies", "pillars", "words"],
  ),
  reading("page", ({ pages }) => pages, "order", "profession", "words"),
];
