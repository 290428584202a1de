import type { RootContent } from "mdast";
import type { Role, WorkSetting } from "../../model/framework.js";
import type { PillarLevel } from "../../model/gap.js";
import { workSetting } from "../../model/setting.js";
import { commandLine } from "../../words/command-line.js";
import { withArticle } from "../../words/with-article.js";
import {
  heading,
  item,
  list,
  onTerminal,
  paragraph,
  strong,
  type Tone,
  text,
  typed,
} from "../document.js";
import { levelNoun } from "../words.js";
import type { GapContext } from "./context.js";

/** What posts like it are called or graded where the person works. */
function alsoCalled({ titles, typicalBands }: Role, setting: WorkSetting | undefined): string {
  if (setting?.levels != null) {
    const title = titles[setting.levels];
    return title === undefined ? "" : ` (in ${withArticle(setting.title)}: ${title})`;
  }
  return typicalBands.length === 0 ? "" : `, often at band ${typicalBands.join(" or ")}`;
}

/** Role profiles near a person's own, as something to look at and no more. */
export function rolesNear({ framework, analysis, setting, pillar }: GapContext): RootContent[] {
  const [first] = analysis.rolesNear;
  const whole = framework.manifest.pillars.length === analysis.pillars.length;
  if (first === undefined || !whole) return [];
  const own = workSetting(framework.manifest, setting);
  const name = ({ pillar: id, level }: PillarLevel): string =>
    `${pillar(id).toLowerCase()} at ${levelNoun(framework.manifest, setting)} ${level}`;
  const line = (label: string, tone: Tone, parts: readonly string[]) =>
    parts.length === 0 ? [] : [paragraph(text(label, tone), `: ${parts.join(", ")}`)];
  return [
    heading(2, "Roles near your profile"),
    paragraph(
      "Role profiles that are nearer to your levels now than your target is. A profile describes a kind of work: it is not a vacancy, and to be near it is not a promise of a post.",
    ),
    list(
      analysis.rolesNear.map(({ id, met, toGo }) => {
        const role = framework.roles.find((one) => one.id === id);
        return item(
          [strong(role?.title ?? id), text(role === undefined ? "" : alsoCalled(role, own))],
          ...line("Met", "met", met.map(name)),
          ...line(
            "To go",
            "partial",
            toGo.map((one) => `${name(one)} (${one.count})`),
          ),
        );
      }),
    ),
    onTerminal(typed(commandLine("show", [first.id])), " says more about the first of them."),
  ];
}
