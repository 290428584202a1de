import fc from "fast-check";
import { mendEvidence } from "../../src/edit/mend-evidence.js";
import { parseEvidence } from "../../src/parse/evidence.js";
import { withIds } from "../../src/parse/with-ids.js";
import { frozenFramework } from "../support/frameworks.js";
import { seed } from "../support/seed.js";

const { product: framework } = frozenFramework();
const today = "2026-11-23";
const mend = (text: string) => mendEvidence(framework, { name: "me.yaml", text }, today);

const head = "format: ahp-career/evidence@1\nperson:\n  profession: physiotherapist\n  band: 6\n";

test.each([
  ["a rating in capitals", "ratings:\n  RS-6-02: Met  # hm\n", "ratings:\n  RS-6-02: met  # hm\n"],
  ["a rating in two words", "ratings:\n  RS-6-02: Not yet\n", "ratings:\n  RS-6-02: not-yet\n"],
  [
    "a rating in its long form",
    "ratings:\n  RS-6-02: {self: Met, note: “x”}\n",
    "ratings:\n  RS-6-02: {self: met, note: “x”}\n",
  ],
  [
    "titles",
    "target:\n  band: Band 7\n  pillars: {Research: 6}\n",
    "target:\n  band: 7\n  pillars: {research: 6}\n",
  ],
  [
    "a kind of evidence by its title",
    "evidence:\n  - title: A\n    type: Reflective account\n    date: 2026-01-01\n",
    "evidence:\n  - title: A\n    type: reflection\n    date: 2026-01-01\n",
  ],
  [
    "bullets",
    "agreed:\n  • pillar: research\n    band: 6\n    date: 2026-01-01\n",
    "agreed:\n  - pillar: research\n    band: 6\n    date: 2026-01-01\n",
  ],
  ["tabs", "target:\n\tband: 7\n", "target:\n  band: 7\n"],
  [
    "no space behind a hyphen and a colon",
    "agreed:\n  -pillar: research\n    band:6\n    date: 2026-01-01\n",
    "agreed:\n  - pillar: research\n    band: 6\n    date: 2026-01-01\n",
  ],
  ["curly quotes that stop YAML", "notes: “One: two”\n", 'notes: "One: two"\n'],
  ["a no-break space in an id", "target:\n  band: 7\u00a0\n", "target:\n  band: 7\n"],
])("%s: mended, and nothing else touched", (_name, wrong, right) => {
  for (const end of ["\n", "\r\n"]) {
    const [text, wanted] = [head + wrong, head + right].map((one) => one.replaceAll("\n", end));
    expect(mend(text ?? "").text).toBe(wanted);
    expect(mend(wanted ?? "")).toEqual({ text: wanted, done: [] });
  }
});

test.each([
  [
    "text of a person's own",
    "notes: “Met” • Not yet\nevidence:\n  - title: Met\n    date: 2026-01-01\n",
  ],
  ["a name that means nothing", "target:\n  role: Astronaut\n"],
  ["a rating that is none", "ratings:\n  RS-6-02: excellent\n"],
  ["quotes inside quotes", "notes: “One “two”: three”\n"],
])("%s is left", (_name, text) => {
  expect(mend(head + text).text).toBe(head + text);
});

test("what a file says is never changed, and a second time finds nothing to do", () => {
  const words = fc.constantFrom(
    ..."Met|met|Not yet|Band 6|6|experienced|Research|research|•|-|\t|  |“x”|: |# c|\n|\n  |[a]|{self: Met}|\u00a0|2026-01-01".split(
      "|",
    ),
  );
  const fields = fc.constantFrom(
    "target:\n  band: ",
    "ratings:\n  RS-6-02: ",
    "notes: ",
    "agreed:\n  - pillar: ",
    "evidence:\n  ",
  );
  fc.assert(
    fc.property(fields, fc.array(words, { maxLength: 6 }), (field, parts) => {
      const text = `${head}${field}${parts.join("")}\n`;
      const once = mend(text);
      expect(mend(once.text).text).toBe(once.text);
      const [before, after] = [text, once.text].map(
        (one) => parseEvidence({ name: "x", text: one }).data,
      );
      // Where the file could be read, the notes are as they were.
      if (before) expect(after && withIds(framework, after)["notes"]).toEqual(before["notes"]);
    }),
    { seed, numRuns: 300 },
  );
});
