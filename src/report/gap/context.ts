import type { Diagnostic } from "../../model/diagnostic.js";
import type { EvidenceFile } from "../../model/evidence.js";
import type { Competency, Framework, Level, Setting } from "../../model/framework.js";
import type { CompetencyResult, GapReport } from "../../model/gap.js";
import { settingOf } from "../../model/setting.js";
import { type Inline, strong } from "../document.js";
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
  return {
    ...data,
    setting,
    competency: (id) => competencies.get(id),
    result: (id) => analysis.states.get(id),
    level: (level) => levelName(manifest, setting, level),
    pillar: (id) => manifest.pillars.find((pillar) => pillar.id === id)?.title ?? id,
    named: (id) => [strong(id), ` ${competencies.get(id)?.title ?? ""}`],
  };
}
