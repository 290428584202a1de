import type { BandName } from "./evidence.js";
import type { Band, Manifest } from "./framework.js";

/** Pay grades inside band 8; all four are framework band 8. */
const grades = ["8a", "8b", "8c", "8d"];

/** Names of a band besides its number and title: what settings call it, and what is accepted for it. */
const otherNames = ({ names, also }: Band) => [...Object.values(names), ...also];

/** A level as people write it, `Band 6` or `team_manager`, in one form. */
export const bandWord = (name: unknown): string =>
  String(name ?? "")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim()
    .replace(/^(?:band|level) (?=.)/, "");

/**
 * The framework band that a person's word for it means: its number, a pay grade inside it, its title, or the id or title of
 * another name of it, in any case and with or without hyphens. Null where it means none, or more than one.
 */
export function resolveBand({ bands }: Manifest, name: BandName): number | null {
  // An id means itself, whatever its words would mean: `level-5` may be what a setting calls band 7.
  const exact = bands.find((one) => otherNames(one).some(({ id }) => id === name));
  if (exact !== undefined) return exact.band;
  const word = bandWord(name);
  const number = grades.includes(word) ? 8 : /^\d+$/.test(word) ? Number(word) : null;
  if (number !== null) return bands.find(({ band }) => band === number)?.band ?? null;
  const [found, other] = bands.filter((one) =>
    [one.title, ...otherNames(one).flatMap(({ id, title }) => [id, title])]
      .map(bandWord)
      .includes(word),
  );
  return other === undefined ? (found?.band ?? null) : null;
}

/** Every word that means a band, for hints. */
export function bandNames({ bands }: Manifest): readonly string[] {
  return [
    ...bands.map(({ band }) => String(band)),
    ...(bands.some(({ band }) => band === 8) ? grades : []),
    ...bands.flatMap(otherNames).map(({ id }) => id),
  ];
}
