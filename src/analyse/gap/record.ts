import type { IsoDate } from "../../model/date.js";
import type { Finding } from "../../model/diagnostic.js";
import type { EvidenceEntry, EvidenceFile, Rating, RatingValue } from "../../model/evidence.js";
import type { Framework } from "../../model/framework.js";
import { competenciesById, replacement } from "../../model/replacement.js";

/** One competency's ratings as they stood on a day. */
export interface DatedRating {
  readonly self: RatingValue | null;
  readonly supervisor: RatingValue | null;
  readonly supervisorDate: IsoDate | null;
  /** Where in the file it stands. */
  readonly key: string;
}

export interface Support {
  readonly index: number;
  readonly date: IsoDate;
  /** A confirmation with a date, on or before as-of. */
  readonly confirmed: boolean;
}

/** A person's file as it stood on a day, by competency; retired ids count towards their replacement. */
export interface PersonalRecord {
  readonly ratings: ReadonlyMap<string, DatedRating>;
  /** In the order of the file. */
  readonly support: ReadonlyMap<string, readonly Support[]>;
}

function ratingOn(key: string, value: RatingValue | Rating, asOf: IsoDate): DatedRating | null {
  const rating: Rating = typeof value === "string" ? { self: value } : value;
  const { supervisor } = rating;
  const self = rating.self ?? null;
  const known =
    supervisor !== undefined && (supervisor.date === undefined || supervisor.date <= asOf);
  if (self === null && !known) return null;
  return {
    key,
    self,
    supervisor: known ? supervisor.rating : null,
    supervisorDate: known ? (supervisor.date ?? null) : null,
  };
}

const confirmedBy = ({ confirmed }: EvidenceEntry, asOf: IsoDate): boolean =>
  confirmed?.date !== undefined && confirmed.date <= asOf;

/** Reads the file as it stood on `asOf`: what is dated later does not exist yet. */
export function recordOn(framework: Framework, file: EvidenceFile, asOf: IsoDate): PersonalRecord {
  const byId = competenciesById(framework);
  const ratings = new Map<string, DatedRating & { readonly steps: number }>();
  for (const [key, value] of Object.entries(file.ratings ?? {})) {
    const rating = ratingOn(key, value, asOf);
    const place = replacement(byId, key);
    if (rating === null || place === null) continue;
    const before = ratings.get(place.id);
    // Its own rating wins, then that of the nearest predecessor.
    if (before === undefined || place.steps < before.steps)
      ratings.set(place.id, { ...rating, ...place, key });
  }
  const support = new Map<string, Support[]>();
  for (const [index, entry] of (file.evidence ?? []).entries()) {
    if (entry.date > asOf) continue;
    const ids = new Set((entry.supports ?? []).flatMap((id) => replacement(byId, id)?.id ?? []));
    for (const id of ids) {
      const list = support.get(id) ?? [];
      list.push({ index, date: entry.date, confirmed: confirmedBy(entry, asOf) });
      support.set(id, list);
    }
  }
  return { ratings, support };
}

/** The warning `id-retired` for every place where the file names a retired competency. */
export function retiredWarnings(
  framework: Framework,
  file: EvidenceFile,
  name: string,
): readonly Finding[] {
  const byId = competenciesById(framework);
  const warn = (id: string, where: Finding["where"]): Finding[] => {
    if (byId.get(id)?.status !== "retired") return [];
    const next = replacement(byId, id);
    return [
      {
        code: "id-retired",
        file: name,
        where,
        message:
          next === null
            ? `\`${id}\` is retired and nothing replaces it: it is kept in your file and not counted`
            : `\`${id}\` is retired and counts towards \`${next.id}\``,
        hint:
          next === null
            ? "You can leave it where it is."
            : `Write \`${next.id}\` when you next edit the file.`,
      },
    ];
  };
  return [
    ...(file.evidence ?? []).flatMap(({ supports = [] }, index) =>
      supports.flatMap((id, item) => warn(id, { path: ["evidence", index, "supports", item] })),
    ),
    ...(file.objectives ?? []).flatMap(({ competencies = [] }, index) =>
      competencies.flatMap((id, item) =>
        warn(id, { path: ["objectives", index, "competencies", item] }),
      ),
    ),
    ...Object.keys(file.ratings ?? {}).flatMap((id) =>
      warn(id, { path: ["ratings", id], at: "key" }),
    ),
  ];
}
