import { diagnosticsJson } from "./diagnostics-json.js";
import type { Reporter } from "./reporter.js";

/** `ahp-career/diagnostics@1`. */
export const json = {
  name: "json",
  endings: [".json"],
  report: ({ framework, checked, diagnostics }) => diagnosticsJson(framework, checked, diagnostics),
} satisfies Reporter;
