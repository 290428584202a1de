import type { RootContent } from "mdast";
import type { CpdEntry, CpdGap, CpdProfile, WordCount } from "../analyse/cpd.js";
import type { EvidenceFile } from "../model/evidence.js";
import type { Framework } from "../model/framework.js";
import { bullets, frameworkReport, given, jsonHead } from "./blocks.js";
import { heading, item, paragraph, strong, table, text } from "./document.js";
import type { Report } from "./report.js";
import { count, listed, longDate, titleIn } from "./words.js";

export interface CpdData {
  readonly framework: Framework;
  readonly file: EvidenceFile;
  readonly profile: CpdProfile;
  readonly asOf: string;
}

const titleOf = ({ framework }: CpdData, id: string, otherwise: string): string =>
  framework.manifest.cpd.parts.find((part) => part.id === id)?.title ?? otherwise;

const wordsLine = ({ count: words, limit }: WordCount): RootContent =>
  limit === null
    ? paragraph(count(words, "word"))
    : paragraph(
        text(
          `${words} of ${limit} words.`,
          words > limit ? "gap" : words === 0 ? "partial" : "met",
        ),
      );

/** A text of the person's, whole, whatever its length. */
const prose = (value: string | undefined): readonly RootContent[] =>
  (value ?? "")
    .split(/\n\s*\n/)
    .filter((one) => one.trim() !== "")
    .map((one) => paragraph(one.trim().replace(/\s+/g, " ")));

const dates = ({ date, end }: CpdEntry): string =>
  end === null ? longDate(date) : `${longDate(date)} to ${longDate(end)}`;

/** The dated list: what a register asks to see first. */
function activities(data: CpdData): RootContent[] {
  const { framework, profile } = data;
  const { manifest } = framework;
  const aim = manifest.cpd.parts.find(({ entries }) => entries !== null)?.entries;
  const number = profile.entries.length;
  const rows = profile.entries.map((one) => [
    dates(one),
    one.title,
    [
      one.type === null ? "no type" : titleIn(manifest.evidenceTypes, one.type),
      ...(one.kind === null ? [] : [titleIn(manifest.cpd.kinds, one.kind).toLowerCase()]),
    ].join(": "),
    one.standards.length === 0 ? "–" : one.standards.join(", "),
  ]);
  return [
    heading(2, titleOf(data, "activities", "Activities")),
    paragraph(
      `${count(number, "activity", "activities")} between ${longDate(profile.window.from)} and ${longDate(profile.window.to)}.`,
      aim ? ` Aim for about ${aim[0]} to ${aim[1]}.` : "",
    ),
    ...(rows.length === 0
      ? []
      : [table([["Date", "Activity", "Type and kind of learning", "Standards"], ...rows])]),
  ];
}

function gapItem({ file }: CpdData, { from, to, explainedBy }: CpdGap) {
  const reasons = (explainedBy ?? []).map((index) => {
    const one = file.breaks?.[index];
    return `${one?.reason ?? "a break"} (${longDate(one?.from ?? from)} to ${one?.to === undefined ? "now" : longDate(one.to)})`;
  });
  return item([
    `${longDate(from)} to ${longDate(to)}`,
    explainedBy === null
      ? text(
          " — not explained: add a break, or what you did, and explain it in your profile",
          "gap",
        )
      : text(` — explained by ${listed(reasons)}`, "met"),
  ]);
}

function gaps(data: CpdData): RootContent[] {
  const months = data.framework.manifest.cpd.parts.find(({ gapMonths }) => gapMonths)?.gapMonths;
  if (months == null) return [];
  const found = data.profile.gaps;
  return [
    heading(3, `Gaps of ${count(months, "month")} or more`),
    ...(found.length === 0
      ? [paragraph("None.")]
      : bullets(found.map((one) => gapItem(data, one)))),
  ];
}

/** How the activities are mixed: standard 2 asks for more kinds than one. */
function mixture({ framework, profile }: CpdData): RootContent[] {
  const { kinds } = framework.manifest.cpd;
  if (kinds.length === 0) return [];
  const used = kinds.filter(({ id }) => (profile.kinds[id] ?? 0) > 0).length;
  const untyped = profile.entries.filter(({ kind }) => kind === null).length;
  return [
    heading(3, "The mixture"),
    paragraph(
      text(
        `${used} of ${count(kinds.length, "kind")} of learning; at least 2 are wanted.`,
        used < 2 ? "gap" : "met",
      ),
    ),
    ...bullets([
      ...kinds.map(({ id, title }) => item([`${title}: ${profile.kinds[id] ?? 0}`])),
      ...(untyped === 0 ? [] : [item([`Without a type, so of no kind: ${untyped}`])]),
    ]),
  ];
}

const missingWords: Readonly<Record<string, string>> = {
  learned: "what you learned",
  benefit: "what it did for practice, the service or the people who use it",
  reflection: "a reflection",
};

/** The statement, and activities to write it about. */
function statement(data: CpdData): RootContent[] {
  const { file, profile } = data;
  const items = profile.candidates.map(({ index, missing }) => {
    const entry = file.evidence?.[index];
    const said = (name: string, value: string | undefined): readonly RootContent[] =>
      given(value?.trim() || null, (one) =>
        paragraph(strong(name), `: ${one.replace(/\s+/g, " ")}`),
      );
    return item(
      [strong(entry?.title ?? ""), `, ${longDate(entry?.date ?? "")}`],
      ...(said("Learned", entry?.learned) as never[]),
      ...(said("Benefit", entry?.benefit) as never[]),
      ...(said("Reflection", entry?.reflection) as never[]),
      missing.length === 0
        ? paragraph(text("All three are said.", "met"))
        : paragraph(
            text(
              `Still to say: ${listed(missing.map((one) => missingWords[one] ?? one))}.`,
              "partial",
            ),
          ),
    );
  });
  return [
    heading(2, titleOf(data, "statement", "Statement")),
    wordsLine(profile.words.statement),
    ...prose(file.cpd?.statement),
    ...(items.length === 0
      ? []
      : [
          heading(3, "Activities to write about"),
          paragraph(
            "Four to six are enough. For each: what it was, what you learned, and how it made your work better for the people who use the service. Write “I”, not “we”.",
          ),
          ...bullets(items, true),
        ]),
  ];
}

/** What is kept where, numbered, for what is written about. */
function supporting(data: CpdData): RootContent[] {
  const links = data.profile.candidates.flatMap(({ index }) => {
    const entry = data.file.evidence?.[index];
    return entry?.link === undefined ? [] : [item([`${entry.title}: ${entry.link}`])];
  });
  return [
    heading(2, titleOf(data, "evidence", "Supporting evidence")),
    paragraph("Number what you send, and take out whatever could tell who somebody is."),
    ...(links.length === 0 ? [] : bullets(links, true)),
  ];
}

/** A person's record in the parts and limits of a profile of continuing professional development. */
export const cpdReport: Report<CpdData> = {
  name: "cpd",
  document: (data) => {
    const { framework, file, profile } = data;
    const { manifest } = framework;
    const profession = manifest.professions.find(
      ({ id, also }) =>
        id === file.person.profession || also.includes(file.person.profession ?? ""),
    );
    const own = manifest.regulators.find(({ id }) => id === profession?.regulator);
    const renewal = manifest.cpd.renewal.find(({ professions }) =>
      professions.includes(profession?.id ?? ""),
    );
    const title = `${file.person.name === undefined ? "CPD profile" : `${file.person.name}: CPD profile`}`;
    return frameworkReport(framework, title, [
      heading(1, title),
      paragraph(
        `${longDate(profile.window.from)} to ${longDate(profile.window.to)}, as of ${longDate(data.asOf)}. This helps you to write a profile; whether one is accepted is for the regulator alone to say.`,
      ),
      ...given(own?.cpd ?? null, (note) => paragraph(strong("Your register"), `: ${note}`)),
      ...given(renewal?.source ?? null, (source) =>
        paragraph(
          text(
            `Renewal dates: ${source}${renewal?.checked == null ? "" : `, looked up on ${longDate(renewal.checked)}`}. Check yours before you rely on them.`,
            "muted",
          ),
        ),
      ),
      heading(2, titleOf(data, "practice-history", "Practice history")),
      wordsLine(profile.words.practice),
      ...prose(file.cpd?.["practice-history"]),
      ...activities(data),
      ...gaps(data),
      ...mixture(data),
      ...statement(data),
      ...supporting(data),
      ...(manifest.cpd.standards.length === 0
        ? []
        : [
            heading(2, "The standards"),
            ...bullets(
              manifest.cpd.standards.map(({ id, title: words }) => item([`${id}: ${words}.`])),
            ),
          ]),
    ]);
  },
  json: ({ framework, profile }) => ({ ...jsonHead("cpd@1", framework), ...profile }),
  table: ({ profile, file }) => ({
    columns: ["date", "end", "title", "type", "kind", "hours", "standards", "learned", "benefit"],
    rows: profile.entries.map((one) => {
      const entry = file.evidence?.[one.index];
      return [
        ...[one.date, one.end, one.title, one.type, one.kind, entry?.hours ?? null],
        one.standards.map(String),
        ...[entry?.learned ?? null, entry?.benefit ?? null],
      ];
    }),
  }),
};
