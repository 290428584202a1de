import { Option } from "commander";
import type { ListKind } from "../analyse/list.js";
import type { Setting as Workplace } from "../model/framework.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples } from "./options.js";
import type { OutputOptions } from "./output.js";

export interface ListCommandOptions extends CommonOptions, OutputOptions {
  readonly kind: ListKind;
  readonly pillar?: string;
  readonly band?: string;
  readonly theme?: string;
  readonly key?: boolean;
  readonly setting?: Workplace;
  readonly status?: string;
  readonly supplement?: string;
  readonly source?: string;
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
        new Option("--kind <kind>", "what to list")
          .choices([
            "competencies",
            "roles",
            "resources",
            "stories",
            "sources",
            "qualifications",
            "pages",
          ])
          .default("competencies"),
      )
      .option("--pillar <pillar>", "a pillar, by its id or its code")
      .option("--band <band>", "core, 5 to 9, 8a to 8d, or a council level name")
      .option("--theme <theme>", "a theme, such as digital")
      .option("--key", "only the key competencies")
      .addOption(
        new Option("--setting <setting>", "only what is meant for this setting").choices([
          "nhs",
          "local-authority",
        ]),
      )
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
      .option("--source <source>", "only competencies that cite this source")
      .optionsGroup("Output:")
      .addOption(
        new Option("--format <format>", "the format (default: text)").choices([
          "text",
          "json",
          "csv",
        ]),
      )
      .option("-o, --output <file>", "write to a file; its ending chooses the format");
    common(command)
      .addHelpText(
        "after",
        examples(
          "ahp-career list --pillar research --band 6",
          "ahp-career list --kind roles --setting local-authority --format csv",
        ),
      )
      .action(async (options: ListCommandOptions) => {
        const { runList } = await import("./run/list.js");
        finish(await runList(io, options));
      });
  },
};
