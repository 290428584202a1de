import type { Citation, Framework, Setting } from "../../model/framework.js";
import type { ChangeKind, Subject } from "../../model/framework-diff.js";
import type { Requirement } from "../../model/qualification.js";
import { count, listed, longDate, requirementWords, settingWords, titleIn } from "../words.js";

/** What happened to a competency: the section of the report that it stands in, and what is said of it elsewhere. */
export const kindWords: Readonly<Record<ChangeKind, readonly [section: string, says: string]>> = {
  removed: ["Gone, and ids are permanent", "is gone"],
  added: ["Added", "is new"],
  retired: ["Retired", "is retired"],
  status: ["Another status", "has another status"],
  requirement: ["Asked differently", "is asked differently"],
  moved: ["Moved", "has moved"],
  revised: ["Changed in meaning", "has changed in meaning"],
  reworded: ["Reworded", "is reworded"],
  reference: ["Other pointers", "points elsewhere"],
};

/** Subjects whose name is not their own id. */
const subjects: Readonly<Partial<Record<Subject, string>>> = {
  role: "role profile",
  qualification: "qualifications",
  "level-name": "name of a level",
  "evidence-type": "kind of evidence",
  resource: "learning resource",
};

export const subjectWords = (subject: Subject): string => subjects[subject] ?? subject;

interface FieldWords {
  readonly name?: string;
  /** One value, or one of a list of them. */
  readonly value?: (value: never, framework: Framework) => string;
}

const requirement = (one: Requirement, framework: Framework): string =>
  requirementWords(framework, one);

/** Fields as a reader would call them, where that is not their name in the file, and their values. */
const fields: Readonly<Record<string, FieldWords>> = {
  key: { name: "key competency" },
  "currency-months": {
    name: "evidence counts for",
    value: (months: number) => count(months, "month"),
  },
  settings: {
    name: "asked of people in",
    value: (setting: Setting, { manifest }: Framework) => settingWords(manifest, setting),
  },
  "replaced-by": { name: "replaced by" },
  "builds-on": { name: "builds on" },
  "evidence-types": { name: "kinds of evidence" },
  "search-words": { name: "words it is found by" },
  "revised-on": { name: "meaning revised on", value: longDate },
  sources: {
    value: ({ source, ref }: Citation) => (ref === null ? source : `${source} ${ref}`),
  },
  minimum: { value: requirement },
  expected: { value: requirement },
  also: { name: "other names" },
  code: { name: "code in ids" },
  levelCode: { name: "code in ids" },
  refPattern: { name: "form of references" },
  supersededBy: { name: "superseded by" },
  stillCited: { name: "why it is still cited" },
  "typical-bands": { name: "typical bands" },
  "local-policy": { name: "local policy" },
  "support-workers": { name: "framework for support workers" },
  words: { name: "what people and things are called" },
  ratings: { name: "what a rating stands for" },
  cpd: { name: "continuing professional development" },
  titles: { name: "title in a setting" },
};

/** A field as a reader would call it. */
export function fieldWords({ manifest }: Framework, field: string): string {
  const [, head = "", part] = /^([^.]*)(?:\.(.*))?$/s.exec(field) ?? [];
  const pillar = head === "pillars" ? part : undefined;
  const name = fields[head]?.name ?? head;
  return pillar === undefined
    ? [name, ...(part === undefined ? [] : [part.replaceAll(".", " ")])].join(": ")
    : `level in ${titleIn(manifest.pillars, pillar).toLowerCase()}`;
}

/** A field's value as a reader would say it. */
export function valueWords(framework: Framework, field: string, value: unknown): string {
  const words = (one: unknown): string =>
    fields[field]?.value?.(one as never, framework) ??
    (typeof one === "object" ? JSON.stringify(one) : String(one));
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (!Array.isArray(value)) return words(value);
  return value.length === 0 ? "none" : listed(value.map(words));
}
