import type { Io } from "../../io.js";
import type { IsoDate } from "../../model/date.js";
import type { Present } from "./present.js";
import type { Shelf } from "./shelf.js";

/** One framework folder to be checked. */
export interface Work {
  readonly io: Io;
  /** The folder, as it was named. */
  readonly folder: string;
  readonly today: IsoDate;
  readonly present: Present;
  /** What people see as the name of a path inside the folder. */
  readonly nameOf: (path: string) => string;
  readonly shelf: Shelf;
}
