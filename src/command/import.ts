import { InvalidArgumentError } from "commander";
import { withItem, withRating } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { isView, type LoadedView, viewCheck } from "../load/load-view.js";
import { readTable } from "../load/read-table.js";
import { displayName, readText } from "../load/text-file.js";
import { dateOf } from "../model/date.js";
import type { Framework } from "../model/framework.js";
import { type Fields, fieldsOf, listOf } from "../parse/fields.js";
import { type LogField, logFields, mappingOf, type Row, readLogTable } from "../parse/log-table.js";
import { count, ratingWords } from "../report/words.js";
import { commandLine, pathWord } from "../words/command-line.js";
import { fold } from "../words/fold.js";
import { listed } from "../words/listed.js";
import { printable } from "../words/printable.js";
import type { Command } from "./command.js";
import { changeEvidence, type EditOptions, editOptions } from "./edit-file.js";
import { common, examples } from "./options.js";

interface ImportOptions extends EditOptions {
  readonly map?: Readonly<Partial<Record<LogField, string>>>;
  readonly skipBad?: boolean;
}

/** `date=Date completed`, one after another. */
function mapArgument(
  value: string,
  before: ImportOptions["map"] = {},
): Readonly<Partial<Record<LogField, string>>> {
  const [, field = "", heading = ""] = /^(\w+)=(.+)$/.exec(value) ?? [];
  if (!logFields.includes(field as LogField))
    throw new InvalidArgumentError(
      `Write a field and its heading, such as date="Date completed". Fields: ${logFields.join(", ")}.`,
    );
  return { ...before, [field]: heading };
}

/** The same activity: its day and its title, however written. */
const sameness = (entry: Fields): string =>
  `${entry["date"]} ${fold(String(entry["title"])).replace(/\s+/g, " ").trim()}`;

/** The mapping as people can check it: each field with the heading it was taken from. */
const mappingText = (row: Row, columns: Readonly<Partial<Record<LogField, number>>>): string =>
  logFields
    .flatMap((field) => {
      const at = columns[field];
      return at === undefined
        ? []
        : [`  ${field.padEnd(10)} ← ${printable(row[at] ?? "").trim()}\n`];
    })
    .join("");

async function importLog(
  io: Io,
  framework: Framework,
  [path, from]: readonly [string, string],
  options: ImportOptions,
): Promise<number> {
  const rows = await readTable(io, from);
  const name = printable(displayName(io, from));
  const mapping = mappingOf(rows, options.map ?? {});
  if (mapping === null) {
    const found = rows.find((row) => row.filter((cell) => cell.trim() !== "").length > 1) ?? [];
    throw new InputError(
      `No row of ${name} has headings for a date and a title`,
      `Say which they are: --map date="…" --map title="…". ${found.length === 0 ? "The file has no rows." : `Its columns are: ${found.filter((one) => one.trim() !== "").join(", ")}.`}`,
    );
  }
  const head = rows[mapping.head] ?? [];
  for (const [field, heading] of Object.entries(options.map ?? {}))
    if (mapping.columns[field as LogField] === undefined)
      throw new InputError(
        `${name} has no column “${heading}”`,
        `Its columns are: ${head.filter((one) => one.trim() !== "").join(", ")}.`,
      );
  io.err(`Columns of ${name}:\n${mappingText(head, mapping.columns)}`);
  const left = head.filter(
    (one, at) => one.trim() !== "" && !Object.values(mapping.columns).includes(at),
  );
  if (left.length > 0) io.err(`  not taken: ${printable(left.join(", "))}\n`);
  const { entries, bad, unmapped } = readLogTable(
    framework.manifest,
    rows,
    mapping,
    dateOf(io.now()),
  );
  for (const { row, why } of bad) io.err(`${name}, row ${row}: ${printable(why)}\n`);
  if (bad.length > 0 && !options.skipBad)
    throw new InputError(
      `${count(bad.length, "row")} of ${name} cannot be taken, and nothing was written`,
      "Correct them, or leave them out with --skip-bad.",
    );
  if (unmapped.length > 0)
    io.err(
      `No kind of evidence for: ${printable(unmapped.join(", "))}. Those entries have no type.\n`,
    );
  let known = 0;
  changeEvidence(io, framework, path, options, (file) => {
    const there = new Set(listOf(file["evidence"]).map((one) => sameness(fieldsOf(one))));
    known = 0;
    return entries.reduce((so: Fields, one) => {
      const key = sameness(one as unknown as Fields);
      if (there.has(key)) {
        known += 1;
        return so;
      }
      there.add(key);
      return withItem(so, "evidence", one as unknown as Fields);
    }, file);
  });
  const twice = known === 0 ? "" : `, ${known} ${known === 1 ? "was" : "were"} there already`;
  const skipped = bad.length === 0 ? "" : `, ${bad.length} left out`;
  io.err(
    `${count(entries.length - known, "entry", "entries")} ${options.dryRun ? "would be added" : "added"}${twice}${skipped}. Say what they support: ${commandLine("log --list")} ${pathWord(displayName(io, path))}\n`,
  );
  return exit.done;
}

/** A manager's view beside the person's own ratings, never over them. A newer date replaces an older one. */
function importView(
  io: Io,
  framework: Framework,
  path: string,
  { view }: LoadedView,
  options: ImportOptions,
): number {
  const rated = Object.entries(view.ratings).flatMap(([id, value]) =>
    value === null ? [] : [{ id, ...(typeof value === "string" ? { rating: value } : value) }],
  );
  const older: string[] = [];
  const { loaded } = changeEvidence(io, framework, path, options, (file) =>
    rated.reduce((so: Fields, { id, rating, reason }) => {
      const before = fieldsOf(fieldsOf(fieldsOf(so["ratings"])[id])["supervisor"]);
      if (typeof before["date"] === "string" && before["date"] > view.date) {
        older.push(id);
        return so;
      }
      const { by, date } = view;
      return withRating(so, id, {
        supervisor: { rating, by, date, ...(reason ? { reason } : {}) },
      });
    }, file),
  );
  const differing = rated.flatMap(({ id, rating }) => {
    const own = loaded.file.ratings?.[id];
    const self = typeof own === "object" ? own.self : own;
    return self === undefined || self === rating || older.includes(id)
      ? []
      : [`  ${id}  you: ${ratingWords[self]}; ${printable(view.by)}: ${ratingWords[rating]}\n`];
  });
  if (older.length > 0) io.err(`Newer ratings stay: ${listed(older)}.\n`);
  if (differing.length > 0) io.err(`Where you differ, to talk about:\n${differing.join("")}`);
  io.err(`${count(rated.length - older.length, "rating")} beside your own.\n`);
  return exit.done;
}

async function run(io: Io, path: string, from: string, options: ImportOptions): Promise<number> {
  const framework = loadFramework(io, options.framework);
  const read = readText(io, from);
  return isView(read)
    ? importView(io, framework, path, viewCheck(framework, dateOf(io.now()))(read), options)
    : importLog(io, framework, [path, from], options);
}

const command: Command = {
  configure: (program, { io, finish }) => {
    const built = program
      .command("import")
      .summary("bring in a CPD log, or your manager's ratings")
      .description(
        "Add the entries of a CPD log (CSV or XLSX), or the ratings of a manager's view, to your evidence file. Nothing is written unless every row could be read.",
      )
      .argument("<me.yaml>", "your evidence file")
      .argument("<file>", "the log (.csv, .xlsx), or a view (.yaml)")
      .optionsGroup("The log:")
      .option('--map <field="Heading">', "which column holds a field; may be repeated", mapArgument)
      .option("--skip-bad", "leave out rows that cannot be read, and say which");
    common(editOptions(built))
      .addHelpText(
        "after",
        examples(
          "ahp-career import me.yaml cpd-log.csv --dry-run",
          'ahp-career import me.yaml cpd.xlsx --map date="Date completed"',
        ),
      )
      .action(async (path: string, from: string, options: ImportOptions) =>
        finish(await run(io, path, from, options)),
      );
  },
};

export { command as import };
