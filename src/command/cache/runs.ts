/** Some of a list, one after another: taken over from before, or one that is new. */
export interface Run {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
  /** Where the first of them was before; -1 for one that is new. */
  readonly was: number;
}

/** What a list is made of, where each was before and -1 is new. Thousands that stayed together are one run. */
export function runsOf(was: Int32Array): readonly Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < was.length; ) {
    const first = index++;
    const then = was[first] as number;
    if (then >= 0) while (index < was.length && was[index] === then + index - first) index += 1;
    runs.push({ first, end: index, was: then });
  }
  return runs;
}

/** The same list, in which these are new. */
export function withNew(was: Int32Array, fresh: Iterable<number>): Int32Array {
  const now = was.slice();
  for (const index of fresh) now[index] = -1;
  return now;
}
