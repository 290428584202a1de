import { Option } from "commander";
import { type ListFilters, type ListKind, listFramework, listKinds } from "../analyse/list.js";
import { exit } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { listReport } from "../report/list.js";
import type { Command } from "./command.js";
import { levelOf, pillarOf, settingNamed, sourceOf, supplementOf, themeOf } from "./name-lookup.js";
import { type CommonOptions, common, examples, outputOptions } from "./options.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

interface ListOptions extends CommonOptions, OutputOptions, Omit<ListFilters, "band"> {
  readonly kind: ListKind;
  readonly band?: string;
}

async function run(io: Io, options: ListOptions): Promise<number> {
  const framework = loadFramework(io, options.framework);
  const { kind, key, status } = options;
  const items = listFramework(framework, kind, {
    pillar: pillarOf(framework, options.pillar),
    band: levelOf(framework, options.band),
    theme: themeOf(framework, options.theme),
    supplement: supplementOf(framework, options.supplement),
    source: sourceOf(framework, options.source),
    key,
    setting: settingNamed(framework, options.setting),
    status,
  });
  await publish(io, listReport, { framework, kind, items }, options);
  return exit.done;
}

export const list: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("list")
      .summary("list competencies, roles, resources …")
      .description(
        "List what the framework holds, narrowed as you like. Retired competencies are left out unless --status asks for them.",
      )
      .optionsGroup("What to list:")
      .addOption(
        new Option("--kind <kind>", "what to list").choices(listKinds).default("competencies"),
      )
      .option("--pillar <pillar>", "a pillar, by its id or its code")
      .option("--band <band>", "core, a band, or another name of a level")
      .option("--theme <theme>", "a theme, such as digital")
      .option("--key", "only the key competencies")
      .option("--setting <setting>", "only what is meant for this setting")
      .addOption(
        new Option("--status <status>", "the status of competencies or sources").choices([
          "all",
          "draft",
          "active",
          "retired",
          "current",
          "superseded",
          "expired",
          "local",
        ]),
      )
      .option("--supplement <supplement>", "only what belongs to a supplement, such as consultant")
      .option("--source <source>", "only competencies that cite this source");
    outputOptions(command, formatsOf(listReport));
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career list --pillar research --band 6",
          "ahp-career list --kind roles --format csv",
        ),
      )
      .action(async (options: ListOptions) => finish(await run(io, options)));
  },
};
