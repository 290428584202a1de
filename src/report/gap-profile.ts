import type { Framework, Level } from "../model/framework.js";
import type { CompetencyResult, GapReport, PillarResult } from "../model/gap.js";
import { paragraph, table, text } from "./document.js";

type Cell = ReturnType<typeof text>;

/** One pillar at one level: a mark that says how much is met, and how many of how many. */
function cell(results: readonly CompetencyResult[], beyond: boolean): Cell {
  if (beyond) return text("·", "muted");
  const counted = results.filter(({ countsAs }) => countsAs !== "excluded");
  const met = counted.filter(({ countsAs }) => countsAs === "met").length;
  if (results.length === 0) return text("–", "muted");
  if (met === counted.length) return text("●", "met");
  return met === 0
    ? text(`○ 0/${counted.length}`, "gap")
    : text(`◐ ${met}/${counted.length}`, "partial");
}

/** The profile: pillars by levels, where the person is and what is aimed for. No total is ever made of it. */
export function profile(framework: Framework, report: GapReport) {
  const levels: readonly Level[] = ["core", ...framework.manifest.bands.map(({ band }) => band)];
  const council = report.person.setting === "local-authority";
  const short = (level: Level | null): string =>
    level === null
      ? "not yet"
      : level === "core"
        ? "core"
        : `${council ? "level" : "band"} ${level}`;
  const all = [...report.states.values()];
  const required = new Set(report.competencies.map(({ id }) => id));
  const row = ({ pillar, target, reached }: PillarResult) => [
    framework.manifest.pillars.find(({ id }) => id === pillar)?.title ?? pillar,
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
  return [
    table([["", ...levels.map(String), "Now", "Target"], ...report.pillars.map(row)], true),
    paragraph("● all met   ◐ some met, n of m   ○ none met yet   · beyond the target"),
    ...(council
      ? [
          paragraph(
            "Levels: ",
            framework.manifest.bands
              .map(({ band, localAuthority, title }) => `${band} ${localAuthority?.title ?? title}`)
              .join(", "),
            ".",
          ),
        ]
      : []),
  ];
}
