import * as fc from "fast-check";
import { fingerprint, likeness } from "../../src/check/likeness/fingerprint.js";
import { mostAlike, wordingOf } from "../../src/check/likeness/most-alike.js";
import { type Counts, nearDuplicates } from "../../src/check/likeness/near-duplicates.js";
import { computing } from "../support/computing.js";
import { seed } from "../support/seed.js";

/** What `nearDuplicates` promises, found by comparing each with each, part by part. */
const byHand = (texts: readonly string[], threshold: number, counts: Counts): readonly number[] =>
  texts.map((text, later) => {
    const parts = new Set(text);
    let [first, best] = [-1, 0];
    for (const [earlier, other] of texts.slice(0, later).entries()) {
      const all = new Set([...parts, ...other]);
      const shared = parts.size + new Set(other).size - all.size;
      const alike = shared === 0 ? 0 : shared / all.size;
      if (alike < threshold || alike <= best || !counts(later, earlier, alike)) continue;
      [first, best] = [earlier, alike];
    }
    return first;
  });

const text = fc.string({ unit: fc.constantFrom(..."abcdefgh"), maxLength: 7 });
/** As ids and numbers do, it refuses some pairs whatever they have in common, and others unless they have nearly all. */
const refusing: readonly Counts[] = [
  () => true,
  (a, b) => (a + b) % 3 !== 0,
  (a, b, alike) => (a * b) % 2 === 0 || alike >= 0.8,
];

test("each text has the first of those earlier ones that it is most like", () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 14 }),
      fc.constantFrom(0.3, 0.5, 0.6, 0.75, 0.9, 1),
      fc.constantFrom(...refusing),
      (texts, least, counts) => {
        const found = nearDuplicates(
          texts.map((one) => fingerprint(one)),
          least,
          counts,
        );
        expect(found).toEqual(byHand(texts, least, counts));
      },
    ),
    { seed, numRuns: 2000 },
  );
});

test.each<[number, string, number]>([
  [0.5, "abcd abcd", 0],
  [0.5, "ab cd", -1],
  [0.5, "abc abd", 0],
  [0.6, "abc abd", -1],
  [0.75, "abcd abc", 0],
  [0.75, "abc abcd", 0],
])("at %s, of %s the last is like %s", (threshold, texts, first) => {
  const all = texts.split(" ").map((one) => fingerprint(one));
  expect(nearDuplicates(all, threshold).at(-1)).toBe(first);
  expect(likeness(all[0] as Int32Array, all[1] as Int32Array) >= threshold).toBe(first === 0);
});

test("of more texts that share a rare part than can be compared, the first hundred are", () => {
  const all = Array.from({ length: 1000 }, (_, index) =>
    fingerprint([..."abcdefghij", `${index}`]),
  );
  const found = nearDuplicates(all, 0.5, (_later, earlier) => earlier === 0);
  expect(found.slice(1)).toEqual(Array.from({ length: 999 }, () => 0));
});

test.each<[string, (index: number) => readonly string[]]>([
  [
    "independent",
    (index) => Array.from({ length: 30 }, (_, at) => `w${(index * 7919 + at * 104729) % 9973}`),
  ],
  [
    "made from one template",
    (index) => Array.from({ length: 40 }, (_, at) => (at < 20 ? `t${at}` : `${index}-${at}`)),
  ],
  ["all the same", () => Array.from({ length: 30 }, (_, at) => `t${at}`)],
])(
  "10,000 texts that are %s take no minutes",
  (_name, make) => {
    const texts = Array.from({ length: 10_000 }, (_, index) => fingerprint(make(index)));
    const seconds = computing();
    nearDuplicates(texts, 0.5);
    // Comparing all of them takes minutes; this takes a second or two.
    expect(seconds()).toBeLessThan(20);
  },
  60_000,
);

/** The second of two competencies is like the first. */
const alike = (
  part: "statement" | "title",
  [one, other]: readonly [string, string],
  ids: readonly [string, string] = ["A", "B"],
): boolean =>
  mostAlike(
    [one, other].map((words, index) =>
      wordingOf(
        ids[index] ?? "",
        part === "title" ? words : `title ${index}`,
        part === "title" ? `statement ${index}` : words,
      ),
    ),
    part,
  )[1] === 0;

const long = "Plans the care of people who fall, and asks them what matters most";
const many = Array.from({ length: 41 }, (_, index) => `w${"x".repeat(index)}`).join(" ");

test.each<["statement" | "title", string, string, boolean]>([
  ["title", "Lead the teams", "Lead a team", true],
  ["title", "Lead your own team", "Lead teams", true],
  ["title", "Use of an X", "Uses of X", true],
  ["title", "Gas", "Ga", false],
  ["title", "Lead the team", "Lead the ward", false],
  ["title", "Design ward audit", "Designs wards audits review", true],
  ["title", "Care for people", "People: care", true],
  ["statement", long, `${long.toUpperCase()}!`, true],
  ["statement", "people care about people", "about care people people", false],
  ["statement", "Listens.", "listens", true],
  ["statement", "", "", false],
  ["statement", "now here", "now", false],
  // Two that name other numbers have to share nine in ten.
  ["statement", `${many} 5`, `${many} 7`, true],
  ["statement", `${long} within 5 days`, `${long} within 7 days`, false],
  ["statement", `${long} within 5 days`, `${long} within 5 days or so`, true],
])("%s: %s and %s", (part, one, other, same) => {
  expect(alike(part, [one, other])).toBe(same);
  // Two with one id are for another rule.
  expect(alike(part, [one, other], ["A", "A"])).toBe(false);
});
