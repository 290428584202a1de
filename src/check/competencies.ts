import type { Competency } from "../model/framework.js";
import type { ParsedDocument } from "../parse/kind.js";
import type { FrameworkContext } from "./rule.js";

/** Every competency beside the document it came from. */
export function* competencies({ framework, documents }: FrameworkContext): Iterable<{
  readonly competency: Competency;
  readonly document: ParsedDocument;
}> {
  const byFile = new Map(framework.competencies.map((competency) => [competency.file, competency]));
  for (const document of documents) {
    const competency = document.kind === "competency" ? byFile.get(document.file.name) : undefined;
    if (competency !== undefined) yield { competency, document };
  }
}
