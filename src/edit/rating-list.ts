import type { Competency, Manifest } from "../model/framework.js";
import { levelOrder } from "../model/level.js";
import { printable } from "../words/printable.js";

/**
 * A list to rate, as lines of YAML without indentation: every competency with nothing behind its id, by pillar and level,
 * key ones marked. `noteOn` says more of a pillar's level where there is more to say.
 */
export function ratingList(
  { pillars }: Pick<Manifest, "pillars">,
  competencies: readonly Competency[],
  noteOn: (pillar: string, competency: Competency) => string = () => "",
): readonly string[] {
  return pillars.flatMap(({ id, title }) => {
    const own = competencies
      .filter(({ pillar }) => pillar === id)
      .toSorted((a, b) => levelOrder(a.band) - levelOrder(b.band) || (a.id < b.id ? -1 : 1));
    let level: string | null = null;
    return own.flatMap((one) => {
      const place = one.supplement ?? (one.band === "core" ? "core" : `band ${one.band}`);
      const head = place === level ? [] : [`# ${title}, ${place}${noteOn(id, one)}`];
      level = place;
      const key = one.key ? " (key)" : "";
      return [...head.map(printable), printable(`${one.id}:   # ${one.title}${key}`)];
    });
  });
}
