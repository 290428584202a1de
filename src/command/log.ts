import { withChangedItem, withItem, written } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadEvidence } from "../load/load-evidence.js";
import { loadFramework } from "../load/load-framework.js";
import { dateOf, type IsoDate, isDate } from "../model/date.js";
import type { EvidenceEntry } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { Fields } from "../parse/fields.js";
import { commandLine, pathWord } from "../words/command-line.js";
import { printable } from "../words/printable.js";
import type { Command } from "./command.js";
import { competenciesNamed } from "./competencies-named.js";
import { changeEvidence, type EditOptions, editOptions } from "./edit-file.js";
import { entryIndex, hoursArgument } from "./entry-number.js";
import { evidenceTypeNamed } from "./name-lookup.js";
import { common, countArgument, dateArgument, examples } from "./options.js";

interface LogOptions extends EditOptions {
  readonly title?: string;
  readonly type?: string;
  readonly date?: IsoDate;
  readonly end?: IsoDate;
  readonly hours?: number;
  readonly supports?: readonly string[];
  readonly link?: string;
  readonly reflection?: string;
  readonly learned?: string;
  readonly benefit?: string;
  readonly confirmedBy?: string;
  readonly confirmedOn?: IsoDate;
  readonly private?: boolean;
  readonly list?: boolean;
  readonly confirm?: number;
  readonly edit?: number;
  readonly remove?: number;
  readonly yes?: boolean;
}

/** The fields of an entry that were given, in the order in which a file has them. */
async function fieldsFrom(io: Io, framework: Framework, options: LogOptions): Promise<Fields> {
  const { title, date, end, hours, link, reflection, learned, benefit } = options;
  const supports = await competenciesNamed(io, framework, options.supports ?? []);
  const confirmed = written({ by: options.confirmedBy, date: options.confirmedOn });
  const type = evidenceTypeNamed(framework, options.type);
  const texts = { link, reflection, learned, benefit };
  return written({
    ...{ title: title?.trim(), type, date, end, hours, supports, ...texts, confirmed },
    private: options.private,
  });
}

/** The entry that a person describes when asked. */
async function askedEntry(io: Io, framework: Framework): Promise<LogOptions> {
  const { questions } = io;
  const dated = (value: string): string | true =>
    isDate(value.trim()) || "A date is year-month-day, such as 2026-03-14.";
  const title = await questions.text("What did you do?", {
    check: (value) => value.trim() !== "" || "Give it a title in a few words.",
  });
  const types = framework.manifest.evidenceTypes.map(({ id, title: name }) => ({
    name,
    value: id,
  }));
  const type =
    types.length === 0
      ? ""
      : await questions.choose("What kind of evidence is it?", [
          ...types,
          { name: "Something else", value: "" },
        ]);
  const date = await questions.text("When? (year-month-day)", {
    default: dateOf(io.now()),
    check: dated,
  });
  const what = await questions.text(
    "What does it support? Ids, or your own words; Enter for nothing yet",
  );
  const supports = await competenciesNamed(io, framework, [what]);
  const reflection = await questions.text("What changed because of it? Enter for nothing yet");
  return {
    title,
    date,
    ...(type === "" ? {} : { type }),
    supports,
    ...(reflection === "" ? {} : { reflection }),
  };
}

const entryLine = (entry: EvidenceEntry, index: number): string => {
  const { type, supports = [], confirmed } = entry;
  const facts = [
    ...(type === undefined ? [] : [type]),
    ...supports,
    ...(confirmed === undefined ? [] : ["confirmed"]),
    ...(entry.private ? ["private"] : []),
  ];
  const behind = facts.length === 0 ? "" : ` (${facts.join(", ")})`;
  return `${String(index + 1).padStart(3)}  ${entry.date}  ${printable(`${entry.title}${behind}`)}\n`;
};

async function run(io: Io, path: string, options: LogOptions): Promise<number> {
  const framework = loadFramework(io, options.framework);
  const today = dateOf(io.now());
  const numbered = options.confirm ?? options.edit ?? options.remove;
  const looks = options.list === true || numbered !== undefined || options.title === undefined;
  // Adding an entry reads the file when it is changed, and not before.
  const { evidence = [] } = looks ? loadEvidence(io, framework, path, today).file : {};
  if (options.list) {
    io.out(evidence.map(entryLine).join("") || "No entries yet.\n");
    return exit.done;
  }
  if (numbered !== undefined) {
    const index = entryIndex(evidence, numbered, { what: "entry", command: "log --list", path });
    const old = evidence[index] as EvidenceEntry;
    const change = await changeOf(io, framework, old, options);
    changeEvidence(io, framework, path, options, (file, { file: now }) => {
      // Another program may have added or taken out entries since.
      const place = (now.evidence ?? []).findIndex(
        (one, at) => at === index && one.title === old.title && one.date === old.date,
      );
      if (place < 0) throw new InputError("The entries have changed meanwhile", "Try again.");
      return withChangedItem(file, "evidence", place, change);
    });
    return exit.done;
  }
  if (options.title === undefined && !io.canAsk)
    throw new InputError(
      "Say what it was",
      `For example: ${commandLine("log")} ${pathWord(path)} --title "Falls clinic audit" --supports RS-6-02`,
    );
  const given =
    options.title === undefined ? { ...options, ...(await askedEntry(io, framework)) } : options;
  const entry = await fieldsFrom(io, framework, { ...given, date: given.date ?? today });
  changeEvidence(io, framework, path, options, (file) => withItem(file, "evidence", entry));
  return exit.done;
}

/** What happens to an entry that is there already; null takes it out. */
async function changeOf(
  io: Io,
  framework: Framework,
  old: EvidenceEntry,
  options: LogOptions,
): Promise<(entry: Fields) => Fields | null> {
  if (options.remove !== undefined) {
    const isSure =
      options.yes === true ||
      options.dryRun === true ||
      (io.canAsk && (await io.questions.confirm(`Take out “${old.title}”?`, false)));
    if (!isSure)
      throw new InputError(
        `“${old.title}” stays`,
        io.canAsk ? undefined : "Add --yes to take it out.",
      );
    return () => null;
  }
  const fields = await fieldsFrom(io, framework, options);
  if (options.confirm !== undefined) {
    const by =
      options.confirmedBy ??
      (io.canAsk ? await io.questions.text("Who confirmed it? A role, not a name") : "");
    const date = options.confirmedOn ?? dateOf(io.now());
    return (entry) => ({ ...entry, confirmed: written({ by, date }) });
  }
  if (Object.keys(fields).length > 0) return (entry) => ({ ...entry, ...fields });
  throw new InputError(
    "Say what is to be different",
    "Give the fields with their new values, such as --title or --supports.",
  );
}

export const log: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("log")
      .summary("add what you have done to your evidence file")
      .description(
        "Add an entry to your evidence file, or change one. Everything else in the file stays as it is.",
      )
      .argument("<me.yaml>", "your evidence file")
      .optionsGroup("The entry:")
      .option("--title <title>", "what it was")
      .option("--type <type>", "the kind of evidence, such as audit")
      .option("--date <date>", "when (default: today)", dateArgument)
      .option("--end <date>", "the last day, where it took longer than one", dateArgument)
      .option("--hours <number>", "how long it took", hoursArgument)
      .option("--supports <ids...>", "the competencies it supports: ids, or words to look for")
      .option("--link <place>", "where you keep it; never opened")
      .option("--reflection <text>", "what changed because of it")
      .option("--learned <text>", "what you learned")
      .option("--benefit <text>", "what it did for others")
      .option("--confirmed-by <role>", "who has confirmed it: a role, not a name")
      .option("--confirmed-on <date>", "when they did", dateArgument)
      .option("--private", "yours alone: it appears in nothing made for others")
      .optionsGroup("Entries that are there:")
      .option("--list", "show them with their numbers")
      .option("--confirm <number>", "add who confirmed an entry, and when", countArgument)
      .option("--edit <number>", "give fields of an entry new values", countArgument)
      .option("--remove <number>", "take an entry out", countArgument)
      .option("--yes", "do not ask whether to take it out");
    common(editOptions(command))
      .addHelpText(
        "after",
        examples(
          'ahp-career log me.yaml --title "Falls clinic audit" --type audit --supports RS-6-02',
          'ahp-career log me.yaml --confirm 3 --confirmed-by "clinical supervisor"',
        ),
      )
      .action(async (path: string, options: LogOptions) => finish(await run(io, path, options)));
  },
};
