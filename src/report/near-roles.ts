import type { RootContent } from "mdast";
import type { NearPillar, NearRole } from "../analyse/gap/roles-near.js";
import type { Framework, Role, Setting } from "../model/framework.js";
import { heading, item, list, paragraph, strong, type Tone, text, typed } from "./document.js";

/** What posts like it are called or graded where the person works. */
function whatItIsCalled({ localAuthorityTitle, typicalBands }: Role, setting: Setting): string {
  if (setting === "local-authority")
    return localAuthorityTitle === null ? "" : ` (in a council: ${localAuthorityTitle})`;
  return typicalBands.length === 0 ? "" : `, often at band ${typicalBands.join(" or ")}`;
}

/** Role profiles near a person's own, as something to look at and no more. */
export function nearRolesSection(
  { manifest }: Framework,
  setting: Setting,
  near: readonly NearRole[],
): RootContent[] {
  const [first] = near;
  if (first === undefined) return [];
  const name = ({ pillar, level }: NearPillar): string =>
    `${manifest.pillars.find((one) => one.id === pillar)?.title.toLowerCase() ?? pillar} at ${setting === "local-authority" ? "level" : "band"} ${level}`;
  const met = (pillars: readonly NearPillar[]) =>
    pillars.filter(({ toGo }) => toGo === 0).map(name);
  const open = (pillars: readonly NearPillar[]) =>
    pillars.filter(({ toGo }) => toGo > 0).map((one) => `${name(one)} (${one.toGo})`);
  const line = (label: string, tone: Tone, parts: readonly string[]) =>
    parts.length === 0 ? [] : [paragraph(text(label, tone), `: ${parts.join(", ")}`)];
  return [
    heading(2, "Roles near your profile"),
    paragraph(
      "Role profiles that are nearer to your levels now than your target is. A profile describes a kind of work: it is not a vacancy, and to be near it is not a promise of a post.",
    ),
    list(
      near.map(({ role, pillars }) =>
        item(
          [strong(role.title), text(whatItIsCalled(role, setting))],
          ...line("Met", "met", met(pillars)),
          ...line("To go", "partial", open(pillars)),
        ),
      ),
    ),
    paragraph(typed(`ahp-career show ${first.role.id}`), " says more about the first of them."),
  ];
}
