import { search } from "../../analyse/search.js";
import type { HasBody } from "../../analyse/search-entries.js";
import { makeSearchIndex } from "../../analyse/search-index.js";
import { exit, InputError } from "../../exit.js";
import type { Io } from "../../io.js";
import { loadFramework } from "../../load/load-framework.js";
import { readBodies } from "../../load/read-bodies.js";
import { searchDocument } from "../../render/search-document.js";
import { searchJson } from "../../render/search-json.js";
import { levelOf, pillarOf } from "../name-lookup.js";
import { emit, formatOf } from "../output.js";
import { proseFormats, renderReport } from "../render-report.js";
import type { SearchCommandOptions } from "../search.js";

/** A question is shorter; a document that was pasted is not one. */
const longestQuery = 500;

/** The work of `search`. */
export async function runSearch(
  io: Io,
  words: readonly string[],
  options: SearchCommandOptions,
): Promise<number> {
  const query = words.join(" ").trim();
  if (query === "" || query.length > longestQuery) {
    throw new InputError(
      query === "" ? "Say what to look for" : "That is too long to look for",
      "A few words will do: ahp-career search supervising students",
    );
  }
  const format = formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "text"),
    ...proseFormats,
    { name: "json", extensions: [".json"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const { competencies, pages, qualifications, resources, roles, stories } = framework;
  const pillar = pillarOf(framework, options.pillar);
  const band = levelOf(framework, options.band);
  const bodyOf = await readBodies<HasBody>(
    io,
    [competencies, roles, qualifications, resources, stories, pages].flat(),
  );
  const found = search(makeSearchIndex(framework, bodyOf), query, {
    top: options.top,
    ...(pillar === undefined ? {} : { pillar }),
    ...(band === undefined ? {} : { band }),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
  });
  if (format === "json") emit(io, options, searchJson(framework, found));
  else {
    const document = searchDocument(framework, found);
    emit(io, options, await renderReport(io, format, document, options));
  }
  return exit.done;
}
