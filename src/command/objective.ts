import { proposeObjective } from "../analyse/propose-objective.js";
import { withChangedItem, withItem, written } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadEvidence } from "../load/load-evidence.js";
import { loadFramework } from "../load/load-framework.js";
import { readBodies } from "../load/read-bodies.js";
import { dateOf, type IsoDate } from "../model/date.js";
import type { Objective } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import type { Fields } from "../parse/fields.js";
import { printable } from "../words/printable.js";
import { didYouMean } from "../words/suggest.js";
import type { Command } from "./command.js";
import { competenciesNamed } from "./competencies-named.js";
import { changeEvidence, type EditOptions, editOptions } from "./edit-file.js";
import { entryIndex } from "./entry-number.js";
import { fileFirst } from "./file-first.js";
import { common, dateArgument, examples } from "./options.js";

interface ObjectiveOptions extends EditOptions {
  readonly aim?: string;
  readonly measure?: string;
  readonly competencies?: readonly string[];
  readonly support?: string;
  readonly start?: IsoDate;
  readonly by?: IsoDate;
  readonly review?: IsoDate;
  readonly private?: boolean;
  readonly outcome?: string;
  readonly date?: IsoDate;
}

const actions = ["add", "done", "drop", "edit", "list"] as const;

/** The fields that were given, in the order in which a file has them. */
async function fieldsFrom(io: Io, framework: Framework, options: ObjectiveOptions) {
  const { aim, measure, support, start, by, review } = options;
  const competencies = await competenciesNamed(io, framework, options.competencies ?? []);
  return written({
    ...{ aim, measure, competencies, support, start, by, review },
    private: options.private,
  });
}

const objectiveLine = (one: Objective, index: number, today: IsoDate): string => {
  const { status = "open", by, closed, competencies = [] } = one;
  const isOverdue = status === "open" && by !== undefined && by < today;
  const facts = [
    status,
    ...(closed === undefined ? [] : [closed]),
    ...(by === undefined || status !== "open" ? [] : [`by ${by}`]),
    ...(isOverdue ? ["overdue"] : []),
    ...competencies,
    ...(one.private ? ["private"] : []),
  ];
  return `${String(index + 1).padStart(3)}  ${printable(`${one.aim} (${facts.join(", ")})`)}\n`;
};

/** A new objective: in the person's own words, or proposed for a competency. */
async function added(
  io: Io,
  framework: Framework,
  words: readonly string[],
  options: ObjectiveOptions,
): Promise<Fields> {
  const [first = ""] = words;
  const competency = framework.competencies.find(({ id }) => id === first.toUpperCase());
  const fields = await fieldsFrom(io, framework, options);
  if (competency !== undefined && words.length === 1) {
    const body = readBodies(io, [competency])(competency);
    return { ...proposeObjective(framework, competency, body), ...fields };
  }
  const aim = options.aim ?? words.join(" ");
  const asked = aim === "" && io.canAsk ? await io.questions.text("What do you want to do?") : aim;
  if (asked === "")
    throw new InputError(
      "Say what you want to do",
      "Give it in your own words, or the id of a competency to have one proposed.",
    );
  return { aim: asked, ...fields };
}

async function run(io: Io, words: readonly string[], options: ObjectiveOptions): Promise<number> {
  const [path, action = "list", ...rest] = fileFirst(io, words, actions);
  const framework = loadFramework(io, options.framework);
  const today = dateOf(io.now());
  const { objectives = [] } = loadEvidence(io, framework, path, today).file;
  if (!actions.some((one) => one === action))
    throw new InputError(
      `\`${action}\` is nothing to do with an objective`,
      didYouMean(action, actions),
    );
  if (action === "list") {
    const lines = objectives.map((one, index) => objectiveLine(one, index, today));
    io.out(lines.join("") || "No objectives yet.\n");
    return exit.done;
  }
  if (action === "add") {
    const objective = await added(io, framework, rest, options);
    changeEvidence(io, framework, path, options, (file) => withItem(file, "objectives", objective));
    return exit.done;
  }
  const index = entryIndex(objectives, Number(rest[0] ?? 0), {
    what: "objective",
    command: "objective",
    path,
  });
  const fields = await fieldsFrom(io, framework, options);
  const closing = {
    status: action === "done" ? "done" : "dropped",
    closed: options.date ?? today,
  };
  const change = written({
    ...fields,
    ...(action === "edit" ? {} : closing),
    outcome: options.outcome,
  });
  if (Object.keys(change).length === 0)
    throw new InputError(
      "Say what is to be different",
      "Give the fields with their new values, such as --by or --measure.",
    );
  changeEvidence(io, framework, path, options, (file) =>
    withChangedItem(file, "objectives", index, (one) => ({ ...one, ...change })),
  );
  return exit.done;
}

export const objective: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("objective")
      .summary("add an objective, close one, or list them")
      .description(
        "Objectives that you and your manager agreed: add one in your own words, or have one proposed for a competency; mark one as done or dropped; change one; list them.",
      )
      .argument("<me.yaml>", "your evidence file")
      .argument("[what...]", "add …, done N, drop N, edit N or list")
      .optionsGroup("The objective:")
      .option("--aim <text>", "what you want to do")
      .option("--measure <text>", "how you will know")
      .option("--competencies <ids...>", "what it serves: ids, or words to look for")
      .option("--support <text>", "what or who will help")
      .option("--start <date>", "when it starts", dateArgument)
      .option("--by <date>", "when it should be done", dateArgument)
      .option("--review <date>", "when you will look at it again", dateArgument)
      .option("--private", "yours alone: it appears in nothing made for others")
      .optionsGroup("Closing one:")
      .option("--outcome <text>", "what came of it")
      .option("--date <date>", "when it was closed (default: today)", dateArgument);
    common(editOptions(command))
      .addHelpText(
        "after",
        examples(
          "ahp-career objective me.yaml add RS-5-03 --by 2027-03-31",
          'ahp-career objective me.yaml done 2 --outcome "Presented to the team"',
        ),
      )
      .action(async (path: string, what: readonly string[], options: ObjectiveOptions) =>
        finish(await run(io, [path, ...what], options)),
      );
  },
};
