type Files = Readonly<Record<string, string>>;

/**
 * What to change: in the one file whose path holds `file`, this text for that; without `to` the file goes. A whole file is
 * written where `from` is null.
 */
export type Change = readonly [file: string, from: string | null, to: string | null];

function onlyPath(files: Files, part: string): string {
  if (Object.hasOwn(files, part)) return part;
  const [path, more] = Object.keys(files).filter((each) => each.includes(part));
  if (path === undefined || more !== undefined) throw new Error(`${part} is not one file`);
  return path;
}

/** The same files with some changes; what is exchanged must be there. */
export function changed(files: Files, changes: readonly Change[]): Files {
  const copy: Record<string, string> = { ...files };
  for (const [file, from, to] of changes) {
    if (to === null) delete copy[onlyPath(copy, file)];
    else if (from === null) copy[file] = to;
    else {
      const path = onlyPath(copy, file);
      const before = copy[path] ?? "";
      if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`);
      copy[path] = before.replace(from, () => to);
    }
  }
  return copy;
}
