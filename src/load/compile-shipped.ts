import { join } from "node:path";
import { checkFramework } from "../check/check-framework.js";
import type { Io } from "../io.js";
import { dateOf } from "../model/date.js";
import { parseFramework } from "../parse/framework.js";
import { parseBody } from "../parse/markdown.js";
import { compileBodies } from "./compiled-bodies.js";
import { type CompiledFramework, compileFramework } from "./compiled-framework.js";
import { readFrameworkFiles } from "./framework-files.js";

/** The shipped framework as the build leaves it beside the program. A file with findings of its own is not in it. */
export function compileShipped(io: Io): {
  readonly framework: CompiledFramework;
  readonly bytes: Buffer;
  readonly bodies: string;
} {
  const folder = join(io.home, "competencies");
  const { files, findings: unreadable } = readFrameworkFiles(io, folder);
  const { framework, documents, findings: unparsed } = parseFramework(folder, files);
  const found = checkFramework(
    framework,
    documents,
    ({ body, bodyLine }) => parseBody(body, bodyLine),
    { today: dateOf(io.now()) },
  );
  const wrong = new Set([...unreadable, ...unparsed, ...found].map(({ file }) => file));
  const good = documents.filter(({ file }) => !wrong.has(file.name));
  return {
    ...compileFramework(good, wrong.size === 0),
    bodies: compileBodies(
      good
        .filter(({ kind }) => kind !== "manifest" && kind !== "sources")
        .map((document) => [document, parseBody(document.body, document.bodyLine)]),
    ),
  };
}
