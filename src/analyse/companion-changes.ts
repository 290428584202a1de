import type { Framework, Qualification, Role } from "../model/framework.js";
import type { FrameworkChange, Step, Subject } from "../model/framework-diff.js";
import type { Requirement } from "../model/qualification.js";
import type { Body } from "../parse/body.js";
import { type About, change, difference, pathInside, same } from "./change.js";
import { retitled } from "./manifest-changes.js";
import { rewordingsOf } from "./wording.js";

/** Anything with a file of its own beside the competencies. */
interface Companion {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly body: string;
}

interface Steps {
  readonly added: Step;
  readonly removed: Step;
}

/** Pairs by id; what is on one side only is added or removed. */
function paired<T extends Companion>(
  subject: Subject,
  [before, old]: readonly [Framework, readonly T[]],
  [after, now]: readonly [Framework, readonly T[]],
  steps: (one: T) => Steps,
  changed: (about: About, old: T, now: T) => readonly FrameworkChange[],
): readonly FrameworkChange[] {
  const was = new Map(old.map((one) => [one.id, one]));
  const is = new Map(now.map((one) => [one.id, one]));
  const about = (framework: Framework, { id, title, file }: T): About => ({
    subject,
    id,
    title,
    file: pathInside(framework, file),
  });
  return [
    ...[...was.values()]
      .filter(({ id }) => !is.has(id))
      .map((one) => change(about(before, one), "removed", steps(one).removed)),
    ...[...is.values()].flatMap((one) => {
      const earlier = was.get(one.id);
      return earlier === undefined
        ? [change(about(after, one), "added", steps(one).added)]
        : changed(about(after, one), earlier, one);
    }),
  ];
}

function reworded<T extends Companion>(
  about: About,
  old: T,
  now: T,
  bodyOf: (text: { readonly body: string }) => Body,
): readonly FrameworkChange[] {
  const wording = rewordingsOf<{ title: string; body: string }>(old, now, bodyOf);
  return wording === null ? [] : [change(about, "reworded", "patch", { wording })];
}

/** A level that rises, or whose absence let the person's own band stand in, asks for more. */
function levelChanges(about: About, old: Role, now: Role): readonly FrameworkChange[] {
  return [...new Set([...Object.keys(old.pillars), ...Object.keys(now.pillars)])].flatMap((id) => {
    const [a, b] = [old.pillars[id], now.pillars[id]];
    if (a === b) return [];
    const step: Step = a !== undefined && b !== undefined && b < a ? "minor" : "major";
    const values = { field: `pillars.${id}`, before: a ?? null, after: b ?? null };
    return [change(about, "requirement", step, values)];
  });
}

function roleChanges(about: About, old: Role, now: Role): readonly FrameworkChange[] {
  const { gone, come } = difference(old.supplements, now.supplements);
  return [
    ...levelChanges(about, old, now),
    ...(gone.length + come.length === 0
      ? []
      : [
          change(about, "requirement", come.length > 0 ? "major" : "minor", {
            field: "supplements",
            before: old.supplements,
            after: now.supplements,
          }),
        ]),
    ...(same(old.typicalBands, now.typicalBands)
      ? []
      : [
          change(about, "reference", "patch", {
            field: "typical-bands",
            before: old.typicalBands,
            after: now.typicalBands,
          }),
        ]),
  ];
}

/** True where whoever satisfies `a` satisfies `b` too. */
function implies(a: Requirement, b: Requirement): boolean {
  if (!("level" in a) || !("level" in b)) return same(a, b);
  const eased = b["or-equivalent"] === true || a["or-equivalent"] !== true;
  const further =
    a.level > b.level || (a.level === b.level && (a.credits ?? 0) >= (b.credits ?? 0));
  return eased && further;
}

function minimumChanges(about: About, old: Qualification, now: Qualification): FrameworkChange[] {
  const { gone, come } = difference(old.minimum, now.minimum);
  if (gone.length + come.length === 0) return [];
  const harder = !now.minimum.every((one) => old.minimum.some((other) => implies(other, one)));
  return [
    change(about, "requirement", harder ? "major" : "minor", {
      field: "minimum",
      before: old.minimum,
      after: now.minimum,
    }),
  ];
}

function qualificationChanges(
  about: About,
  old: Qualification,
  now: Qualification,
): readonly FrameworkChange[] {
  const expected = difference(old.expected, now.expected);
  return [
    ...minimumChanges(about, old, now),
    ...(expected.gone.length + expected.come.length === 0
      ? []
      : [
          change(about, "requirement", "minor", {
            field: "expected",
            before: old.expected,
            after: now.expected,
          }),
        ]),
    ...(old.localPolicy === now.localPolicy
      ? []
      : [
          change(about, "reference", "patch", {
            field: "local-policy",
            before: old.localPolicy,
            after: now.localPolicy,
          }),
        ]),
  ];
}

const optional = (): Steps => ({ added: "minor", removed: "minor" });

/** Fields of resources, stories and pages that are neither title nor text: facts for a reader. */
function factChanges<T extends Companion>(about: About, old: T, now: T): FrameworkChange[] {
  const passedOver = new Set(["id", "title", "file", "body"]);
  return Object.keys(now)
    .filter((field) => !passedOver.has(field))
    .flatMap((field) => {
      const [a, b] = [old[field as keyof T], now[field as keyof T]];
      return same(a, b)
        ? []
        : [change(about, "reference", "patch", { field, before: a, after: b })];
    });
}

/** What happened to roles, qualifications, sources, resources, stories and pages. */
export function companionChanges(
  before: Framework,
  after: Framework,
  bodyOf: (text: { readonly body: string }) => Body,
): readonly FrameworkChange[] {
  const withIds = (list: readonly Qualification[]) =>
    list.map((one) => ({ ...one, id: `band-${one.band}` }));
  const texts = (list: readonly Companion[]): readonly Companion[] => list;
  return [
    ...paired(
      "role",
      [before, before.roles],
      [after, after.roles],
      () => ({ added: "minor", removed: "major" }),
      (about, old, now) => [...roleChanges(about, old, now), ...reworded(about, old, now, bodyOf)],
    ),
    ...paired(
      "qualification",
      [before, withIds(before.qualifications)],
      [after, withIds(after.qualifications)],
      ({ minimum }) => ({ added: minimum.length > 0 ? "major" : "minor", removed: "minor" }),
      (about, old, now) => [
        ...qualificationChanges(about, old, now),
        ...reworded(about, old, now, bodyOf),
      ],
    ),
    ...paired(
      "source",
      [before, before.sources.map((source) => ({ ...source, file: "sources.yaml", body: "" }))],
      [after, after.sources.map((source) => ({ ...source, file: "sources.yaml", body: "" }))],
      optional,
      (about, old, now) => [
        ...retitled(about, "Title", old.title, now.title),
        ...factChanges(about, old, now),
      ],
    ),
    ...(["resources", "stories", "pages"] as const).flatMap((list) =>
      paired(
        ({ resources: "resource", stories: "story", pages: "page" } as const)[list],
        [before, texts(before[list])],
        [after, texts(after[list])],
        optional,
        (about, old, now) => [
          ...factChanges(about, old, now),
          ...reworded(about, old, now, bodyOf),
        ],
      ),
    ),
  ];
}
