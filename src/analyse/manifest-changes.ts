import type { Framework, Manifest, Named } from "../model/framework.js";
import type { FrameworkChange, Step, Subject } from "../model/framework-diff.js";
import { type About, change, same } from "./change.js";
import { wordDiff } from "./word-diff.js";

const file = "framework.yaml";

/** A title that people read: reworded, word by word. */
export function retitled(
  about: About,
  heading: string,
  old: string,
  now: string,
): FrameworkChange[] {
  if (old === now) return [];
  const wording = [{ part: "title", heading, before: old, after: now, runs: wordDiff(old, now) }];
  return [change(about, "reworded", "patch", { wording })];
}

interface Entry extends Named {
  readonly [field: string]: unknown;
}

/** A list of the manifest by id: an entry more is an offer, one that is gone takes an id with it. */
function entryChanges(
  subject: Subject,
  before: readonly Entry[],
  after: readonly Entry[],
  steps: Readonly<Record<string, (old: unknown, now: unknown) => Step>> = {},
): FrameworkChange[] {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Map(after.map((entry) => [entry.id, entry]));
  const about = ({ id, title }: Entry): About => ({ subject, id, title, file });
  return [
    ...before.filter(({ id }) => !now.has(id)).map((one) => change(about(one), "removed", "major")),
    ...after.flatMap((one) => {
      const earlier = old.get(one.id);
      if (earlier === undefined) return [change(about(one), "added", "minor")];
      return [
        ...Object.entries(steps).flatMap(([field, step]) => {
          const [was, is] = [earlier[field], one[field]];
          if (same(was, is)) return [];
          const values = { field, before: was, after: is };
          return [change(about(one), "requirement", step(was, is), values)];
        }),
        ...retitled(about(one), "Title", earlier.title, one.title),
      ];
    }),
  ];
}

const always = (step: Step) => (): Step => step;

/** Another name that people may use: one less is an id gone. */
const names = (old: unknown, now: unknown): Step =>
  (old as readonly string[]).every((name) => (now as readonly string[]).includes(name))
    ? "minor"
    : "major";

const threads = ({ pillars }: Manifest): readonly Entry[] =>
  pillars.flatMap((pillar) =>
    Object.entries(pillar.threads).map(([number, title]) => ({
      id: `${pillar.code}-${number}`,
      title,
    })),
  );

const bands = ({ bands: all }: Manifest): readonly Entry[] =>
  all.map(({ band, title, supervision, scope, span }) => ({
    id: String(band),
    title,
    supervision,
    scope,
    span,
  }));

const councilLevels = ({ bands: all }: Manifest): readonly Entry[] =>
  all.flatMap(({ band, localAuthority }) =>
    localAuthority === null ? [] : [{ ...localAuthority, band }],
  );

/** What happened to the manifest's own data; its version is judged elsewhere. */
export function manifestChanges(before: Framework, after: Framework): readonly FrameworkChange[] {
  const [old, now] = [before.manifest, after.manifest];
  const about: About = { subject: "framework", id: now.id, title: now.title, file };
  const patch = always("patch");
  return [
    ...(old.id === now.id
      ? []
      : [change(about, "requirement", "major", { field: "id", before: old.id, after: now.id })]),
    ...(old.currencyMonths === now.currencyMonths
      ? []
      : [
          change(
            about,
            "requirement",
            now.currencyMonths < old.currencyMonths ? "major" : "minor",
            { field: "currency-months", before: old.currencyMonths, after: now.currencyMonths },
          ),
        ]),
    ...retitled(about, "Title", old.title, now.title),
    ...entryChanges("pillar", entries(old.pillars), entries(now.pillars), {
      code: always("major"),
    }),
    ...entryChanges("thread", threads(old), threads(now)),
    ...entryChanges("band", bands(old), bands(now), {
      supervision: patch,
      scope: patch,
      span: patch,
    }),
    ...entryChanges("council-level", councilLevels(old), councilLevels(now), {
      band: always("major"),
    }),
    ...entryChanges("theme", entries(old.themes), entries(now.themes)),
    ...entryChanges("evidence-type", entries(old.evidenceTypes), entries(now.evidenceTypes)),
    ...entryChanges("profession", entries(old.professions), entries(now.professions), {
      also: names,
      regulator: always("minor"),
    }),
    ...entryChanges("regulator", entries(old.regulators), entries(now.regulators), {
      abbreviation: patch,
    }),
    ...entryChanges("supplement", entries(old.supplements), entries(now.supplements), {
      levelCode: always("minor"),
    }),
    ...(same(old.supportWorkers, now.supportWorkers)
      ? []
      : [
          change(about, "reference", "patch", {
            field: "support-workers",
            before: old.supportWorkers,
            after: now.supportWorkers,
          }),
        ]),
  ];
}

const entries = (list: readonly Named[]): readonly Entry[] => list as readonly Entry[];
