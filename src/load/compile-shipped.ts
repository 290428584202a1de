import { join } from "node:path";
import { checkFramework } from "../check/check-framework.js";
import type { Io } from "../io.js";
import { dateOf } from "../model/date.js";
import { parseFramework } from "../parse/framework.js";
import { parseBody } from "../parse/markdown.js";
import { asciiJson, compileBodies } from "./compiled-bodies.js";
import { compileFramework } from "./compiled-framework.js";
import { readFrameworkFiles } from "./framework-files.js";

/** The shipped framework as files for the build to leave beside the program. A file with findings of its own is not in it. */
export function compileShipped(io: Io): Readonly<Record<string, string | Buffer>> {
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
  const compiled = compileFramework(good, wrong.size === 0);
  return {
    "framework.json": asciiJson(JSON.stringify(compiled.framework)),
    "framework.bytes": compiled.bytes,
    "bodies.txt": compileBodies(
      good
        .filter(({ kind }) => kind !== "manifest" && kind !== "sources")
        .map((document) => [document, parseBody(document.body, document.bodyLine)]),
    ),
  };
}
