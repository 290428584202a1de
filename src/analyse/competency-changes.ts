import type { Competency, Framework } from "../model/framework.js";
import type { FrameworkChange, Step } from "../model/framework-diff.js";
import { levelOrder } from "../model/level.js";
import type { Body } from "../parse/body.js";
import { type About, change, difference, pathInside, same } from "./change.js";
import { byPlace } from "./gap/order.js";
import { rewordingsOf } from "./wording.js";

export interface Versions {
  readonly before: Framework;
  readonly after: Framework;
}

const aboutOf = (framework: Framework, { id, title, file }: Competency): About => ({
  subject: "competency",
  id,
  title,
  file: pathInside(framework, file),
});

/** A draft is asked of nobody; what is retired has gone from every list. */
function statusChange(about: About, before: Competency, after: Competency): FrameworkChange[] {
  if (before.status === after.status) return [];
  const values = { field: "status", before: before.status, after: after.status };
  if (after.status === "retired") {
    return [change(about, "retired", before.status === "active" ? "major" : "minor", values)];
  }
  // To active: newly required. From active: what people hold for it no longer counts.
  const step: Step = before.status === "retired" && after.status === "draft" ? "minor" : "major";
  return [change(about, "status", step, values)];
}

/** Of whom a competency is asked, and for how long evidence counts; more is major, less is minor. */
function requirementChanges(
  about: About,
  before: Competency,
  after: Competency,
): FrameworkChange[] {
  const changes: FrameworkChange[] = [];
  const add = (field: string, step: Step, old: unknown, now: unknown): void => {
    if (!same(old, now))
      changes.push(change(about, "requirement", step, { field, before: old, after: now }));
  };
  add("key", "minor", before.key, after.key);
  const { come } = difference(before.settings, after.settings);
  if (difference(after.settings, before.settings).come.length + come.length > 0) {
    add("settings", come.length > 0 ? "major" : "minor", before.settings, after.settings);
  }
  const narrower = before.supplement === null;
  add("supplement", narrower ? "minor" : "major", before.supplement, after.supplement);
  // Where it is retired now, its replacement is part of that.
  if (before.status === after.status) {
    add("replaced-by", "minor", before.replacedBy, after.replacedBy);
  }
  return changes;
}

/** Months as they count, the framework's own value included; a change of that value alone is the manifest's. */
function currencyChange(
  about: About,
  { before, after }: Versions,
  old: Competency,
  now: Competency,
): FrameworkChange[] {
  if (old.currencyMonths === now.currencyMonths) return [];
  const counted = (framework: Framework, { currencyMonths }: Competency): number =>
    currencyMonths ?? framework.manifest.currencyMonths;
  const shorter = counted(after, now) < counted(before, old);
  return [
    change(about, "requirement", shorter ? "major" : "minor", {
      field: "currency-months",
      before: counted(before, old),
      after: counted(after, now),
    }),
  ];
}

function moves(
  about: About,
  { before, after }: Versions,
  old: Competency,
  now: Competency,
): FrameworkChange[] {
  const rows: readonly (readonly [string, unknown, unknown, Step])[] = [
    ["pillar", old.pillar, now.pillar, "major"],
    ["band", old.band, now.band, levelOrder(now.band) < levelOrder(old.band) ? "major" : "minor"],
    ["thread", old.thread, now.thread, "minor"],
    ["file", pathInside(before, old.file), pathInside(after, now.file), "patch"],
  ];
  return rows
    .filter(([, from, to]) => from !== to)
    .map(([field, from, to, step]) =>
      change(about, "moved", step, { field, before: from, after: to }),
    );
}

/** References that ask nothing of anyone and offer nothing to do. */
const wordings: ReadonlySet<string> = new Set(["sources", "search-words"]);

/** Pointers: a new one is an offer, one that went or a citation is wording. */
function referenceChanges(about: About, old: Competency, now: Competency): FrameworkChange[] {
  const rows: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
    ["builds-on", old.buildsOn, now.buildsOn],
    ["themes", old.themes, now.themes],
    ["evidence-types", old.evidenceTypes, now.evidenceTypes],
    ["sources", old.sources, now.sources],
    ["search-words", old.searchWords, now.searchWords],
  ];
  return rows.flatMap(([field, from, to]) => {
    const { gone, come } = difference(from, to);
    if (gone.length + come.length === 0) return [];
    const step: Step = come.length > 0 && !wordings.has(field) ? "minor" : "patch";
    return [change(about, "reference", step, { field, before: from, after: to })];
  });
}

function changesOf(
  versions: Versions,
  old: Competency,
  now: Competency,
  bodyOf: (competency: Competency) => Body,
): readonly FrameworkChange[] {
  const about = aboutOf(versions.after, now);
  const wording = rewordingsOf(old, now, bodyOf);
  return [
    ...statusChange(about, old, now),
    ...requirementChanges(about, old, now),
    ...currencyChange(about, versions, old, now),
    ...moves(about, versions, old, now),
    ...(old.revisedOn === now.revisedOn
      ? []
      : [
          change(about, "revised", "minor", {
            field: "revised-on",
            before: old.revisedOn,
            after: now.revisedOn,
          }),
        ]),
    ...(wording === null ? [] : [change(about, "reworded", "patch", { wording })]),
    ...referenceChanges(about, old, now),
  ];
}

/** Active ones are newly required of somebody; a draft is optional, and one that arrives retired asks nothing. */
const stepOfNew = ({ status }: Competency): Step => (status === "active" ? "major" : "minor");

/** What happened to every competency, by id, in the framework's order. `uncompared` are ids whose file could not be read in one of the versions. */
export function competencyChanges(
  versions: Versions,
  bodyOf: (competency: Competency) => Body,
  uncompared: ReadonlySet<string>,
): readonly FrameworkChange[] {
  const byId = ({ competencies }: Framework): ReadonlyMap<string, Competency> =>
    new Map(competencies.map((competency) => [competency.id, competency]));
  const [before, after] = [byId(versions.before), byId(versions.after)];
  const all = [...new Map([...before, ...after]).values()].filter(({ id }) => !uncompared.has(id));
  return all.sort(byPlace(versions.after.manifest.pillars)).flatMap((one) => {
    const [old, now] = [before.get(one.id), after.get(one.id)];
    if (now === undefined) return [change(aboutOf(versions.before, one), "removed", "major")];
    if (old !== undefined) return changesOf(versions, old, now, bodyOf);
    const { band, status, supplement } = one;
    return [
      change(aboutOf(versions.after, one), "added", stepOfNew(one), {
        after: { band, status, supplement },
      }),
    ];
  });
}
