import * as fc from "fast-check";
import { type Fingerprints, fingerprint, likeness, rowOf } from "../../src/check/fingerprint.js";
import {
  type Counts,
  nearDuplicates,
  renewDuplicates,
  unknownFirst,
} from "../../src/check/near-duplicates.js";
import {
  alikeAmong,
  isSame,
  renewAlike,
  type Wording,
  wordingAt,
  wordingOf,
  wordingsOf,
} from "../../src/check/wording.js";
import type { Competency } from "../../src/model/framework.js";
import { seed } from "../support/seed.js";

const rowFrom = (texts: readonly string[]): Fingerprints =>
  rowOf(texts.map((text) => fingerprint(text)));

/** What `nearDuplicates` promises, found by comparing each with each. */
const byHand = (texts: Fingerprints, threshold: number, counts: Counts): readonly number[] =>
  Array.from({ length: texts.starts.length - 1 }, (_, later) => {
    let [first, best] = [-1, 0];
    for (let earlier = 0; earlier < later; earlier += 1) {
      const alike = likeness(texts, later, earlier);
      if (alike < threshold || alike <= best || !counts(later, earlier, alike)) continue;
      [first, best] = [earlier, alike];
    }
    return first;
  });

const text = fc.string({ unit: fc.constantFrom(..."abcdefgh"), maxLength: 7 });
const threshold = fc.constantFrom(0.3, 0.5, 0.6, 0.75, 0.9, 1);
/** As ids and numbers do, it refuses some pairs whatever they have in common, and others unless they have nearly all. */
const refusing: readonly Counts[] = [
  () => true,
  (a, b) => (a + b) % 3 !== 0,
  (a, b, alike) => (a * b) % 2 === 0 || alike >= 0.8,
];

test("each is told the first of those earlier ones that it is most like", () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 14 }),
      threshold,
      fc.constantFrom(...refusing),
      (texts, least, counts) => {
        const row = rowFrom(texts);
        const { first, complete } = nearDuplicates(row, least, counts);
        expect(Array.from(first)).toEqual(byHand(row, least, counts));
        expect(complete).toBe(true);
      },
    ),
    { seed, numRuns: 2000 },
  );
});

test("more texts that share a rare part than can be compared: it says that not all were", () => {
  const many = Array.from({ length: 1000 }, (_, index) => [`${index}`, "x", `${index % 7}y`]);
  const { first, complete } = nearDuplicates(rowOf(many.map(fingerprint)), 0.01);
  expect(complete).toBe(false);
  expect(first).toHaveLength(1000);
  expect(first[8]).toBe(1);
});

test("after a change it is as if all had been compared afresh", () => {
  const change = fc.record({ at: fc.nat(), to: fc.option(text, { nil: null }) });
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 14 }),
      fc.array(change, { maxLength: 4 }),
      threshold,
      (texts, changes, least) => {
        const before = nearDuplicates(rowFrom(texts), least).first;
        // Some have another text, and some are gone.
        const next: (string | null)[] = [...texts];
        for (const { at, to } of changes) next[at % texts.length] = to;
        const stay = texts.flatMap((_, index) => (next[index] === null ? [] : [index]));
        const now = stay.map((index) => next[index] as string);
        const changed = new Set(
          stay.flatMap((was, index) => (texts[was] === next[was] ? [] : [index])),
        );
        const known = stay.map((was, index) => {
          const then = before[was] as number;
          if (changed.has(index)) return unknownFirst;
          if (then < 0) return -1;
          const there = stay.indexOf(then);
          return there < 0 || changed.has(there) ? unknownFirst : there;
        });
        const row = rowFrom(now);
        const again = renewDuplicates(row, Int32Array.from(known), changed, least);
        expect(Array.from(again)).toEqual(byHand(row, least, () => true));
      },
    ),
    { seed, numRuns: 3000 },
  );
});

/** A competency, as far as wordings are taken from it. */
const competency = (id: string, title: string, status = "current") =>
  ({ id, title, status }) as unknown as Competency;
const worded = (id: string, title: string, statement: string): Wording =>
  wordingOf(competency(id, title), { statement }) as Wording;
const alike = (...all: readonly Wording[]) => {
  const { statement, title, complete } = alikeAmong(wordingsOf(all));
  return { statement: Array.from(statement), title: Array.from(title), complete };
};

describe("what is like", () => {
  const long = "Plans the care of people who fall, and asks them what matters most";
  test("one that is retired is compared with none", () => {
    expect(wordingOf(competency("A", "One", "retired"), { statement: long })).toBeNull();
  });

  test("the same words in another case and with other signs", () => {
    expect(
      alike(worded("A", "Plan care", long), worded("B", "Ask", `${long.toUpperCase()}!`)),
    ).toEqual({ statement: [-1, 0], title: [-1, -1], complete: true });
  });

  test("the same words in another order are another statement, and the same title", () => {
    const one = worded("A", "Care for people", "people care about people");
    const other = worded("B", "People: care", "about care people people");
    expect(alike(one, other)).toMatchObject({ statement: [-1, -1], title: [-1, 0] });
  });

  test.each([
    ["Lead the teams", "Lead a team", true],
    ["Lead your own team", "Lead teams", true],
    ["Use of an X", "Uses of X", true],
    ["Gas", "Ga", false],
    ["Lead the team", "Lead the ward", false],
    ["Design ward audit", "Designs wards audits review", true],
  ])("titles: %s and %s: %s", (one, other, same) => {
    expect(alike(worded("A", one, "x y"), worded("B", other, "p q")).title).toEqual([
      -1,
      same ? 0 : -1,
    ]);
  });

  test("statements of one word, and of none", () => {
    expect(alike(worded("A", "a", "Listens."), worded("B", "b", "listens")).statement).toEqual([
      -1, 0,
    ]);
    expect(alike(worded("A", "a", ""), worded("B", "b", "")).statement).toEqual([-1, -1]);
    expect(alike(worded("A", "a", "now here"), worded("B", "b", "now")).statement).toEqual([
      -1, -1,
    ]);
  });

  test("two that name other numbers have to share nine in ten", () => {
    const words = Array.from({ length: 41 }, (_, index) => String.fromCharCode(97 + (index % 26)));
    const said = (numbers: string) =>
      `${words.map((word, index) => word + words[(index * 7) % 26]).join(" ")} ${numbers}`;
    expect(alike(worded("A", "a", said("5")), worded("B", "b", said("7"))).statement).toEqual([
      -1, 0,
    ]);
    const [a, b] = [`${long} within 5 days`, `${long} within 7 days`];
    expect(alike(worded("A", "a", a), worded("B", "b", b)).statement).toEqual([-1, -1]);
    expect(alike(worded("A", "a", a), worded("B", "b", `${a} or so`)).statement).toEqual([-1, 0]);
  });

  test("two with one id are for another rule, in statement and title", () => {
    expect(alike(worded("A", "Plan care", long), worded("A", "Plan care", long))).toMatchObject({
      statement: [-1, -1],
      title: [-1, -1],
    });
  });

  test("what makes two wordings the same", () => {
    const one = worded("A", "Plan care", "5 people plan");
    expect(isSame.statement(one, worded("A", "Other", "5 people plan"))).toBe(true);
    expect(isSame.title(one, worded("A", "Plan the care", "Other"))).toBe(true);
    for (const what of ["statement", "title"] as const) {
      expect(isSame[what](one, { ...one, id: one.id + 1 })).toBe(false);
      expect(isSame[what](one, worded("A", "Plans", "5 people"))).toBe(false);
      expect(isSame[what](one, worded("A", "Plan rota", "5 people go"))).toBe(false);
    }
    expect(isSame.statement(one, { ...one, numbers: one.numbers + 1 })).toBe(false);
    expect(isSame.title(one, { ...one, numbers: one.numbers + 1 })).toBe(true);
  });

  test("of a row of wordings, each can be taken again", () => {
    const all = [worded("A", "Plan care", long), worded("B", "", ""), worded("C", "X", "Y z")];
    const row = wordingsOf(all);
    expect(all.map((_, index) => wordingAt(row, index))).toEqual(all);
  });
});

describe("what is like, renewed", () => {
  const ids = fc.constantFrom("A", "B", "C", "D");
  const words = fc
    .array(fc.constantFrom("plan", "care", "team", "audit", "the", "5", "7", "people"), {
      maxLength: 6,
    })
    .map((list) => list.join(" "));
  const wording = fc.record({ id: ids, title: words, statement: words });

  test("is what comparing all again finds, whatever changed", () => {
    fc.assert(
      fc.property(
        fc.array(wording, { minLength: 1, maxLength: 10 }),
        fc.array(fc.tuple(fc.nat(), wording), { maxLength: 3 }),
        (all, changes) => {
          const then = all.map(({ id, title, statement }) => worded(id, title, statement));
          const now = [...then];
          for (const [at, { id, title, statement }] of changes)
            now[at % now.length] = worded(id, title, statement);
          const changedIn = (what: "statement" | "title") =>
            new Set(
              now.flatMap((one, index) =>
                isSame[what](then[index] as Wording, one) ? [] : [index],
              ),
            );
          const changed = { statement: changedIn("statement"), title: changedIn("title") };
          const before = alikeAmong(wordingsOf(then));
          const known = (what: "statement" | "title") =>
            before[what].map((first, index) =>
              changed[what].has(index) || (first >= 0 && changed[what].has(first))
                ? unknownFirst
                : first,
            );
          const kept = { statement: known("statement"), title: known("title"), complete: true };
          const row = wordingsOf(now);
          const again = renewAlike(row, kept, changed);
          expect(again).toEqual(alikeAmong(row));
          for (const what of ["statement", "title"] as const)
            if (changed[what].size === 0) expect(again[what]).toBe(kept[what]);
        },
      ),
      { seed, numRuns: 3000 },
    );
  });
});
