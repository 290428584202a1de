import { kindOf } from "../../parse/kind.js";
import { toManifest } from "../../parse/manifest.js";
import type { CheckedFolder, Quotes } from "../check-folder.js";
import { findingsOf } from "./remembered.js";
import type { State } from "./state.js";
import type { Work } from "./work.js";

/** What came of the check that this state remembers. */
export function checkedAs(
  { context, findings }: State,
  { folder, present: { paths }, nameOf }: Pick<Work, "folder" | "present" | "nameOf">,
): CheckedFolder {
  const manifest = context.find(({ path }) => kindOf(path) === "manifest")?.data ?? {};
  const remembered = Object.entries(findings);
  const quotes = remembered.map(([path, one]): [string, Quotes] => [nameOf(path), one.quotes]);
  return {
    framework: {
      manifest: toManifest(manifest),
      empty: !paths.some((path) => kindOf(path) === "competency"),
    },
    files: paths.map((path) => ({
      path,
      name: nameOf(path),
      kind: kindOf(path),
      mendable: false,
      within: folder,
    })),
    texts: [],
    quotes: new Map(quotes),
    findings: remembered.flatMap(([path, one]) => findingsOf(nameOf(path), one)),
  };
}
