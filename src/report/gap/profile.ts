import type { RootContent } from "mdast";
import type { Level } from "../../model/framework.js";
import type { CompetencyResult, PillarResult } from "../../model/gap.js";
import { workSetting } from "../../model/setting.js";
import { mark, paragraph, table } from "../document.js";
import { hasLevelNames, levelNoun } from "../words.js";
import type { GapContext } from "./context.js";

/** One pillar at one level: a mark that says how much is met, and how many of how many. */
function cell(results: readonly CompetencyResult[], beyond: boolean): ReturnType<typeof mark> {
  if (beyond) return mark("·", "beyond the target", "muted");
  if (results.length === 0) return mark("–", "no competencies", "muted");
  const counted = results.filter(({ countsAs }) => countsAs !== "excluded");
  const met = counted.filter(({ countsAs }) => countsAs === "met").length;
  if (met === counted.length) return mark("●", "all met", "met");
  return met === 0
    ? mark(`○ 0/${counted.length}`, `none of ${counted.length} met`, "gap")
    : mark(`◐ ${met}/${counted.length}`, `${met} of ${counted.length} met`, "partial");
}

/** Pillars by levels, where the person is and what is aimed for. No total is ever made of it. */
export function profile({
  framework: { manifest },
  analysis,
  setting,
  pillar: titleOf,
}: GapContext): RootContent[] {
  const bands = manifest.bands.map(({ band }) => band);
  const hasCore = [...analysis.states.values()].some(({ band }) => band === "core");
  const levels: readonly Level[] = hasCore ? ["core", ...bands] : bands;
  const noun = levelNoun(manifest, setting);
  const short = (level: Level | null): string =>
    level === null ? "not yet" : level === "core" ? "core" : `${noun} ${level}`;
  const all = [...analysis.states.values()];
  const required = new Set(analysis.competencies.map(({ id }) => id));
  const row = ({ pillar, target, reached }: PillarResult) => [
    titleOf(pillar),
    ...levels.map((level) => {
      const own = all.filter((result) => result.pillar === pillar && result.band === level);
      const beyond =
        level !== "core" && level > target && !(typeof reached === "number" && level <= reached);
      // A role's supplement is asked for at a level that may lie beyond the pillar's own target.
      const shown = beyond ? own.filter(({ id }) => required.has(id)) : own;
      return cell(shown, beyond && shown.length === 0);
    }),
    short(reached),
    short(target),
  ];
  const field = workSetting(manifest, setting)?.levels ?? "";
  const names = manifest.bands
    .map(({ band, names: own, title }) => `${band} ${own[field]?.title ?? title}`)
    .join(", ");
  return [
    table(
      [[mark("", "Pillar"), ...levels.map(String), "Now", "Target"], ...analysis.pillars.map(row)],
      true,
    ),
    paragraph("● all met   ◐ some met, n of m   ○ none met yet   · beyond the target"),
    ...(hasLevelNames(manifest, setting) ? [paragraph(`Levels: ${names}.`)] : []),
  ];
}
