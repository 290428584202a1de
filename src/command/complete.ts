import { exit } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { bandNames } from "../model/band.js";
import type { Framework } from "../model/framework.js";
import { printable } from "../words/printable.js";
import type { Command } from "./command.js";

/** A command as commander defines it; the build writes these down, so that answering loads no other command. */
interface Outline {
  readonly name: string;
  readonly summary: string;
  readonly values: readonly Value[];
  readonly options: readonly (Value & { readonly flags: readonly string[] })[];
}

/** What an option or an argument takes: `takes` is what stands between its brackets, empty where it takes nothing. */
interface Value {
  readonly name: string;
  readonly takes: string;
  readonly many: boolean;
  readonly summary: string;
  readonly choices: readonly string[];
}

type Offer = readonly [value: string, summary: string];
type Offers = (framework: Framework) => readonly Offer[];

const titled =
  (
    list: (framework: Framework) => readonly { readonly id: string; readonly title: string }[],
  ): Offers =>
  (framework) =>
    list(framework).map(({ id, title }) => [id, title]);
const words =
  (...list: readonly string[]): Offers =>
  () =>
    list.map((word) => [word, ""]);

const ids = titled(({ competencies }) => competencies);
const pillars = titled(({ manifest }) => manifest.pillars);
const roles = titled(({ roles: all }) => all);
const levels: Offers = ({ manifest, competencies }) => {
  const core = competencies.some(({ band }) => band === "core") ? ["core"] : [];
  return [...core, ...bandNames(manifest)].map((name) => [name, ""]);
};

/** What the framework has for an option of this name, or for an argument of this name. */
const known: Readonly<Record<string, Offers>> = {
  id: ids,
  supports: ids,
  competencies: ids,
  what: (framework) => [...ids(framework), ...pillars(framework), ...roles(framework)],
  pillar: pillars,
  role: roles,
  "target-role": roles,
  band: levels,
  level: levels,
  "target-band": levels,
  type: titled(({ manifest }) => manifest.evidenceTypes),
  profession: titled(({ manifest }) => manifest.professions),
  setting: titled(({ manifest }) => manifest.settings),
  theme: titled(({ manifest }) => manifest.themes),
  rating: words("met", "developing", "not-yet", "no-opportunity", "not-applicable"),
};

const files = /^(file|folder|path|place|.*\.yaml)$/;
/** A word that no shell reads as anything else. Ids are a framework's, and so anybody's: others are not offered. */
const plain = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

function outlines(io: Io): readonly Outline[] {
  const text = new TextDecoder().decode(io.read(`${io.home}/dist/completion.json`, 1024 * 1024));
  return JSON.parse(text) as readonly Outline[];
}

/** What may stand where a value does; null where it is a file. */
function valuesOf(io: Io, value: Value, folder: string | undefined): readonly Offer[] | null {
  if (value.choices.length > 0) return words(...value.choices)({} as Framework);
  if (files.test(value.takes)) return null;
  const offers = known[value.name];
  if (offers === undefined) return [];
  try {
    return offers(loadFramework(io, folder)).filter(([word]) => plain.test(word));
  } catch {
    // A framework with errors has its say when a command runs, not at every Tab.
    return [];
  }
}

/** What may stand in the place of the last word, and what starts the value in it (`--band=`). */
function answer(
  io: Io,
  typed: readonly string[],
): [offers: readonly Offer[] | null, start: string] {
  const commands = outlines(io);
  const before = typed.slice(0, -1);
  const last = typed.at(-1) ?? "";
  const command = commands.find(({ name }) => name === before[0]);
  if (before.length === 0) return [commands.map(({ name, summary }) => [name, summary]), ""];
  if (command === undefined) return [[], ""];
  const optionOf = (word: string) => command.options.find(({ flags }) => flags.includes(word));
  const folder = before[before.indexOf("--framework") + 1];
  const framework = before.includes("--framework") ? folder : undefined;

  const [, start = "", flag = ""] = /^((--[a-z-]+)=)/.exec(last) ?? [];
  const written = optionOf(flag);
  if (written !== undefined) return [valuesOf(io, written, framework), start];
  const offered = command.options.flatMap(({ flags, summary }): Offer[] =>
    flags.filter((one) => one.startsWith("--")).map((one) => [one, summary]),
  );
  let open: Value | undefined;
  let place = 0;
  let onlyValues = false;
  for (const word of before.slice(1)) {
    if (!onlyValues && word === "--") {
      onlyValues = true;
      open = undefined;
    } else if (!onlyValues && word.startsWith("-")) {
      const option = optionOf(word);
      open = option?.takes ? option : undefined;
    } else if (open === undefined) place += 1;
    else if (!open.many) open = undefined;
  }
  if (!onlyValues && last.startsWith("-")) return [offered, ""];
  if (open !== undefined) return [valuesOf(io, open, framework), ""];
  const value = command.values[place] ?? command.values.filter(({ many }) => many).at(-1);
  return [value === undefined ? offered : valuesOf(io, value, framework), ""];
}

function run(io: Io, given: readonly string[]): number {
  // Bash takes `--band=6` apart; PowerShell drops an empty word, and is given a blank for it.
  const last = (given.at(-1) ?? "").replace(/^=$/, "").trim();
  const typed = [...given.slice(0, -1).filter((word) => word !== "="), last];
  const [offers, start] = answer(io, typed);
  if (offers === null) io.out(":files\n");
  const wanted = last.slice(start.length).toLowerCase();
  for (const [value, summary] of offers ?? [])
    if (value.toLowerCase().startsWith(wanted))
      io.out(`${start}${value}\t${printable(summary).replace(/\s+/g, " ")}\n`);
  return exit.done;
}

/** Answers the scripts of `completion`: a line for each word that can stand in the last one's place, or `:files`. */
export const complete: Command = {
  configure: (program, { io, finish }) => {
    program
      .command("complete", { hidden: true })
      .summary("answer a shell's completion")
      .argument("[words...]", "what was typed after the program's name")
      .allowUnknownOption()
      .helpOption(false)
      .action((given: readonly string[]) => finish(run(io, given)));
  },
};
