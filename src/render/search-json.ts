import type { SearchReport } from "../analyse/search.js";
import type { Framework } from "../model/framework.js";
import { printableJson } from "../words/printable.js";

/** `ahp-career/search@1` (schemas/search.schema.json). */
export const searchJson = (
  { manifest }: Framework,
  { query, corrections, total, hits }: SearchReport,
): string =>
  printableJson({
    format: "ahp-career/search@1",
    framework: { id: manifest.id, version: manifest.version },
    query,
    corrections,
    total,
    results: hits,
  });
