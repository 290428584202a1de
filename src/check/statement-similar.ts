import type { Competency } from "../model/framework.js";
import { competencies } from "./competencies.js";
import { type Fingerprint, nearDuplicates } from "./near-duplicates.js";
import type { Found, FrameworkContext, Rule } from "./rule.js";

/** Half of all pairs of neighbouring words: independent statements share less than a sixth. */
const likeStatement = 0.5;
/** Where the two name other numbers, they are only the same when nearly nothing else differs. */
const likeButForNumbers = 0.9;
const likeTitle = 0.75;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Pairs of neighbouring words; of a text with one word, that word. */
function pairsOf(words: readonly string[]): Fingerprint {
  return words.length < 2
    ? new Set(words)
    : new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`));
}

const small = new Set(
  "a an and as at by for from how in into of on or own that the their to with your".split(" "),
);

/** The words of a title that say something, without the plural: `Lead the teams` and `Lead a team` are the same. */
const contentOf = (words: readonly string[]): Fingerprint =>
  new Set(words.filter((word) => !small.has(word)).map((word) => word.replace(/(?<=...)s$/, "")));

const numbersOf = (words: readonly string[]): string =>
  words.filter((word) => /\p{N}/u.test(word)).join(" ");

function* framework(context: FrameworkContext): Iterable<Found> {
  const all = [...competencies(context)].filter(
    ({ competency }) => competency.status !== "retired",
  );
  const named = (index: number): Competency => (all[index] as (typeof all)[number]).competency;
  const bodies = all.map(({ document }) => context.bodyOf(document));
  const statements = bodies.map(({ statement }) => wordsOf(statement));
  const numbers = statements.map(numbersOf);
  // Two files with one id are for `id-duplicate` to report.
  const differ = (a: number, b: number): boolean => named(a).id !== named(b).id;
  const found = (later: number, earlier: number, where: Found["where"], what: string): Found => ({
    file: named(later).file,
    where,
    message: `${what} is almost that of \`${named(earlier).id}\``,
    hint: `See ${named(earlier).file}. Say what is different at this level or in this thread, or keep one of the two.`,
  });

  const alike = nearDuplicates(
    statements.map(pairsOf),
    likeStatement,
    (a, b, likeness) =>
      differ(a, b) && (numbers[a] === numbers[b] || likeness >= likeButForNumbers),
  );
  for (const [later, earlier] of alike) {
    const { place } = bodies[later] as (typeof bodies)[number];
    yield found(later, earlier, place, "The statement");
  }
  const titles = all.map(({ competency }) => contentOf(wordsOf(competency.title)));
  for (const [later, earlier] of nearDuplicates(titles, likeTitle, differ)) {
    yield found(later, earlier, { path: ["title"] }, "The title");
  }
}

export const statementSimilar: Rule = {
  code: "statement-similar",
  severity: "warning",
  across: true,
  what: "A competency says almost the same as another one.",
  why: "Two statements that read alike leave a person guessing which of them her evidence is for. At a higher level it hides what has to grow.",
  mend: "Say what is really different: who supervises whom, how complex the work is, whose work it covers. If nothing is, retire one of the two.",
  example: {
    file: "research/band-6/RS-6-01-run-a-small-audit.md",
    wrong:
      "Takes part in an audit of the team with help from a supervisor, and says what the figures show.",
    right:
      "Plans a small audit in own area and agrees the method with a senior colleague. Shares the result, whatever it is.",
    given:
      "The statement of RS-5-01 is “Takes part in an audit of the team with help from a supervisor, and says what the figures show.”",
  },
  framework,
};
