import { withItem, withRating } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { readText } from "../load/text-file.js";
import { dateOf, type IsoDate } from "../model/date.js";
import type { Framework } from "../model/framework.js";
import { parseEvidence } from "../parse/evidence.js";
import { type Fields, fieldsOf, isFields, isText, listOf } from "../parse/fields.js";
import { commandLine, pathWord } from "../words/command-line.js";
import { listed } from "../words/listed.js";
import type { Command } from "./command.js";
import { changeEvidence, type EditOptions, editOptions } from "./edit-file.js";
import { bandNamed, levelOf, pillarOf } from "./name-lookup.js";
import { common, dateArgument, examples } from "./options.js";
import { asNumber } from "./written-band.js";

interface AgreeOptions extends EditOptions {
  readonly date?: IsoDate;
  readonly with?: string;
  readonly from?: string;
}

const everyPillar = "all";

/** What an appraisal agreed, as a file says it: the fields of an evidence file that two people agree on. */
const agreedFields = ["format", "date", "with", "agreed", "ratings", "objectives"];

/**
 * Reads a file with what was agreed: `agreed`, `ratings` and `objectives` as in an evidence file, and `date` and `with` for
 * those that name none. Ratings in one word are the supervisor's. Throws InputError where it has anything else.
 */
function appraisalFrom(io: Io, path: string): Fields {
  const { file, findings: unreadable } = readText(io, path);
  const read = file === null ? null : parseEvidence(file);
  const [wrong] = [...unreadable, ...(read?.findings ?? [])];
  if (wrong !== undefined) throw new InputError(`${path}: ${wrong.message}`, wrong.hint);
  const data = fieldsOf(read?.data);
  const strange = Object.keys(data).filter((name) => !agreedFields.includes(name));
  if (strange.length > 0 || !["agreed", "ratings", "objectives"].some((name) => data[name]))
    throw new InputError(
      strange.length > 0
        ? `${path} has \`${strange[0]}\`, which no appraisal agrees`
        : `${path} agrees nothing`,
      "It may have `agreed`, `ratings` and `objectives` as in an evidence file, and `date` and `with` for all of them.",
    );
  return data;
}

/** An evidence file with all that an appraisal agreed, each once however often it is taken. */
function withAppraisal(file: Fields, appraisal: Fields, options: AgreeOptions, today: IsoDate) {
  const date = options.date ?? (isText(appraisal["date"]) ? appraisal["date"] : today);
  const who = options.with ?? (isText(appraisal["with"]) ? appraisal["with"] : undefined);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  let result = file;
  const add = (list: "agreed" | "objectives", item: Fields): void => {
    if (!listOf(result[list]).some((one) => same(one, item))) result = withItem(result, list, item);
  };
  for (const one of listOf(appraisal["agreed"]))
    add("agreed", { date, ...(who ? { with: who } : {}), ...fieldsOf(one) });
  for (const one of listOf(appraisal["objectives"])) add("objectives", fieldsOf(one));
  for (const [id, value] of Object.entries(fieldsOf(appraisal["ratings"]))) {
    if (value === null) continue;
    const theirs = isFields(value) ? fieldsOf(value["supervisor"]) : { rating: value };
    const supervisor =
      Object.keys(theirs).length === 0
        ? undefined
        : { ...(who ? { by: who } : {}), date, ...theirs };
    const { self, note, reason } = isFields(value) ? value : {};
    const patch = { self, supervisor, note, reason } as Parameters<typeof withRating>[2];
    result = withRating(result, id, patch);
  }
  return result;
}

/** The agreement of a level in one pillar, or in each of them. */
function agreements(
  framework: Framework,
  [pillar, level]: readonly (string | undefined)[],
  { with: who }: AgreeOptions,
  date: IsoDate,
): readonly Fields[] {
  const { pillars, bands } = framework.manifest;
  if (pillar === undefined || level === undefined)
    throw new InputError(
      "Say which pillar and which level were agreed",
      `For example: ${commandLine("agree")} me.yaml ${pillars[0]?.id} ${bands[0]?.band}. \`${everyPillar}\` means every pillar.`,
    );
  if (levelOf(framework, level) === "core")
    throw new InputError("Core is no level to agree", "Agree a band: it includes the core.");
  const wanted =
    pillar.toLowerCase() === everyPillar
      ? pillars.map(({ id }) => id)
      : [pillarOf(framework, pillar) as string];
  const band = asNumber(bandNamed(framework, level) ?? level);
  return wanted.map((id) => ({ pillar: id, band, date, ...(who ? { with: who } : {}) }));
}

function run(
  io: Io,
  path: string,
  names: readonly (string | undefined)[],
  options: AgreeOptions,
): number {
  const framework = loadFramework(io, options.framework);
  const today = dateOf(io.now());
  if (options.from !== undefined) {
    const appraisal = appraisalFrom(io, options.from);
    changeEvidence(io, framework, path, options, (file) =>
      withAppraisal(file, appraisal, options, today),
    );
    return exit.done;
  }
  const added = agreements(framework, names, options, options.date ?? today);
  changeEvidence(io, framework, path, options, (file) =>
    added.reduce((so, one) => withItem(so, "agreed", one), file),
  );
  io.err(
    `Agreed: ${listed(added.map(({ pillar }) => String(pillar)))}. See where you are: ${commandLine("gap")} ${pathWord(path)}\n`,
  );
  return exit.done;
}

export const agree: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("agree")
      .summary("record a level that was agreed")
      .description(
        "Record a level that was agreed at an appraisal, in one pillar or in all; or everything that an appraisal agreed, from a file.",
      )
      .argument("<me.yaml>", "your evidence file")
      .argument("[pillar]", "the pillar, or all")
      .argument("[level]", "the level that was agreed")
      .optionsGroup("The agreement:")
      .option("--date <date>", "when it was agreed (default: today)", dateArgument)
      .option("--with <role>", "who agreed it with you: a role, not a name")
      .option("--from <file>", "take levels, ratings and objectives from a file");
    common(editOptions(command))
      .addHelpText(
        "after",
        examples(
          'ahp-career agree me.yaml research 6 --with "line manager"',
          "ahp-career agree me.yaml --from appraisal.yaml",
        ),
      )
      .action((path: string, pillar: string, level: string, options: AgreeOptions) =>
        finish(run(io, path, [pillar, level], options)),
      );
  },
};
