import type { Finding } from "../../model/diagnostic.js";
import type { SourceFile } from "../../model/source-file.js";
import { type Kept, type Origin, type Remembered, Remembering } from "./remembered.js";

/** What one part of the check found now: everything about the files that it looked at again. */
export interface Renewal {
  readonly from: Origin;
  /** It looked at this file again; of any other, what it found before still holds. */
  readonly looked: (path: string) => boolean;
  /** By path. */
  readonly found: ReadonlyMap<string, readonly Finding[]>;
}

/** Findings by the path of their file. */
export function byPath(
  findings: readonly Finding[],
  pathOf: (name: string) => string | undefined,
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const one of findings) {
    const path = pathOf(one.file);
    if (path === undefined) continue;
    const list = found.get(path);
    if (list === undefined) found.set(path, [one]);
    else list.push(one);
  }
  return found;
}

const isSame = (kept: Kept, { code, message, hint, where }: Finding): boolean =>
  kept.code === code &&
  kept.message === message &&
  kept.hint === hint &&
  kept.field !== undefined &&
  JSON.stringify(kept.field) === JSON.stringify(where);

/** What is to be remembered of one file now; `changed` where its text is another. */
function renewed(
  path: string,
  before: Remembered | undefined,
  again: readonly Renewal[],
  changed: boolean,
  read: () => SourceFile,
): Remembered | null {
  const remembering = new Remembering(read);
  const { found: kept = [], quotes = {} } = before ?? {};
  for (const one of kept) {
    if (again.some(({ from }) => from === one.from)) continue;
    // The field may stand in another line now.
    if (!changed) remembering.keep(one, quotes);
    else if (one.field !== undefined) remembering.add(one.from, { ...one, where: one.field });
  }
  for (const { from, found } of again) {
    for (const finding of found.get(path) ?? []) {
      const known = changed
        ? undefined
        : kept.find((one) => one.from === from && isSame(one, finding));
      if (known === undefined) remembering.add(from, finding);
      else remembering.keep(known, quotes);
    }
  }
  return remembering.result();
}

/** What there is to tell of the files beside what was found in them. */
export interface Files {
  /** Paths of those that are new or other than they were. */
  readonly changed: ReadonlySet<string>;
  /** Paths of those that are no more. */
  readonly gone: readonly string[];
  /** Null where it cannot be read. */
  readonly textOf: (path: string) => SourceFile | null;
}

/**
 * What is to be remembered of all files, from what was and what was found now. Null where a file is needed and cannot be
 * read any more.
 */
export function renewFindings(
  before: Readonly<Record<string, Remembered>>,
  renewals: readonly Renewal[],
  { changed, gone, textOf }: Files,
): Readonly<Record<string, Remembered>> | null {
  let lost = false;
  const read = (path: string): SourceFile => {
    const file = textOf(path);
    lost ||= file === null;
    return file ?? { name: path, text: "" };
  };
  const findings: Record<string, Remembered> = {};
  const paths = new Set([
    ...Object.keys(before),
    ...renewals.flatMap(({ found }) => [...found.keys()]),
  ]);
  for (const path of gone) paths.delete(path);
  for (const path of paths) {
    const known = before[path];
    const again = renewals.filter(({ looked }) => looked(path));
    const now =
      again.length === 0 ? known : renewed(path, known, again, changed.has(path), () => read(path));
    if (now) findings[path] = now;
  }
  return lost ? null : findings;
}
