import { InvalidArgumentError } from "commander";
import { InputError } from "../exit.js";
import { commandLine, pathWord } from "../words/command-line.js";

/** The index of the entry that a person counts as `number`. Throws InputError where there is none. */
export function entryIndex(
  list: readonly unknown[] | undefined,
  number: number,
  {
    what,
    command,
    path,
  }: { readonly what: string; readonly command: string; readonly path: string },
): number {
  if (list?.[number - 1] !== undefined) return number - 1;
  const count = list?.length ?? 0;
  throw new InputError(
    `There is no ${what} ${number}`,
    count === 0
      ? `The file has none yet.`
      : `They count from 1 to ${count}: ${commandLine(command)} ${pathWord(path)} shows them.`,
  );
}

/** Hours as a person gives them: 2, 1.5. */
export function hoursArgument(value: string): number {
  const hours = Number(value);
  if (!/^\d+(?:\.\d+)?$/.test(value) || hours > 10_000)
    throw new InvalidArgumentError("Give a number of hours, such as 2 or 1.5.");
  return hours;
}
