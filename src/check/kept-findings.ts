import type { Finding } from "../model/diagnostic.js";
import { assembleFramework } from "../parse/assemble.js";
import type { ParsedDocument } from "../parse/kind.js";
import { checkEach } from "./check-framework.js";
import { unreadBases } from "./references.js";
import type { FrameworkContext } from "./rule.js";

export const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/**
 * What is wrong with each file of one framework by itself, kept from check to check for as long as the manifest and the
 * sources are the same: what makes `--watch` quick. A document that is the same object is the same file.
 */
export class KeptFindings {
  #about: readonly unknown[] = [];
  #found = new WeakMap<ParsedDocument, readonly Finding[]>();

  /** What {@link checkEach} finds in all documents; it is asked only about those that are new. */
  each(context: FrameworkContext): readonly Finding[] {
    const { documents, framework, unread, today } = context;
    const settled = documents.filter(({ kind }) => kind === "manifest" || kind === "sources");
    const about = [...settled, today, ...unreadBases(unread)];
    if (!sameItems(about, this.#about)) this.#found = new WeakMap();
    this.#about = about;
    const fresh = documents.filter((one) => !this.#found.has(one));
    const looked = [...new Set([...settled, ...fresh])];
    const only = {
      ...context,
      framework: assembleFramework(framework.folder, looked),
      documents: looked,
    };
    const byFile = new Map<string, Finding[]>();
    for (const finding of checkEach(only, fresh)) {
      const known = byFile.get(finding.file);
      if (known === undefined) byFile.set(finding.file, [finding]);
      else known.push(finding);
    }
    for (const one of fresh) this.#found.set(one, byFile.get(one.file.name) ?? []);
    return documents.flatMap((one) => this.#found.get(one) ?? []);
  }
}
