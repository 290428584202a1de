import type { Framework } from "../model/framework.js";
import type { Fields } from "../parse/fields.js";
import { blockLines, inlineValue } from "./yaml/write-value.js";

export interface NewEvidence {
  /** The fields about the person, what is aimed for, and levels that were agreed: as they are to stand in the file. */
  readonly person: Fields;
  readonly target: Fields;
  readonly agreed: readonly Fields[];
  /** The lines of the list to rate; none where the person starts without one. */
  readonly ratings: readonly string[];
  /** Path of the schema, as seen from the file. */
  readonly schema: string;
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}\n`).join("");

/** What a field of the person is for, behind it. */
const remarks: Readonly<Record<string, string>> = {
  registered: "change to false while your registration is not current",
  band: "your own level; what you aim for stands below",
};

/** The text of a new evidence file: what is known, and how to go on. */
export function newEvidenceFile({ competencies, manifest }: Framework, given: NewEvidence): string {
  const active = competencies.filter(({ status }) => status === "active");
  const first = (active.find(({ band }) => band === "core") ?? active[0])?.id ?? "PP-C-01";
  const type = manifest.evidenceTypes[0]?.id;
  const person = Object.entries(given.person).flatMap(([field, value]) =>
    blockLines({ [field]: value }).map((line) =>
      remarks[field] === undefined ? line : `${line.padEnd(32)} # ${remarks[field]}`,
    ),
  );
  const target = blockLines(given.target);
  const agreed = given.agreed.map((one) => `- ${inlineValue(one)}`);
  return `# yaml-language-server: $schema=${given.schema}
# My evidence for the ${manifest.title.replace(/\s+/g, " ")}. This file is mine: I decide who sees it.
# Keep out of it: ${manifest.privacy.keepOut ?? "pay, health, and anything that identifies somebody else"}.
format: ahp-career/evidence@1
person:
${indented(person)}${
  target.length === 0
    ? ""
    : `
# What I aim for: one level for everything, a role, or a level for each pillar.
target:
${indented(target)}`
}
# Levels that were agreed at an appraisal.
${agreed.length === 0 ? "agreed: []\n" : `agreed:\n${indented(agreed)}`}
# Degrees and other awards: level 6 is a degree, 7 a master's, 8 a doctorate.
# \`ahp-career qualification\` adds one; by hand, take out the [] and the #.
qualifications: []
# - {award: BSc (Hons), level: 6, completed: 2021}

# What you have done, one entry an activity. \`ahp-career log\` adds one; by hand, take out the [] and the # of each line.
evidence: []
# - title: What it was
${type === undefined ? "" : `#   type: ${type}\n`}#   date: 2026-03-14
#   supports: [${first}]
#   reflection: What changed because of it.

# How you rate yourself: met, developing, not-yet, no-opportunity or not-applicable (with a reason).
${
  given.ratings.length === 0
    ? `# \`ahp-career rate\` adds one; by hand, take out the {} and the #.
ratings: {}
#  ${first}: developing
`
    : `# Write the word behind the id, or let \`ahp-career rate\` ask you. Nothing behind it means not rated yet.
# Start with the key ones.
ratings:
${indented(given.ratings)}`
}`;
}
