import { resolveBand } from "../../model/band.js";
import type { Person } from "../../model/evidence.js";
import type { Framework, Level, Role } from "../../model/framework.js";
import type { CompetencyResult, RoleNear } from "../../model/gap.js";
import { appliesIn, settingOf } from "../../model/setting.js";
import { reachedLevel } from "./levels.js";
import { isRequired, type ResolvedTarget } from "./target.js";

/** Where a person stands, as far as role profiles are held against it. */
export interface Standing {
  readonly person: Person;
  /** The framework band of the person's own. */
  readonly level: number;
  readonly target: ResolvedTarget;
  /** Every competency that was compared, whether the target asks for it or not. */
  readonly results: readonly CompetencyResult[];
}

const most = 3;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Steps between levels; core is one below the lowest band, and nothing reached one below core. */
function stepsOf({ manifest }: Framework, level: Level | null): number {
  const lowest = manifest.bands[0]?.band ?? 1;
  return level === null ? lowest - 2 : level === "core" ? lowest - 1 : level;
}

/** Can be told from what was compared, suits where the person works, and is no step back from their own band. */
function suits(
  { manifest, roles }: Framework,
  { person, level, target }: Standing,
): (role: Role) => boolean {
  const compared = roles.find(({ id }) => id === target.role)?.supplements ?? [];
  return ({ id, settings, supplements, typicalBands }) => {
    const bands = typicalBands.map((name) => resolveBand(manifest, name) ?? 0);
    return (
      id !== target.role &&
      appliesIn({ settings }, settingOf(manifest, person)) &&
      supplements.every((supplement) => compared.includes(supplement)) &&
      (bands.length === 0 || Math.max(...bands) >= level)
    );
  };
}

/**
 * Role profiles whose levels are nearer to the levels that a person has reached than the target's are, the nearest first;
 * at most three. None for somebody who has not reached a band in any pillar: there is no profile yet to be near to.
 */
export function rolesNear(framework: Framework, standing: Standing): readonly RoleNear[] {
  const { manifest, roles } = framework;
  const { results, target } = standing;
  const bands = manifest.bands.map(({ band }) => band);
  const reached = manifest.pillars.map(({ id }): [pillar: string, level: Level | null] => [
    id,
    reachedLevel(
      results.filter(({ pillar }) => pillar === id),
      bands,
    ).reached,
  ]);
  if (!reached.some(([, level]) => typeof level === "number")) return [];

  /** How far the levels asked for lie above those reached, pillar by pillar; below is negative. */
  const apart = (levels: ReadonlyMap<string, number>): readonly number[] =>
    reached.flatMap(([pillar, level]) => {
      const asked = levels.get(pillar);
      return asked === undefined ? [] : [asked - stepsOf(framework, level)];
    });
  const distance = (steps: readonly number[]): number => sum(steps.map(Math.abs));
  const open = new Set(
    results
      .filter(({ countsAs }) => countsAs === "partial" || countsAs === "gap")
      .map(({ id }) => id),
  );
  const openOnes = framework.competencies.filter(({ id }) => open.has(id));
  const toGo = (
    wanted: string,
    asked: Pick<ResolvedTarget, "levels" | "threads" | "supplements">,
  ): number =>
    openOnes.filter(
      (one) =>
        one.pillar === wanted &&
        (one.supplement === null || asked.supplements.includes(one.supplement)) &&
        isRequired(framework, one, asked),
    ).length;

  const limit = distance(apart(target.levels));
  return roles
    .filter(suits(framework, standing))
    .map((role) => {
      const levels = new Map(Object.entries(role.pillars));
      const threads = new Map(Object.entries(role.threads));
      const steps = apart(levels);
      const pillars = manifest.pillars.flatMap(({ id: pillar }) => {
        const level = levels.get(pillar);
        return level === undefined
          ? []
          : [
              {
                pillar,
                level,
                count: toGo(pillar, { levels, threads, supplements: role.supplements }),
              },
            ];
      });
      return {
        id: role.id,
        pillars,
        far: distance(steps),
        above: sum(steps),
        left: sum(pillars.map(({ count }) => count)),
      };
    })
    .filter(({ far, above }) => far < limit && above >= 0)
    .sort((a, b) => a.far - b.far || a.left - b.left || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, pillars }) => ({
      id,
      met: pillars
        .filter(({ count }) => count === 0)
        .map(({ pillar, level }) => ({ pillar, level })),
      toGo: pillars.filter(({ count }) => count > 0),
    }));
}
