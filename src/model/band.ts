import type { BandName } from "./evidence.js";
import type { Manifest } from "./framework.js";

/** Agenda for Change grades inside band 8; all four are framework band 8. */
const grades = ["8a", "8b", "8c", "8d"];

/** The framework band that a person's word for it means: 5 to 9, `8a` to `8d`, or a local-authority level name. Null where it means none. */
export function resolveBand(manifest: Manifest, name: BandName): number | null {
  const word = String(name);
  const number = grades.includes(word) ? 8 : /^\d+$/.test(word) ? Number(word) : null;
  const found = manifest.bands.find(
    ({ band, localAuthority }) => band === number || localAuthority?.id === word,
  );
  return found?.band ?? null;
}

/** Every word that means a band, for hints. */
export function bandNames({ bands }: Manifest): readonly string[] {
  return [
    ...bands.map(({ band }) => String(band)),
    ...(bands.some(({ band }) => band === 8) ? grades : []),
    ...bands.flatMap(({ localAuthority }) => (localAuthority === null ? [] : [localAuthority.id])),
  ];
}
