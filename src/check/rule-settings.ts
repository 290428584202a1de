import type { Finding } from "../model/diagnostic.js";
import type { Manifest, RuleLevel } from "../model/framework.js";
import { fieldsOf } from "../parse/fields.js";
import { quoted } from "../words/quoted.js";
import { didYouMean } from "../words/suggest.js";
import type { FrameworkContext, Rule } from "./rule.js";

/** How much each rule matters, by its code. */
export type RuleLevels = ReadonlyMap<string, RuleLevel>;

/** How much rules matter in a framework that may have its own settings (`rules:` in its manifest). */
export const ruleLevels = (rules: readonly Rule[], settings: Manifest["rules"]): RuleLevels =>
  new Map(
    rules.map(({ code, severity, fixed }) => [
      code,
      fixed || !Object.hasOwn(settings, code) ? severity : (settings[code] ?? severity),
    ]),
  );

/** What is wrong with the names under `rules:` in the manifest. */
export function* ruleSettingFindings(
  rules: readonly Rule[],
  documents: FrameworkContext["documents"],
): Iterable<Finding> {
  const manifest = documents.find(({ kind }) => kind === "manifest");
  if (manifest === undefined) return;
  const changeable = rules.filter(({ fixed }) => !fixed).map(({ code }) => code);
  for (const name of Object.keys(fieldsOf(manifest.data["rules"]))) {
    if (changeable.includes(name)) continue;
    const fixed = rules.some(({ code }) => code === name);
    yield {
      code: "rule-unknown",
      file: manifest.file.name,
      where: { path: ["rules", name], at: "key" },
      message: fixed
        ? `The rule ${quoted(name)} cannot be changed: other parts rely on it`
        : `There is no rule ${quoted(name)}`,
      hint: fixed ? "Take this line out." : didYouMean(name, changeable),
    };
  }
}
