/** What the process reports when it ends (CLI.md, exit codes). */
export const exit = {
  done: 0,
  /** What was asked to be checked has problems. */
  problems: 1,
  /** It could not be done: arguments, input or a bug. */
  failed: 2,
  interrupted: 130,
} as const;

/** The person's request cannot be carried out; the message says why and what to do. Ends with exit code 2. */
export class InputError extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.name = "InputError";
    this.hint = hint;
  }
}
