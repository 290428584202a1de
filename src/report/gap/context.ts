import type { Diagnostic } from "../../model/diagnostic.js";
import type { EvidenceFile } from "../../model/evidence.js";
import type { Competency, Framework, Level, Setting } from "../../model/framework.js";
import type { CompetencyResult, GapReport } from "../../model/gap.js";
import { settingOf } from "../../model/setting.js";
import { type Inline, linked, strong } from "../document.js";
import { levelName } from "../words.js";

/** A gap analysis with what it was made from. */
export interface GapData {
  readonly framework: Framework;
  readonly file: EvidenceFile;
  readonly analysis: GapReport;
  readonly warnings: readonly Diagnostic[];
  /** How many priorities to show. */
  readonly top: number;
  /** Every priority, and the state of every required competency. */
  readonly all: boolean;
  /** One page. */
  readonly brief?: boolean;
  /** The day since which changes are told. */
  readonly since?: string;
  /** The only pillar that is shown, by id. */
  readonly only?: string;
}

/** The data with what every section looks up in it. */
export interface GapContext extends GapData {
  readonly setting: Setting;
  readonly competency: (id: string) => Competency | undefined;
  readonly result: (id: string) => CompetencyResult | undefined;
  readonly level: (level: Level) => string;
  readonly pillar: (id: string) => string;
  /** The id and the title of a competency. */
  readonly named: (id: string) => readonly Inline[];
}

export function gapContext(data: GapData): GapContext {
  const { framework, file, analysis } = data;
  const { manifest } = framework;
  const setting = settingOf(manifest, file.person);
  const competencies = new Map(framework.competencies.map((one) => [one.id, one]));
  const shown = data.all ? analysis.priorities : analysis.priorities.slice(0, data.top);
  const anchored = new Set(data.brief === true ? [] : shown.map(({ id }) => id));
  return {
    ...data,
    setting,
    competency: (id) => competencies.get(id),
    result: (id) => analysis.states.get(id),
    level: (level) => levelName(manifest, setting, level),
    pillar: (id) => manifest.pillars.find((pillar) => pillar.id === id)?.title ?? id,
    named: (id) => [
      strong(anchored.has(id) ? linked(`#${id}`, id) : id),
      ` ${competencies.get(id)?.title ?? ""}`,
    ],
  };
}
