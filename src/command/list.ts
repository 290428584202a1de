import { Option } from "commander";
import { type ListFilters, type ListKind, listFramework, listKinds } from "../analyse/list.js";
import { exit } from "../exit.js";
import type { Io } from "../io.js";
import type { Command } from "./command.js";
import { idOf, levelOf } from "./known.js";
import { loadFramework } from "./load-framework.js";
import { type CommonOptions, common, examples } from "./options.js";
import { formatOf, type OutputOptions } from "./output.js";
import { writeReport } from "./write-report.js";

interface ListOptions extends CommonOptions, OutputOptions, Omit<ListFilters, "band"> {
  readonly kind: ListKind;
  readonly band?: string;
}

async function run(io: Io, options: ListOptions): Promise<number> {
  const format = formatOf(options, [
    { name: "text", extensions: [".txt"] },
    { name: "json", extensions: [".json"] },
    { name: "csv", extensions: [".csv"] },
  ]);
  const { listReport } = await import("../report/list.js");
  const framework = await loadFramework(io, options.framework);
  const { manifest, sources } = framework;
  const { kind, key, setting, status } = options;
  const items = listFramework(framework, kind, {
    pillar: idOf("pillar", manifest.pillars, options.pillar),
    band: levelOf(manifest, options.band),
    theme: idOf("theme", manifest.themes, options.theme),
    supplement: idOf("supplement", manifest.supplements, options.supplement),
    source: idOf("source", sources, options.source),
    key,
    setting,
    status,
  });
  await writeReport(io, options, format, listReport, { framework, kind, items });
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
      .action(async (options: ListOptions) => finish(await run(io, options)));
  },
};
