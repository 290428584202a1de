import type { Finding } from "../model/diagnostic.js";
import type { RuleLevel } from "../model/framework.js";
import { fieldsOf } from "../parse/fields.js";
import { quoted } from "../words/quoted.js";
import { didYouMean } from "../words/suggest.js";
import type { FrameworkContext, Rule } from "./rule.js";

/** How much a rule matters in a framework that may have its own settings. */
export const levelOf = (
  { code, severity, fixed }: Rule,
  settings: Readonly<Record<string, RuleLevel>>,
): RuleLevel => (fixed || !Object.hasOwn(settings, code) ? severity : (settings[code] ?? severity));

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
