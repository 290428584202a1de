import { dirname, join, relative, resolve, sep } from "node:path";
import { applicable, isRequired, resolveTarget } from "../analyse/gap/target.js";
import { isSupportWorker, signpost } from "../check/rules/support-worker.js";
import { newEvidenceFile } from "../edit/new-evidence-file.js";
import { newView } from "../edit/new-view.js";
import { ratingList } from "../edit/rating-list.js";
import { written } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import { DiagnosticsError } from "../load/diagnostics-error.js";
import { checkedEvidence, loadEvidence } from "../load/load-evidence.js";
import { loadFramework } from "../load/load-framework.js";
import { displayName, textOf } from "../load/text-file.js";
import { resolveBand } from "../model/band.js";
import { dateOf, type IsoDate } from "../model/date.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Competency, Framework } from "../model/framework.js";
import { levelOrder } from "../model/level.js";
import { settingOf } from "../model/setting.js";
import type { Fields } from "../parse/fields.js";
import { commandLine, pathWord } from "../words/command-line.js";
import type { Command } from "./command.js";
import type { InitOptions } from "./init/options.js";
import { askedInit } from "./init/questions.js";
import {
  bandNamed,
  levelOf,
  pillarOf,
  professionNamed,
  roleOf,
  settingNamed,
} from "./name-lookup.js";
import { common, dateArgument, examples } from "./options.js";
import { asNumber } from "./written-band.js";

/** A name that only one setting has for a level says where its people work. */
function settingBy({ manifest }: Framework, band: string): string | undefined {
  const named = manifest.bands.flatMap(({ names }) =>
    Object.entries(names).flatMap(([field, { id }]) => (id === band ? [field] : [])),
  );
  return (
    manifest.settings.find(({ levels }) => levels !== null && named.includes(levels))?.id ??
    manifest.settings[0]?.id
  );
}

/** `6` is agreed in every pillar, `research=6` in one, whatever is agreed in all. */
function agreements(framework: Framework, given: readonly string[], date: IsoDate) {
  const levels = new Map<string, string | number>();
  const parts = given.map((one) => /^(?:(.+)=)?(.+)$/.exec(one) ?? []);
  // What is said of one pillar comes after what is said of all.
  for (const [, pillar, level = ""] of parts.toSorted(
    ([, a], [, b]) => Number(a !== undefined) - Number(b !== undefined),
  )) {
    if (levelOf(framework, level) === "core")
      throw new InputError("Core is no level to agree", "Agree a band: it includes the core.");
    const band = asNumber(bandNamed(framework, level) ?? level);
    for (const { id } of framework.manifest.pillars)
      if (pillar === undefined || id === pillarOf(framework, pillar)) levels.set(id, band);
  }
  return [...levels].map(([pillar, band]) => ({ pillar, band, date }));
}

const refuseSupportWorkers = ({ manifest }: Framework, people: readonly Fields[]): void => {
  for (const person of people)
    if (isSupportWorker(manifest, person)) throw new InputError(...signpost(manifest));
};

/** Every competency that a file's target requires, of these levels where some are named. */
function requiredOf(
  framework: Framework,
  file: EvidenceFile,
  levels?: string,
): readonly Competency[] {
  const target = resolveTarget(framework, file, {});
  const setting = settingOf(framework.manifest, file.person);
  const wanted = levels?.split(",").map((one) => levelOf(framework, one.trim()));
  return applicable(framework, setting, target.supplements).filter(
    (one) =>
      isRequired(framework, one, target) && (wanted === undefined || wanted.includes(one.band)),
  );
}

/** Checks a new file as every file is checked, and writes it. Never over another. */
function writeNew(io: Io, path: string, text: string): void {
  try {
    io.write(resolve(io.cwd, path), text, { replace: false });
  } catch (error) {
    throw new InputError(`${path} cannot be written: ${reasonFor(error)}`, "Nothing was changed.");
  }
}

/** The text of a person's file, from flags or answers. Throws InputError where they do not fit the framework. */
function evidenceText(io: Io, framework: Framework, path: string, options: InitOptions): string {
  const { manifest } = framework;
  const { band = "", profession, targetBand } = options;
  refuseSupportWorkers(framework, [{ profession, band }, { band: targetBand }]);
  const named = bandNamed(framework, band) ?? band;
  const person = written({
    name: options.name,
    profession: professionNamed(framework, profession),
    ...(manifest.regulators.length === 0 ? {} : { registered: true }),
    setting: settingNamed(framework, options.setting) ?? settingBy(framework, named),
    band: asNumber(named),
  });
  const wanted = bandNamed(framework, targetBand);
  const target = written({
    band: wanted === undefined ? undefined : asNumber(wanted),
    role: roleOf(framework, options.targetRole),
    by: options.by,
  });
  const today = dateOf(io.now());
  const agreed = agreements(framework, options.agreed ?? [], options.agreedOn ?? today);
  const file = { format: "ahp-career/evidence@1", person, target } as unknown as EvidenceFile;
  const levels = typeof options.list === "string" ? options.list : undefined;
  const covers = (pillar: string, { band: level }: Competency): string => {
    const highest = agreed
      .filter((one) => one.pillar === pillar)
      .map((one) => resolveBand(manifest, one.band) ?? 0);
    return highest.some((one) => one >= levelOrder(level)) ? ": covered by what was agreed" : "";
  };
  return newEvidenceFile(framework, {
    ...{ person, target, agreed },
    ratings:
      options.list === false
        ? []
        : ratingList(manifest, requiredOf(framework, file, levels), covers),
    schema: schemaPath(io, path, "evidence"),
  });
}

/** The path of a schema as seen from a file. */
const schemaPath = (io: Io, path: string, name: string): string =>
  relative(dirname(resolve(io.cwd, path)), join(io.home, "schemas", `${name}.schema.json`))
    .split(sep)
    .join("/");

/** A manager's own sheet for one person's competencies. */
function startView(io: Io, framework: Framework, path: string, options: InitOptions): number {
  if (options.evidence === undefined)
    throw new InputError(
      "Say whose competencies are to be rated",
      `For example: ${commandLine("init --view manager --evidence me.yaml -o view.yaml")}`,
    );
  const today = dateOf(io.now());
  const { file } = loadEvidence(io, framework, options.evidence, today);
  const levels = typeof options.list === "string" ? options.list : undefined;
  const lines = ratingList(framework.manifest, requiredOf(framework, file, levels));
  const by = options.view ?? "";
  const schema = schemaPath(io, path, "view");
  writeNew(io, path, newView(framework, { by, date: today, ratings: lines, schema }));
  io.err(
    `Wrote ${displayName(io, path)}. Rate one after another: ${commandLine("rate")} ${pathWord(displayName(io, path))}\n`,
  );
  return exit.done;
}

async function run(io: Io, named: string | undefined, given: InitOptions): Promise<number> {
  const isView = given.view !== undefined;
  const path = given.output ?? named ?? (isView ? "view.yaml" : "me.yaml");
  if (io.kind(resolve(io.cwd, path)) !== "missing") {
    throw new InputError(
      `${path} exists already, and it stays as it is`,
      `Give another name: ${commandLine("init")} my-name.yaml …`,
    );
  }
  const framework = loadFramework(io, given.framework);
  if (isView) return startView(io, framework, path, given);
  const asks = io.canAsk && given.yes !== true;
  refuseSupportWorkers(framework, [{ profession: given.profession, band: given.band }]);
  const options = asks ? await askedInit(io, framework, given) : given;
  const { professions, bands } = framework.manifest;
  if (options.band === undefined || (options.profession === undefined && professions.length > 0)) {
    const [first] = professions;
    const example = [
      ...(first === undefined ? [] : ["--profession", first.id]),
      ...["--band", String(bands[0]?.band ?? ""), "--yes"],
    ];
    throw new InputError(
      `A new file needs ${first === undefined ? "" : "a profession and "}a band`,
      `For example: ${commandLine("init me.yaml", example)}`,
    );
  }
  if (!asks && options.yes !== true) {
    throw new InputError(
      `${path} has not been written yet`,
      "Add --yes to write it with the flags you have given.",
    );
  }
  const text = evidenceText(io, framework, path, options);
  try {
    checkedEvidence(framework, textOf(path, Buffer.from(text)), dateOf(io.now()));
  } catch (error) {
    const [wrong] = error instanceof DiagnosticsError ? error.diagnostics : [];
    throw wrong === undefined ? error : new InputError(wrong.message, wrong.hint ?? undefined);
  }
  writeNew(io, path, text);
  const name = pathWord(displayName(io, path));
  io.err(
    `Wrote ${displayName(io, path)}. Rate yourself: ${commandLine("rate")} ${name}. Then see where you are: ${commandLine("gap")} ${name}\n`,
  );
  return exit.done;
}

export const init: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("init")
      .summary("start your own evidence file")
      .description(
        "Start an evidence file: you are asked on a terminal, or give flags with --yes. Or start a manager's own sheet for somebody's competencies. An existing file is never overwritten.",
      )
      .argument("[me.yaml]", "the file to make (default: me.yaml)")
      .option("-o, --output <file>", "the same")
      .optionsGroup("About you:")
      .option("--profession <profession>", "your profession")
      .option("--band <band>", "your band, or another name of your level")
      .option("--setting <setting>", "where you work (default: the framework's first)")
      .option("--name <name>", "optional; a pseudonym is fine")
      .option(
        "--agreed <levels...>",
        "agreed at an appraisal: 6 in every pillar, research=6 in one",
      )
      .option("--agreed-on <date>", "when it was agreed (default: today)", dateArgument)
      .optionsGroup("What you aim for:")
      .option("--target-band <band>", "the band you aim for (default: your own)")
      .option("--target-role <role>", "a role profile instead")
      .option("--by <date>", "when you hope to be there", dateArgument)
      .optionsGroup("The file:")
      .option("--list <levels>", "only these levels in the list to rate, such as core,6")
      .option("--no-list", "no list to rate")
      .option("--yes", "write the file with these flags, and ask nothing")
      .optionsGroup("A manager's sheet:")
      .option("--view <role>", "who rates: a role, such as manager")
      .option("--evidence <me.yaml>", "whose competencies; nothing but the ids is taken from it");
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career init me.yaml --band 6 --agreed 6 --target-band 7 --yes",
          "ahp-career init --view manager --evidence me.yaml -o view.yaml",
        ),
      )
      .action(async (path: string | undefined, options: InitOptions) =>
        finish(await run(io, path, options)),
      );
  },
};
