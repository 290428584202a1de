import { makeChecklist } from "../../analyse/checklist.js";
import { didYouMean } from "../../check/suggest.js";
import { exit, InputError } from "../../exit.js";
import type { Io } from "../../io.js";
import type { Level } from "../../model/framework.js";
import { bandNames, resolveBand } from "../../parse/band.js";
import { checklistDocument } from "../../render/checklist-document.js";
import type { ChecklistCommandOptions } from "../checklist.js";
import { idOf } from "../known.js";
import { loadEvidence } from "../load-evidence.js";
import { loadFramework } from "../load-framework.js";
import { datesOf } from "../options.js";
import { emit, formatOf, refuseInput } from "../output.js";
import { readBodies } from "../read-body.js";
import { proseFormats, renderReport } from "../render-report.js";
import { warn } from "../warn.js";

/** The work of `checklist`. */
export async function runChecklist(io: Io, options: ChecklistCommandOptions): Promise<number> {
  refuseInput(io, options.output, options.evidence === undefined ? [] : [options.evidence]);
  const format = formatOf(options, [
    ...proseFormats.filter(({ name }) => name === "markdown"),
    ...proseFormats,
  ]);
  const { today, asOf } = datesOf(io, options);
  const framework = await loadFramework(io, options.framework);
  const pillar = idOf("pillar", framework.manifest.pillars, options.pillar);
  const loaded =
    options.evidence === undefined
      ? null
      : await loadEvidence(io, framework, options.evidence, today);
  if (options.band === undefined && options.role === undefined && loaded === null) {
    throw new InputError(
      "Say which checklist you want",
      "Use --band 6, --band core, --role team-lead or --evidence me.yaml.",
    );
  }
  let level: Level | undefined;
  if (options.band !== undefined) {
    const band = options.band === "core" ? "core" : resolveBand(framework.manifest, options.band);
    if (band === null) {
      throw new InputError(
        `\`${options.band}\` is not a band of this framework`,
        didYouMean(options.band, ["core", ...bandNames(framework.manifest)]),
      );
    }
    level = band;
  }
  if (options.role !== undefined && !framework.roles.some(({ id }) => id === options.role)) {
    throw new InputError(
      `\`${options.role}\` is not a role profile of this framework`,
      didYouMean(
        options.role,
        framework.roles.map(({ id }) => id),
      ),
    );
  }
  const setting = options.setting ?? loaded?.file.person.setting ?? "nhs";
  const checklist = makeChecklist(framework, loaded?.file ?? null, {
    setting,
    asOf,
    ...(level === undefined ? {} : { level }),
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(pillar === undefined ? {} : { pillar }),
  });
  const document = checklistDocument(framework, loaded?.file ?? null, checklist, {
    setting,
    asOf,
    bodyOf: await readBodies(
      io,
      checklist.parts.flatMap(({ entries }) => entries.map((entry) => entry.competency)),
    ),
  });
  emit(io, options, await renderReport(io, format, document, options));
  await warn(io, options, loaded?.diagnostics ?? []);
  return exit.done;
}
