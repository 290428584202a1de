import wrapAnsi from "wrap-ansi";
import { analyseGap } from "../../analyse/gap/analyse-gap.js";
import { byPlace } from "../../analyse/gap/order.js";
import { exit, InputError } from "../../exit.js";
import type { Io } from "../../io.js";
import { editFile, evidenceCheck } from "../../load/edit-file.js";
import { loadEvidence } from "../../load/load-evidence.js";
import { viewCheck } from "../../load/load-view.js";
import { readBodies } from "../../load/read-bodies.js";
import { readText } from "../../load/text-file.js";
import type { IsoDate } from "../../model/date.js";
import type { EvidenceEntry, RatingValue } from "../../model/evidence.js";
import type { Competency, Framework } from "../../model/framework.js";
import type { Body } from "../../parse/body.js";
import { count, placeWords, ratingValues, ratingWords, titleIn } from "../../report/words.js";
import { commandLine, pathWord } from "../../words/command-line.js";
import { printable } from "../../words/printable.js";
import { levelOf, pillarOf } from "../name-lookup.js";
import { type RateOptions, withRatingAs, withViewRating } from "./writing.js";

interface WalkOptions extends RateOptions {
  readonly today: IsoDate;
  /** The file is a manager's view, and holds the ids to rate. */
  readonly forView: boolean;
}

/** A competency to rate, with what is known of it. */
interface Stop {
  readonly competency: Competency;
  readonly rating: RatingValue | null;
  readonly evidence: readonly EvidenceEntry[];
  /** Nobody waits for a rating: a level that was agreed covers it. */
  readonly covered: boolean;
}

/** What a file asks to be rated. */
function stopsIn(
  io: Io,
  framework: Framework,
  path: string,
  options: WalkOptions,
): readonly Stop[] {
  const byId = new Map(framework.competencies.map((one) => [one.id, one]));
  if (options.forView) {
    const { view } = viewCheck(framework, options.today)(readText(io, path));
    return Object.entries(view.ratings).flatMap(([id, value]) => {
      const competency = byId.get(id);
      const rating = value === null || typeof value === "string" ? value : value.rating;
      return competency ? [{ competency, rating, evidence: [], covered: false }] : [];
    });
  }
  const { file } = loadEvidence(io, framework, path, options.today);
  const { competencies } = analyseGap(framework, file, { asOf: options.today });
  return competencies.flatMap(({ id, rating, evidence, state }) => {
    const competency = byId.get(id);
    if (competency === undefined) return [];
    return [
      {
        competency,
        rating: options.as === "supervisor" ? rating.supervisor : rating.self,
        evidence: evidence.flatMap((index) => file.evidence?.[index] ?? []),
        covered: state === "credited",
      },
    ];
  });
}

/** Key ones first, each from the foundations up; what an agreed level covers last. */
function inOrder(framework: Framework, stops: readonly Stop[]): readonly Stop[] {
  const places = framework.competencies
    .toSorted(byPlace(framework.manifest.pillars))
    .map(({ id }) => id);
  const level = ({ band }: Competency): number => (band === "core" ? -1 : band);
  return stops.toSorted(
    (a, b) =>
      Number(a.covered) - Number(b.covered) ||
      Number(b.competency.key) - Number(a.competency.key) ||
      level(a.competency) - level(b.competency) ||
      places.indexOf(a.competency.id) - places.indexOf(b.competency.id),
  );
}

/** A line wrapped at words; what goes on stands below the text, and not below its mark. */
function hung(line: string, columns: number): string {
  const [mark = ""] = /^ *(?:- |\S {2})?/.exec(line) ?? [];
  const rest = wrapAnsi(line.slice(mark.length), Math.max(20, columns - mark.length));
  return `${mark}${rest.replaceAll("\n", `\n${" ".repeat(mark.length)}`)}`;
}

/** Everything that helps to rate one competency, as lines of the terminal's width. */
function stopLines(
  framework: Framework,
  { competency, rating, evidence }: Stop,
  body: Body,
  place: string,
): readonly string[] {
  const { id, key } = competency;
  const practice = body.sections.find((section) => section.id === "in-practice")?.items ?? [];
  return [
    "",
    `${id}  ${competency.title}`,
    `${titleIn(framework.manifest.pillars, competency.pillar)}, ${placeWords(framework.manifest, competency)}${key ? ", key" : ""}. ${place}.`,
    "",
    body.statement,
    ...(practice.length === 0 ? [] : ["", "In practice"]),
    ...practice.map((one) => `  - ${one}`),
    ...(evidence.length === 0 ? [] : ["", "Your evidence for it"]),
    ...evidence.map(
      ({ date, title, confirmed }) => `  - ${date} ${title}${confirmed ? " (confirmed)" : ""}`,
    ),
    "",
    rating === null ? "How do you rate it?" : `How do you rate it? Now: ${ratingWords[rating]}.`,
  ].map(printable);
}

const wordsOf = ({ manifest }: Framework, word: RatingValue): string => {
  const { title = ratingWords[word], anchor = null } = manifest.ratings[word] ?? {};
  return anchor === null ? title : `${title}: ${anchor}`;
};

/** Where the walk goes after an answer. */
type Step = "next" | "back" | "stay" | "end";

/**
 * Takes a person through what is not rated yet, one key an answer. Each answer is written before the next question, so that
 * stopping loses nothing. Throws Interrupted where it is stopped with Ctrl-C.
 */
export async function walkThrough(
  io: Io,
  framework: Framework,
  path: string,
  options: WalkOptions,
): Promise<number> {
  const { questions } = io;
  const pillar = pillarOf(framework, options.pillar);
  const band = levelOf(framework, options.band);
  const isAsked = ({ competency, rating }: Stop): boolean =>
    (rating === null || options.again === true) &&
    (pillar === undefined || competency.pillar === pillar) &&
    (band === undefined || competency.band === band) &&
    (!options.key || competency.key);
  const stops = inOrder(framework, stopsIn(io, framework, path, options)).filter(isAsked);
  const bodies = readBodies(
    io,
    stops.map(({ competency }) => competency),
  );
  const write = (id: string, rating: RatingValue | undefined, more: RateOptions): void => {
    const given = { ...options, ...more };
    if (options.forView)
      editFile(
        io,
        path,
        viewCheck(framework, options.today),
        (view) => withViewRating(view, id, rating, given.reason),
        options.dryRun,
      );
    else
      editFile(
        io,
        path,
        evidenceCheck(framework, options.today),
        (file) => withRatingAs(file, id, rating, given),
        options.dryRun,
      );
  };
  const rated = new Map<string, RatingValue>();

  async function ask(stop: Stop, place: string, isFirst: boolean): Promise<Step> {
    const { competency } = stop;
    const words = ratingValues.filter(
      (word) => word !== "not-applicable" || competency.band !== "core",
    );
    const now = { ...stop, rating: rated.get(competency.id) ?? stop.rating };
    const keys = [
      ...words.map((word, at) => [String(at + 1), wordsOf(framework, word)] as const),
      ["s", "skip it"] as const,
      ...(options.forView ? [] : [["n", "write a note"] as const]),
      ...(isFirst ? [] : [["b", "back to the one before"] as const]),
      ["q", "stop here; everything so far is saved"] as const,
    ];
    const lines = [
      ...stopLines(framework, now, bodies(competency), place),
      ...keys.map(([one, name]) => `  ${one}  ${printable(name)}`),
    ];
    const key = await questions.key(
      lines.map((line) => hung(line, io.columns)).join("\n"),
      keys.map(([one]) => one),
    );
    if (key === "n") {
      const note = await questions.text("Your note");
      if (note !== "") write(competency.id, undefined, { note });
      return "stay";
    }
    const word = words[Number(key) - 1];
    if (word === undefined) return key === "b" ? "back" : key === "q" ? "end" : "next";
    const reason =
      word === "not-applicable"
        ? await questions.text("Why does it not apply?", {
            check: (value) => value.trim() !== "" || "Say why, in a few words.",
          })
        : undefined;
    write(competency.id, word, reason === undefined ? {} : { reason });
    rated.set(competency.id, word);
    return "next";
  }

  if (stops.length === 0) {
    throw new InputError(
      "There is nothing left to rate",
      options.again
        ? "Nothing fits what you asked for."
        : "Add --again to go through what is rated already.",
    );
  }
  const steps: Readonly<Record<Step, number>> = { next: 1, back: -1, stay: 0, end: stops.length };
  for (let at = 0; at < stops.length; ) {
    const stop = stops[at] as Stop;
    at += steps[await ask(stop, `${at + 1} of ${stops.length}`, at === 0)];
  }
  const left = stops.length - rated.size;
  io.err(
    `\n${count(rated.size, "competency", "competencies")} rated${left > 0 ? `, ${left} not yet` : ""}. See where you are: ${commandLine("gap")} ${pathWord(path)}\n`,
  );
  return exit.done;
}
