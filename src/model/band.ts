import type { BandName } from "./evidence.js";
import type { Band, Manifest } from "./framework.js";

/** Pay grades inside band 8; all four are framework band 8. */
const grades = ["8a", "8b", "8c", "8d"];

/** Names of a band besides its number: what settings call it, and what is accepted for it. */
const otherNames = ({ names, also }: Band): readonly string[] =>
  [...Object.values(names), ...also].map(({ id }) => id);

/** The framework band that a person's word for it means: its number, a pay grade inside it, or another name of it. Null where it means none. */
export function resolveBand(manifest: Manifest, name: BandName): number | null {
  const word = String(name);
  const number = grades.includes(word) ? 8 : /^\d+$/.test(word) ? Number(word) : null;
  const found = manifest.bands.find((one) => one.band === number || otherNames(one).includes(word));
  return found?.band ?? null;
}

/** Every word that means a band, for hints. */
export function bandNames({ bands }: Manifest): readonly string[] {
  return [
    ...bands.map(({ band }) => String(band)),
    ...(bands.some(({ band }) => band === 8) ? grades : []),
    ...bands.flatMap(otherNames),
  ];
}
