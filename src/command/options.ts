import { InvalidArgumentError, Option, type Command as Program } from "commander";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import { dateOf, type IsoDate, isDate } from "../model/date.js";
import { asStarted } from "../words/command-line.js";

/** The options that every command understands. */
export interface CommonOptions {
  readonly framework?: string;
  readonly color?: boolean;
  readonly ascii?: boolean;
  readonly debug?: boolean;
}

export const common = (program: Program): Program =>
  program
    .optionsGroup("General:")
    .option("--framework <folder>", "use the framework in this folder")
    .option("--color", "colour even where the output is not a terminal")
    .option("--no-color", "no colour")
    .option("--ascii", "no lines, boxes or marks outside ASCII")
    .addOption(new Option("--debug", "for a bug: show where it happened").hideHelp())
    .helpOption("-h, --help", "show this help");

/** The options that say where a result goes and in which format. */
export const outputOptions = (
  program: Program,
  formats: readonly { readonly name: string; readonly endings: readonly string[] }[],
  usual = "text",
): Program =>
  program
    .optionsGroup("Output:")
    .addOption(
      new Option("--format <format>", `the format (default: ${usual})`).choices(
        formats.map(({ name }) => name),
      ),
    )
    .option("-o, --output <file>", "write to a file; its ending chooses the format")
    .option("--large-print", "HTML, Word and PDF in letters of 18 point")
    .option("--template <folder>", "HTML and PDF with templates and a name of your own");

/** The options that were given, under the names that the analysis has for them. */
export const given = <T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** A real date, as an option gives it. */
export function dateArgument(value: string): IsoDate {
  if (!isDate(value)) {
    throw new InvalidArgumentError(
      "A date is year-month-day and one that the calendar has, such as 2026-03-14.",
    );
  }
  return value;
}

/** A whole number from 1. */
export const countArgument = (value: string): number => wholeNumber(value, 1);

/** A whole number from `least` to 999999. */
export function wholeNumber(value: string, least: number): number {
  const number = Number(value);
  if (!/^\d{1,6}$/.test(value) || number < least)
    throw new InvalidArgumentError(`Give a whole number from ${least}.`);
  return number;
}

/** As-of and today; neither the day asked for nor `since` may lie ahead. */
export function datesOf(
  io: Io,
  { asOf, since }: { readonly asOf?: IsoDate; readonly since?: IsoDate },
): { readonly today: IsoDate; readonly asOf: IsoDate } {
  const today = dateOf(io.now());
  for (const [name, date] of [
    ["--as-of", asOf],
    ["--since", since],
  ] as const) {
    if (date !== undefined && date > today) {
      throw new InputError(
        `${name} ${date} is later than today, ${today}`,
        "Give today or a day before it.",
      );
    }
  }
  const on = asOf ?? today;
  if (since !== undefined && since > on) {
    throw new InputError(
      `--since ${since} is later than the day it is compared with, ${on}`,
      "Give an earlier day.",
    );
  }
  return { today, asOf: on };
}

/** Colour only where it is wanted: on a terminal without NO_COLOR, or when asked for. */
export const colorFor = (
  io: Io,
  { color }: CommonOptions,
  terminal = io.stdoutIsTerminal,
): boolean => color ?? (terminal && !io.env["NO_COLOR"] && io.env["TERM"] !== "dumb");

/** Examples at the end of a command's help. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${asStarted(line)}`).join("\n")}\n`;
