import { resolveBand } from "../../model/band.js";
import type { EvidenceFile } from "../../model/evidence.js";
import type { Framework, Level, Role } from "../../model/framework.js";
import type { GapReport } from "../../model/gap.js";
import { levelOrder } from "../../model/level.js";
import { reachedLevel } from "./levels.js";

/** How a person stands in one pillar of a role profile. */
export interface NearPillar {
  readonly pillar: string;
  /** The level that the profile asks for. */
  readonly level: number;
  /** How many of its competencies do not yet count as met. */
  readonly toGo: number;
}

export interface NearRole {
  readonly role: Role;
  /** In the manifest's order, as far as the profile names them. */
  readonly pillars: readonly NearPillar[];
}

const most = 3;

/** Steps between levels; core is one below the lowest band, and nothing reached one below core. */
function scale({ manifest }: Framework): (level: Level | null) => number {
  const lowest = manifest.bands[0]?.band ?? 1;
  return (level) => (level === null ? lowest - 2 : level === "core" ? lowest - 1 : level);
}

/** Can be told from what was compared, suits where the person works, and is no step back from their own band. */
function suits(
  framework: Framework,
  file: EvidenceFile,
  report: GapReport,
): (role: Role) => boolean {
  const target = framework.roles.find(({ id }) => id === report.target.role);
  const compared = target?.supplements ?? [];
  return ({ id, settings, supplements, typicalBands }) => {
    const bands = typicalBands.map((name) => resolveBand(framework.manifest, name) ?? 0);
    return (
      id !== report.target.role &&
      settings.includes(file.person.setting ?? "nhs") &&
      supplements.every((supplement) => compared.includes(supplement)) &&
      (bands.length === 0 || Math.max(...bands) >= report.person.level)
    );
  };
}

/**
 * Role profiles whose levels are nearer to the levels that a person has reached than the target's are, the nearest first;
 * at most three. None for somebody who has not reached a band in any pillar: there is no profile yet to be near to.
 */
export function nearRoles(
  framework: Framework,
  file: EvidenceFile,
  report: GapReport,
): readonly NearRole[] {
  const { manifest, roles } = framework;
  const steps = scale(framework);
  const bands = manifest.bands.map(({ band }) => band);
  const states = [...report.states.values()];
  const reached = new Map(
    manifest.pillars.map(({ id }) => [
      id,
      reachedLevel(
        states.filter(({ pillar }) => pillar === id),
        bands,
      ).reached,
    ]),
  );
  if (![...reached.values()].some((level) => typeof level === "number")) return [];

  const levelIn = (levels: Readonly<Record<string, number>>, pillar: string): number | null =>
    Object.hasOwn(levels, pillar) ? (levels[pillar] ?? null) : null;
  /** How far the levels asked for lie above those reached, pillar by pillar; below is negative. */
  const apart = (levels: Readonly<Record<string, number>>): readonly number[] =>
    manifest.pillars.flatMap(({ id }) => {
      const level = levelIn(levels, id);
      return level === null ? [] : [level - steps(reached.get(id) ?? null)];
    });
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const distance = (levels: Readonly<Record<string, number>>): number =>
    sum(apart(levels).map(Math.abs));
  const toGo = (pillar: string, level: number): number =>
    states.filter(
      (one) =>
        one.pillar === pillar &&
        levelOrder(one.band) <= level &&
        (one.countsAs === "partial" || one.countsAs === "gap"),
    ).length;

  const named = distance(report.target.pillars);
  return roles
    .filter(suits(framework, file, report))
    .map((role) => ({ role, distance: distance(role.pillars), step: sum(apart(role.pillars)) }))
    .filter((one) => one.distance < named && one.step >= 0)
    .map(({ role, distance: far }) => {
      const pillars = manifest.pillars.flatMap(({ id }): NearPillar[] => {
        const level = levelIn(role.pillars, id);
        return level === null ? [] : [{ pillar: id, level, toGo: toGo(id, level) }];
      });
      return { role, pillars, far, left: sum(pillars.map((pillar) => pillar.toGo)) };
    })
    .sort((a, b) => a.far - b.far || a.left - b.left || (a.role.id < b.role.id ? -1 : 1))
    .slice(0, most)
    .map(({ role, pillars }) => ({ role, pillars }));
}
