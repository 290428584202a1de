import type { IsoDate } from "../model/date.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Competency, Framework, Level, Setting } from "../model/framework.js";
import type { CompetencyResult } from "../model/gap.js";
import { levelOrder } from "../model/level.js";
import { analyseGap } from "./gap/analyse-gap.js";
import { byPlace } from "./gap/order.js";
import { applicable, resolveTarget } from "./gap/target.js";

export interface ChecklistOptions {
  /** One level in every pillar. */
  readonly level?: Level;
  /** The levels of a role profile. */
  readonly role?: string;
  /** Only this pillar, by id. */
  readonly pillar?: string;
  readonly setting: Setting;
  readonly asOf: IsoDate;
}

export interface ChecklistEntry {
  readonly competency: Competency;
  /** What the person's file says of it; null on a blank checklist. */
  readonly result: CompetencyResult | null;
}

export interface ChecklistPart {
  readonly pillar: string;
  readonly level: Level;
  readonly entries: readonly ChecklistEntry[];
}

/** What goes on a checklist: one level for each pillar, and the supplements of a role. */
export interface Checklist {
  readonly parts: readonly ChecklistPart[];
  readonly role: string | null;
  readonly level: Level | null;
}

/** One level's competencies by pillar, filled in from a person's file where one is given. */
export function makeChecklist(
  framework: Framework,
  file: EvidenceFile | null,
  options: ChecklistOptions,
): Checklist {
  const { pillars } = framework.manifest;
  const blank: EvidenceFile = {
    format: "ahp-career/evidence@1",
    person: {
      profession: "",
      band: framework.manifest.bands[0]?.band ?? 5,
      setting: options.setting,
    },
  };
  const flags = {
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(typeof options.level === "number" ? { band: String(options.level) } : {}),
  };
  const target = resolveTarget(framework, file ?? blank, flags);
  const results =
    file === null ? null : analyseGap(framework, file, { ...flags, asOf: options.asOf }).states;
  const competencies = [...applicable(framework, options.setting, target.supplements)].sort(
    byPlace(pillars),
  );
  const wanted = pillars.filter(({ id }) => options.pillar === undefined || id === options.pillar);
  return {
    role: target.role,
    level: options.level ?? null,
    parts: wanted.map(({ id, code }) => {
      const level: Level = options.level === "core" ? "core" : (target.levels.get(id) ?? 0);
      const levelOf = (thread: string): Level =>
        options.level === undefined ? (target.threads.get(`${code}-${thread}`) ?? level) : level;
      const own = competencies.filter(
        ({ pillar, thread, band, supplement }) =>
          pillar === id &&
          (supplement !== null || levelOrder(band) === levelOrder(levelOf(thread))),
      );
      return {
        pillar: id,
        level,
        entries: own.map((competency) => ({
          competency,
          result: results?.get(competency.id) ?? null,
        })),
      };
    }),
  };
}
