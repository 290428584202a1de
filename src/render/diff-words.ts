import type { Framework } from "../model/framework.js";
import type { Subject } from "../model/framework-diff.js";
import type { Requirement } from "../model/qualification.js";
import { count, listed, longDate, requirementWords } from "../report/words.js";

export const subjectWords: Readonly<Record<Subject, string>> = {
  competency: "competency",
  role: "role profile",
  qualification: "qualifications",
  framework: "framework",
  pillar: "pillar",
  thread: "thread",
  band: "band",
  "council-level": "council level",
  theme: "theme",
  "evidence-type": "kind of evidence",
  profession: "profession",
  regulator: "regulator",
  supplement: "supplement",
  source: "source",
  resource: "learning resource",
  story: "story",
  page: "page",
};

const workplaces: Readonly<Record<string, string>> = {
  nhs: "the NHS",
  "local-authority": "councils",
};

const many = (value: unknown, word: (item: unknown) => string): string => {
  const items = value as readonly unknown[];
  return items.length === 0 ? "none" : listed(items.map(word));
};

const citation = (item: unknown): string => {
  const { source, ref } = item as { source: string; ref: string | null };
  return ref === null ? source : `${source} ${ref}`;
};

/** A field's value as a reader would say it. */
export function valueWords(framework: Framework, field: string | null, value: unknown): string {
  if (field === "currency-months" && typeof value === "number") return count(value, "month");
  if (field === "settings") return many(value, (item) => workplaces[String(item)] ?? String(item));
  if (field === "minimum" || field === "expected")
    return many(value, (item) => requirementWords(framework, item as Requirement));
  if (field === "sources") return many(value, citation);
  if (field === "revised-on" && typeof value === "string") return longDate(value);
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value))
    return many(value, (item) => (typeof item === "object" ? JSON.stringify(item) : String(item)));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const fields: Readonly<Record<string, string>> = {
  key: "key competency",
  "currency-months": "evidence counts for",
  settings: "asked of people in",
  supplement: "supplement",
  "replaced-by": "replaced by",
  "builds-on": "builds on",
  "evidence-types": "kinds of evidence",
  "search-words": "words it is found by",
  "revised-on": "meaning revised on",
  minimum: "minimum",
  expected: "expected",
  also: "other names",
  code: "code in ids",
  levelCode: "code in ids",
  refPattern: "form of references",
  supersededBy: "superseded by",
  stillCited: "why it is still cited",
  "typical-bands": "typical bands",
  "local-policy": "local policy",
  "support-workers": "framework for support workers",
};

/** A field as a reader would call it. */
export function fieldWords(framework: Framework, field: string): string {
  const [, pillar] = /^pillars\.(.*)$/.exec(field) ?? [];
  if (pillar === undefined) return fields[field] ?? field;
  const title = framework.manifest.pillars.find(({ id }) => id === pillar)?.title ?? pillar;
  return `level in ${title.toLowerCase()}`;
}
