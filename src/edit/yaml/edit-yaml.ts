import { type Document, LineCounter } from "yaml";
import { yamlDocument } from "../../parse/yaml-document.js";
import type { Edit } from "../fixer.js";
import { candidatesFor } from "./candidates.js";
import { type Change, changesBetween, sameData, withChange } from "./changes.js";
import { commentsOf } from "./comments.js";

/** There is no place in a file where a change would leave everything else as it is. */
export class NoPlaceError extends Error {
  readonly change: Change;
  constructor(change: Change) {
    super(`no safe place for ${change.path.join(".")}`);
    this.change = change;
  }
}

interface Opened {
  readonly document: Document.Parsed;
  readonly data: unknown;
}

function open(text: string): Opened | null {
  try {
    const document = yamlDocument(text, new LineCounter(), { keepSourceTokens: true });
    if (document.errors.length > 0 || document.warnings.length > 0) return null;
    return { document, data: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return null;
  }
}

const spliced = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((all, { start, end, text: by }) => all.slice(0, start) + by + all.slice(end), text);

const commentTexts = (text: string): string =>
  commentsOf(text)
    .map((one) => one.text)
    .sort()
    .join("\n");

/** What only puts something in takes no comment away; a value inside one would not be found in the data. */
const keepsComments = (before: string, edits: readonly Edit[], after: string): boolean =>
  edits.every(({ start, end }) => start === end) || commentTexts(before) === commentTexts(after);

/**
 * The text of a YAML file with other data. It is spliced and never printed anew: every byte that the change does not concern
 * stays as it is, every comment is kept, and the result, read again, says what was wanted and nothing else.
 * @throws NoPlaceError where that cannot be done. The text must have no YAML errors.
 */
export function editYaml(text: string, wanted: (data: unknown) => unknown): string {
  let result = text;
  let opened = open(text);
  const data = opened?.data;
  for (const change of changesBetween(data, wanted(data))) {
    if (opened === null) throw new NoPlaceError(change);
    const next = withChange(opened.data, change);
    const before = result;
    let after: Opened | null = null;
    for (const edits of candidatesFor(before, opened.document, change)) {
      result = spliced(before, edits);
      after = open(result);
      if (after !== null && sameData(after.data, next) && keepsComments(before, edits, result))
        break;
      after = null;
    }
    if (after === null) throw new NoPlaceError(change);
    opened = after;
  }
  return result;
}
