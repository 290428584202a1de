import { listFramework } from "../../analyse/list.js";
import { exit } from "../../exit.js";
import type { Io } from "../../io.js";
import { loadFramework } from "../../load/load-framework.js";
import { listCsv, listJson } from "../../render/list-data.js";
import { listDocument } from "../../render/list-document.js";
import type { ListCommandOptions } from "../list.js";
import { levelOf, pillarOf, sourceOf, supplementOf, themeOf } from "../name-lookup.js";
import { emit, formatOf } from "../output.js";
import { renderReport } from "../render-report.js";

/** The fields that were asked for. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** The work of `list`. */
export async function runList(io: Io, options: ListCommandOptions): Promise<number> {
  const format = formatOf(options, [
    { name: "text", extensions: [".txt"] },
    { name: "json", extensions: [".json"] },
    { name: "csv", extensions: [".csv"] },
  ]);
  const framework = await loadFramework(io, options.framework);
  const { kind, key, setting, status } = options;
  const items = listFramework(
    framework,
    kind,
    given({
      pillar: pillarOf(framework, options.pillar),
      band: levelOf(framework, options.band),
      theme: themeOf(framework, options.theme),
      supplement: supplementOf(framework, options.supplement),
      source: sourceOf(framework, options.source),
      key,
      setting,
      status,
    }),
  );
  if (format === "json") emit(io, options, listJson(framework, kind, items));
  else if (format === "csv") emit(io, options, listCsv(kind, items));
  else {
    const document = listDocument(framework, kind, items);
    emit(io, options, await renderReport(io, format, document, options));
  }
  return exit.done;
}
