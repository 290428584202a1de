import type { Command as Program } from "commander";
import type { Io } from "../io.js";

/** What a command is given: the world, and the way to run its work with errors and exit codes taken care of. */
export interface Setting {
  readonly io: Io;
  /** Called with the exit code when the work is done. */
  readonly finish: (code: number) => void;
}

/** One command: its name, options and help; the work is imported only when it runs. */
export interface Command {
  readonly configure: (program: Program, setting: Setting) => void;
}
