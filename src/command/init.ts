import { dirname, join, relative, resolve, sep } from "node:path";
import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { diagnose } from "../check/diagnose.js";
import { isSupportWorker, signpost } from "../check/rules/support-worker.js";
import { newEvidenceFile } from "../edit/new-evidence-file.js";
import { exit, InputError } from "../exit.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { displayName } from "../load/text-file.js";
import { dateOf } from "../model/date.js";
import { parseEvidence } from "../parse/evidence.js";
import { commandLine, pathWord } from "../words/command-line.js";
import type { Command } from "./command.js";
import { bandNamed, professionNamed, roleOf, settingNamed } from "./name-lookup.js";
import { type CommonOptions, common, dateArgument, examples, given } from "./options.js";

interface InitOptions extends CommonOptions {
  readonly profession?: string;
  readonly band?: string;
  readonly setting?: string;
  readonly name?: string;
  readonly targetBand?: string;
  readonly targetRole?: string;
  readonly by?: string;
  readonly yes?: boolean;
}

function run(io: Io, path: string, options: InitOptions): number {
  const target = resolve(io.cwd, path);
  if (io.kind(target) !== "missing") {
    throw new InputError(
      `${path} exists already, and it stays as it is`,
      `Give another name: ${commandLine("init")} my-name.yaml …`,
    );
  }
  const framework = loadFramework(io, options.framework);
  const { professions, bands } = framework.manifest;
  const { profession, band } = options;
  if (band === undefined || (profession === undefined && professions.length > 0)) {
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
  if (options.yes !== true) {
    throw new InputError(
      `${path} has not been written yet`,
      "Add --yes to write it with the flags you have given.",
    );
  }
  for (const person of [{ profession, band }, { band: options.targetBand }])
    if (isSupportWorker(framework.manifest, person))
      throw new InputError(...signpost(framework.manifest));
  const schema = relative(dirname(target), join(io.home, "schemas", "evidence.schema.json"))
    .split(sep)
    .join("/");
  const ids = given({
    profession: professionNamed(framework, profession),
    setting: settingNamed(framework, options.setting),
    targetRole: roleOf(framework, options.targetRole),
    targetBand: bandNamed(framework, options.targetBand),
  });
  const named = bandNamed(framework, band) ?? band;
  const text = newEvidenceFile(framework, { ...options, ...ids, band: named, schema });
  const source = { name: path, text };
  const { data, findings } = parseEvidence(source);
  const wrong = [
    ...findings,
    ...(data === null ? [] : checkEvidence(framework, source, data, dateOf(io.now()))),
  ];
  const first = diagnose(wrong, [source], evidenceLevels(framework)).find(
    ({ severity }) => severity === "error",
  );
  if (first !== undefined) throw new InputError(first.message, first.hint ?? undefined);
  try {
    io.write(target, text, { replace: false });
  } catch (error) {
    throw new InputError(`${path} cannot be written: ${reasonFor(error)}`, "Nothing was changed.");
  }
  io.err(
    `Wrote ${displayName(io, path)}. Open it in any text editor, then: ${commandLine("gap")} ${pathWord(displayName(io, path))}\n`,
  );
  return exit.done;
}

export const init: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("init")
      .summary("start your own evidence file")
      .description("Start an evidence file. An existing file is never overwritten.")
      .argument("[me.yaml]", "the file to make", "me.yaml")
      .optionsGroup("About you:")
      .option("--profession <profession>", "such as physiotherapist or occupational-therapist")
      .option("--band <band>", "your band, or another name of your level")
      .option("--setting <setting>", "where you work (default: the framework's first)")
      .option("--name <name>", "optional; a pseudonym is fine")
      .optionsGroup("What you aim for:")
      .option("--target-band <band>", "the band you aim for (default: your own)")
      .option("--target-role <role>", "a role profile instead")
      .option("--by <date>", "when you hope to be there", dateArgument)
      .option("--yes", "write the file with these flags");
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career init me.yaml --profession physiotherapist --band 6 --target-band 7 --yes",
          "ahp-career init --profession occupational-therapist --band experienced --yes",
        ),
      )
      .action((path: string, options: InitOptions) => finish(run(io, path, options)));
  },
};
