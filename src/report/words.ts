import type { RatingValue } from "../model/evidence.js";
import type { Competency, Framework, Level, Manifest, Named, Setting } from "../model/framework.js";
import type { Action, RequirementStatus, State } from "../model/gap.js";
import type { Requirement } from "../model/qualification.js";
import { workSetting } from "../model/setting.js";
import { listed } from "../words/listed.js";
import type { Tone } from "./document.js";

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** `2026-03-14` → `14 March 2026`. */
export function longDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** `2027-09-01` → `September 2027`. */
export const monthAndYear = (date: string): string => longDate(date).replace(/^\d+ /, "");

/** `core`, or `band 6`. */
export const levelWords = (level: Level): string => (level === "core" ? "core" : `band ${level}`);

/** Where a competency stands, as lists say it: its level, or the supplement that it belongs to. */
export const placeWords = (
  { supplements }: Manifest,
  { band, supplement }: Pick<Competency, "band" | "supplement">,
): string =>
  supplement === null ? levelWords(band) : titleIn(supplements, supplement).toLowerCase();

/** The title of something with an id; the id where it is not known. */
export const titleIn = (list: readonly Named[], id: string): string =>
  list.find((one) => one.id === id)?.title ?? id;

/** True where levels have names of their own in a setting. */
export const hasLevelNames = (manifest: Manifest, setting: Setting): boolean =>
  (workSetting(manifest, setting)?.levels ?? null) !== null;

/** What levels are called where the person works, before their number: `band`, or `level` where each has a name. */
export const levelNoun = (manifest: Manifest, setting: Setting): string =>
  hasLevelNames(manifest, setting) ? "level" : "band";

/** A level as the person's workplace calls it: `band 6`, or where levels have names `Experienced practitioner (level 6)`. */
export function levelName(manifest: Manifest, setting: Setting, level: Level): string {
  const field = workSetting(manifest, setting)?.levels ?? "";
  const name = manifest.bands.find(({ band }) => band === level)?.names[field];
  return name === undefined ? levelWords(level) : `${name.title} (level ${level})`;
}

/** What a setting is called; its id where the manifest does not list it. */
export const settingWords = (manifest: Manifest, setting: Setting): string =>
  workSetting(manifest, setting)?.title ?? setting;

/** `Found in one setting only: hospital.`, for what does not apply in all; nothing for what does. */
export const onlyIn = (
  manifest: Manifest,
  { settings }: { readonly settings: readonly Setting[] },
  verb: string,
): readonly string[] =>
  settings.length === 0 || settings.length >= manifest.settings.length
    ? []
    : [
        `${verb} in one setting only: ${listed(settings.map((one) => settingWords(manifest, one)))}.`,
      ];

/** Core in words, with the people it is for where the framework has a word for them. */
export const coreWords = ({ words }: Manifest): string =>
  `core, which ${words.people === null ? "everybody is" : `all ${words.people} are`} expected to meet`;

export const ratingWords: Readonly<Record<RatingValue, string>> = {
  met: "met",
  developing: "developing",
  "not-yet": "not yet",
  "no-opportunity": "no opportunity yet",
  "not-applicable": "not applicable",
};

export const ratingValues = Object.keys(ratingWords) as readonly RatingValue[];

export const stateWords: Readonly<Record<State, { readonly word: string; readonly tone: Tone }>> = {
  "signed-off": { word: "signed off by your supervisor", tone: "met" },
  evidenced: { word: "met, with current evidence", tone: "met" },
  credited: { word: "met, agreed at an appraisal", tone: "met" },
  expired: { word: "met, but the evidence is out of date", tone: "partial" },
  claimed: { word: "met, but nothing is logged", tone: "partial" },
  developing: { word: "developing", tone: "partial" },
  "no-opportunity": { word: "no opportunity yet", tone: "gap" },
  gap: { word: "not yet", tone: "gap" },
  excluded: { word: "not applicable to the role", tone: "muted" },
};

/** What would close a gap, as something to do. */
export const actionWords: Readonly<Record<Action, string>> = {
  refresh: "Refresh it: your evidence is out of date, so add something recent",
  log: "Log evidence: you rate it met, and nothing supports that yet",
  continue: "Carry on: you are part of the way there",
  ask: "Ask for the opportunity: your role has not offered it yet",
  start: "Start: nothing is logged towards it yet",
};

export const actionBrief: Readonly<Record<Action, string>> = {
  refresh: "refresh the evidence",
  log: "log evidence",
  continue: "carry on",
  ask: "ask for the opportunity",
  start: "start",
};

export const statusWords: Readonly<
  Record<RequirementStatus, { readonly word: string; readonly tone: Tone }>
> = {
  met: { word: "met", tone: "met" },
  "in-progress": { word: "in progress", tone: "partial" },
  equivalent: { word: "equivalent experience, to be agreed", tone: "met" },
  missing: { word: "missing", tone: "gap" },
};

const awards: Readonly<Record<number, string>> = {
  3: "A level 3 award",
  4: "A level 4 award",
  5: "A level 5 award, such as a foundation degree",
  6: "A level 6 award, such as an honours degree",
  7: "Study at level 7 (master's level)",
  8: "An award at level 8, such as a doctorate",
};

/** A requirement in words: `Study at level 7 (master's level), 60 credits or more, or equivalent experience`. */
export function requirementWords(framework: Framework, requirement: Requirement): string {
  if ("registration" in requirement) {
    const { regulators } = framework.manifest;
    const regulator = regulators.find(({ id }) => id === requirement.registration);
    const name =
      regulator?.abbreviation ?? regulator?.title ?? requirement.registration.toUpperCase();
    return `Current ${name} registration`;
  }
  if ("preceptorship" in requirement) return "A completed preceptorship";
  const award = awards[requirement.level] ?? `An award at level ${requirement.level}`;
  const credits =
    requirement.credits === undefined ? "" : `, ${requirement.credits} credits or more`;
  return `${award}${credits}${requirement["or-equivalent"] === true ? ", or equivalent experience" : ""}`;
}

/** `1 competency`, `3 competencies`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

export { listed } from "../words/listed.js";
