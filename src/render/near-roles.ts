import type { RootContent } from "mdast";
import type { NearRole } from "../analyse/near-roles.js";
import type { Framework, Setting } from "../model/framework.js";
import { code, heading, item, list, paragraph, strong, text } from "./document.js";
import { levelName } from "./words.js";

/** Role profiles near a person's own, as something to look at and no more. */
export function nearRolesSection(
  { manifest }: Framework,
  setting: Setting,
  near: readonly NearRole[],
): RootContent[] {
  const [first] = near;
  if (first === undefined) return [];
  const pillar = (id: string): string => manifest.pillars.find((one) => one.id === id)?.title ?? id;
  return [
    heading(2, "Roles near your profile"),
    paragraph(
      "Role profiles that are nearer to your levels now than your target is. A profile describes a kind of work: it is not a vacancy, and to be near it is not a promise of a post.",
    ),
    list(
      near.map(({ role, pillars }) =>
        item(
          [
            strong((setting === "local-authority" ? role.localAuthorityTitle : null) ?? role.title),
            ...(role.typicalBands.length === 0 || setting === "local-authority"
              ? []
              : [text(`, often at band ${role.typicalBands.join(" or ")}`)]),
          ],
          list(
            pillars.map(({ pillar: id, level, toGo }) =>
              item([
                `${pillar(id)}, ${levelName(manifest, setting, level)}: `,
                toGo === 0 ? text("met", "met") : text(`${toGo} to go`, "partial"),
              ]),
            ),
          ),
        ),
      ),
    ),
    paragraph(code(`ahp-career show ${first.role.id}`), " says more about the first of them."),
  ];
}
