import { diagnosticsJson } from "../diagnostics-json.js";
import type { Reporter } from "./reporter.js";

/** `ahp-career/diagnostics@1`. */
export const json: Reporter = {
  name: "json",
  extensions: [".json"],
  report: ({ framework, checked, diagnostics }) => diagnosticsJson(framework, checked, diagnostics),
};
