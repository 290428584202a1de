import type { Competency, Named } from "../model/framework.js";

/** A competency of one of two levels, with those of the other level that it grows from. */
export interface Placed {
  readonly one: Competency;
  readonly growsFrom: readonly string[];
}

/** A thread at two levels. */
export interface ThreadAtBoth extends Named {
  readonly lower: readonly Placed[];
  readonly upper: readonly Placed[];
}
