import { checkEvidence, evidenceLevels } from "../check/check-evidence.js";
import { diagnose } from "../check/diagnose.js";
import { bandWord, resolveBand } from "../model/band.js";
import type { IsoDate } from "../model/date.js";
import type { Framework, Manifest } from "../model/framework.js";
import type { SourceFile } from "../model/source-file.js";
import { parseEvidence } from "../parse/evidence.js";
import { type Fields, fieldsOf, isFields, isText, listOf } from "../parse/fields.js";
import { withIds } from "../parse/with-ids.js";
import { firstSlip } from "../parse/yaml.js";
import type { YamlSlipKind } from "../parse/yaml-messages.js";
import { fold } from "../words/fold.js";
import { invisible } from "../words/invisible.js";
import { sameData } from "./yaml/changes.js";
import { editYaml, NoPlaceError } from "./yaml/edit-yaml.js";

interface Mended {
  readonly text: string;
  /** What was done, for a report. */
  readonly done: readonly string[];
}

/** Slips whose mending cannot mean anything else, and what it is called. */
const slips: Readonly<Partial<Record<YamlSlipKind, string>>> = {
  bullet: "wrote list items with hyphens",
  hyphen: "put a space behind hyphens",
  hyphenTab: "put a space behind hyphens",
  space: "put a space behind colons",
  tab: "moved lines in with spaces",
  curly: "wrote quotes as YAML has them",
  invisible: "took out characters that nobody sees",
};

/** The most lines of one file that are mended. */
const mostSlips = 200;

/** A value in the quotes of a word processor, in plain ones. */
const straight = (line: string): string =>
  line.replace(/^((?: *(?:- +)*)[\w-]+: +)[“”„]([^“”„"\\]*)[“”](\s*(?:#.*)?)$/, '$1"$2"$3');

/** A tab moves a line in by one step. */
const withoutTabs = (line: string): string =>
  line.replace(/^[ \t]+/, (indent) => indent.replaceAll("\t", "  "));

/** Mends line after line for as long as each lets YAML be read further. */
function mendSlips(text: string): Mended {
  const done = new Set<string>();
  let mended = text;
  for (let count = 0; count < mostSlips; count += 1) {
    const slip = firstSlip(mended.replace(/^\ufeff/, ""));
    const what = slip === null ? undefined : slips[slip.kind];
    if (slip === null || what === undefined) break;
    const at = slip.at + (mended.startsWith("\ufeff") ? 1 : 0);
    const start = mended.lastIndexOf("\n", at - 1) + 1;
    const [line = ""] = mended.slice(start).split(/\r?\n/, 1);
    const own = { curly: straight, tab: withoutTabs }[slip.kind as "curly" | "tab"];
    const meant = own === undefined ? slip.meant : own(line);
    if (meant === undefined || meant === line) break;
    const tried = mended.slice(0, start) + meant + mended.slice(start + line.length);
    const next = firstSlip(tried.replace(/^\ufeff/, ""));
    if (next !== null && next.at + Number(tried.startsWith("\ufeff")) < start + meant.length) break;
    mended = tried;
    done.add(what);
  }
  return { text: mended, done: [...done] };
}

/** A level in the file's own terms: a number, or the id of another name. */
function bandIn(manifest: Manifest, name: unknown): unknown {
  if (!isText(name) || resolveBand(manifest, name) === null) return name;
  const others = manifest.bands.flatMap(({ names, also }) => [...Object.values(names), ...also]);
  const word = bandWord(name);
  if (others.some(({ id }) => id === name) || /^\d+[a-d]$/.test(word))
    return word.replaceAll(" ", "-");
  return (
    others.find(({ title }) => bandWord(title) === word)?.id ??
    others.find(({ id }) => bandWord(id) === word)?.id ??
    resolveBand(manifest, name)
  );
}

/** The word for a rating that `Met` or `not_yet` means. */
function ratingIn({ ratings }: Manifest, word: unknown): unknown {
  if (!isText(word)) return word;
  const plain = (name: string): string =>
    fold(name)
      .replace(/[\s_-]+/g, " ")
      .trim();
  const words = ["met", "developing", "not-yet", "no-opportunity", "not-applicable"];
  return (
    words.find((one) =>
      [one, ratings[one]?.title ?? one].some((name) => plain(name) === plain(word)),
    ) ?? word
  );
}

/** A word without what nobody sees in it, and without the quotes of a word processor. */
const bare = (value: unknown): unknown =>
  isText(value)
    ? value
        .replace(new RegExp(invisible.source, "g"), " ")
        .trim()
        .replace(/^[“”„‘’](.*)[“”‘’]$/, "$1")
        .trim()
    : value;

const changed = (
  fields: unknown,
  change: Readonly<Record<string, (value: unknown) => unknown>>,
): unknown =>
  isFields(fields)
    ? Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, change[name]?.(value) ?? value]),
      )
    : fields;

/** The data with words where people wrote them otherwise: ids for titles, numbers for levels, ratings as they are spelt. */
function withWords(framework: Framework, written: Fields): Fields {
  const { manifest } = framework;
  const band = (value: unknown): unknown => bandIn(manifest, bare(value));
  const each = (list: unknown, change: Parameters<typeof changed>[1]): unknown =>
    Array.isArray(list) ? list.map((one) => changed(one, change)) : list;
  const confirmed = (value: unknown): unknown => changed(value, { date: bare });
  const rating = (value: unknown): unknown =>
    isText(value)
      ? ratingIn(manifest, bare(value))
      : changed(value, {
          self: (one) => ratingIn(manifest, bare(one)),
          supervisor: (one) =>
            changed(one, { rating: (word) => ratingIn(manifest, bare(word)), date: bare }),
        });
  const levels = (value: unknown): unknown =>
    isFields(value)
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, band(one)]))
      : value;
  const ids = (value: unknown): unknown => (Array.isArray(value) ? listOf(value).map(bare) : value);
  const cleaned = changed(written, {
    person: (one) => changed(one, { profession: bare, setting: bare, band }),
    target: (one) => changed(one, { band, role: bare, by: bare, pillars: levels, threads: levels }),
    agreed: (list) => each(list, { pillar: bare, band, date: bare }),
    evidence: (list) => each(list, { type: bare, date: bare, end: bare, supports: ids, confirmed }),
    objectives: (list) => each(list, { competencies: ids, status: bare, closed: bare, by: bare }),
    ratings: (one) =>
      isFields(one)
        ? Object.fromEntries(Object.entries(one).map(([id, value]) => [id, rating(value)]))
        : one,
  });
  return withIds(framework, fieldsOf(cleaned));
}

/** Errors of a file, each as what it says and where in the data. */
const errorsOf = (framework: Framework, file: SourceFile, today: IsoDate): number | null => {
  const { data } = parseEvidence(file);
  if (data === null) return null;
  const found = checkEvidence(framework, file, withIds(framework, data), today);
  return diagnose(found, [], evidenceLevels(framework)).filter(
    ({ severity }) => severity === "error",
  ).length;
};

/**
 * Puts right in an evidence file what its messages tell people to put right, where that cannot mean anything else: what stops
 * YAML from being read (tabs, bullets, quotes, blanks), and words written otherwise than they are spelt (`Met`, `Band 6`,
 * titles for ids). Every other byte stays. What would bring an error more is left.
 */
export function mendEvidence(framework: Framework, file: SourceFile, today: IsoDate): Mended {
  const first = mendSlips(file.text);
  const source = { ...file, text: first.text };
  const { data } = parseEvidence(source);
  if (data === null) return first;
  const wanted = withWords(framework, data);
  if (sameData(data, wanted)) return first;
  try {
    const text = editYaml(first.text, () => wanted);
    const [before, after] = [source, { ...file, text }].map((one) =>
      errorsOf(framework, one, today),
    );
    if (after == null || (before != null && after > before)) return first;
    return { text, done: [...first.done, "wrote names and ratings as the framework spells them"] };
  } catch (error) {
    if (error instanceof NoPlaceError) return first;
    throw error;
  }
}
