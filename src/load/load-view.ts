import { evidenceLevels } from "../check/check-evidence.js";
import { checkView } from "../check/check-view.js";
import { diagnose } from "../check/diagnose.js";
import type { IsoDate } from "../model/date.js";
import { hasProblems } from "../model/diagnostic.js";
import type { Framework } from "../model/framework.js";
import type { View } from "../model/view.js";
import { parseEvidence } from "../parse/evidence.js";
import { DiagnosticsError } from "./diagnostics-error.js";
import type { Check, Loaded } from "./edit-file.js";
import type { ReadFile } from "./text-file.js";

export interface LoadedView extends Loaded {
  readonly view: View;
}

/** True for a file that says it is a view. */
export const isView = ({ file }: ReadFile): boolean =>
  /^\ufeff?(?:#.*\s+|\s+)*["']?format["']?\s*:\s*["']?ahp-career\/view@/.test(
    file?.text.slice(0, 4000) ?? "",
  );

/** How views are checked before and after a change. Throws DiagnosticsError with everything that is wrong. */
export const viewCheck =
  (framework: Framework, today: IsoDate): Check<LoadedView> =>
  ({ file: source, findings: unreadable }) => {
    if (source === null) throw new DiagnosticsError(diagnose(unreadable, []));
    const { data: written, findings } = parseEvidence(source);
    if (written === null) throw new DiagnosticsError(diagnose(findings, [source]), [source]);
    const found = checkView(framework, source, written, today);
    const diagnostics = diagnose(found, [source], evidenceLevels(framework));
    if (hasProblems(diagnostics)) throw new DiagnosticsError(diagnostics, [source]);
    const view = { ...written, ratings: written["ratings"] ?? {} } as unknown as View;
    return { source, written, diagnostics, view };
  };
