import { stringify } from "yaml";
import type { Framework } from "../model/framework.js";

export interface NewEvidence {
  readonly profession?: string;
  readonly band: string;
  readonly setting?: string;
  readonly name?: string;
  readonly targetBand?: string;
  readonly targetRole?: string;
  readonly by?: string;
  /** Path of the schema, as seen from the file. */
  readonly schema: string;
}

const scalar = (value: string): string =>
  /^\d$/.test(value) ? value : stringify(value, { lineWidth: 0 }).trimEnd();

/** The text of a new evidence file: what is known, and how to go on. */
export function newEvidenceFile({ competencies, manifest }: Framework, given: NewEvidence): string {
  const active = competencies.filter(({ status }) => status === "active");
  const first = (active.find(({ band }) => band === "core") ?? active[0])?.id ?? "PP-C-01";
  const type = manifest.evidenceTypes[0]?.id ?? "reflection";
  const target = [
    ...(given.targetBand === undefined ? [] : [`  band: ${scalar(given.targetBand)}`]),
    ...(given.targetRole === undefined ? [] : [`  role: ${scalar(given.targetRole)}`]),
    ...(given.by === undefined ? [] : [`  by: ${given.by}`]),
  ];
  // A name that only one setting has for a level says where its people work.
  const named = manifest.bands.flatMap(({ names }) =>
    Object.entries(names).flatMap(([field, { id }]) => (id === given.band ? [field] : [])),
  );
  const setting =
    given.setting ??
    manifest.settings.find(({ levels }) => levels !== null && named.includes(levels))?.id ??
    manifest.settings[0]?.id;
  const person = [
    ...(given.name === undefined ? [] : [`name: ${scalar(given.name)}`]),
    ...(given.profession === undefined ? [] : [`profession: ${scalar(given.profession)}`]),
    ...(manifest.regulators.length === 0
      ? []
      : [
          "registered: true                 # change to false while your registration is not current",
        ]),
    ...(setting === undefined ? [] : [`setting: ${setting}`]),
    `band: ${scalar(given.band)}`,
  ];
  return `# yaml-language-server: $schema=${given.schema}
# My evidence for the ${manifest.title.replace(/\s+/g, " ")}. This file is mine: I decide who sees it.
# Keep out of it: ${manifest.privacy.keepOut ?? "pay, health, and anything that identifies somebody else"}.
format: ahp-career/evidence@1
person:
${person.map((line) => `  ${line}`).join("\n")}
${target.length === 0 ? "" : `target:\n${target.join("\n")}\n`}
# Degrees and other awards: level 6 is a degree, 7 a master's, 8 a doctorate. To add one, take out the [] and the #.
qualifications: []
# - {award: BSc (Hons), level: 6, completed: 2021}

# What you have done, one entry an activity. \`ahp-career checklist --band ${given.band}\` shows the ids.
# To add one, take out the [] and the # of each line.
evidence: []
# - title: What it was
#   type: ${type}
#   date: 2026-03-14
#   supports: [${first}]
#   reflection: What changed because of it.

# How you rate yourself: met, developing, not-yet, no-opportunity or not-applicable (with a reason).
# To add one, take out the {} and the #.
ratings: {}
#  ${first}: developing
`;
}
