import { workSetting } from "../../model/setting.js";
import { capital } from "../../words/capital.js";
import { withArticle } from "../../words/with-article.js";
import { listed, monthAndYear } from "../words.js";
import type { GapContext } from "./context.js";

/** `band 7`, or with pillars apart `band 7, with band 6 in research`. */
function levelsAimedFor({ analysis, level, pillar }: GapContext): string {
  const targets = Object.entries(analysis.target.pillars);
  const times = (wanted: number): number =>
    targets.filter(([, target]) => target === wanted).length;
  const levels = [...new Set(targets.map(([, target]) => target))].sort((a, b) => b - a);
  const [most = 0] = [...levels].sort((a, b) => times(b) - times(a) || b - a);
  const apart = levels
    .filter((target) => target !== most)
    .map((target) => {
      const pillars = targets.filter(([, one]) => one === target).map(([id]) => id);
      return `${level(target)} in ${listed(pillars.map((id) => pillar(id).toLowerCase()))}`;
    });
  const threads = Object.entries(analysis.target.threads);
  apart.push(...threads.map(([name, target]) => `${level(target)} in ${name}`));
  return apart.length === 0 ? level(most) : `${level(most)}, with ${listed(apart)}`;
}

/** `Sam, physiotherapist, band 6, aiming for band 7 by September 2027`. */
export function headline(context: GapContext): string {
  const { framework, file, analysis, level } = context;
  const { person } = file;
  const { profession: word = "" } = person;
  const profession =
    framework.manifest.professions
      .find(({ id, also }) => id === word || also.includes(word))
      ?.title.toLowerCase() ?? word;
  const who = [person.name, profession].filter(Boolean).join(", ");
  const setting = workSetting(framework.manifest, context.setting);
  const now =
    setting?.levels == null
      ? `${setting?.band ?? "band"} ${/^\d/.test(String(person.band)) ? person.band : analysis.person.level}`
      : `${level(analysis.person.level)} in ${withArticle(setting.title)}`;
  const role = framework.roles.find(({ id }) => id === analysis.target.role)?.title;
  const aim = role === undefined ? levelsAimedFor(context) : `the role of ${role.toLowerCase()}`;
  const by = analysis.target.by === null ? "" : ` by ${monthAndYear(analysis.target.by)}`;
  return `${capital(who === "" ? now : `${who}, ${now}`)}, aiming for ${aim}${by}`;
}
