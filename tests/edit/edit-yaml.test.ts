import fc from "fast-check";
import { parse } from "yaml";
import { commentsOf } from "../../src/edit/yaml/comments.js";
import { editYaml, NoPlaceError } from "../../src/edit/yaml/edit-yaml.js";
import { seed } from "../support/seed.js";

type Data = Record<string, unknown>;

const head = "format: ahp-career/evidence@1\nperson:\n  profession: physiotherapist\n  band: 6\n";
const agreed = "agreed:\n  - {pillar: research, band: 5, date: 2026-04-02}\n";
const evidence =
  "evidence:\n  - title: Audit\n    type: audit\n    date: 2026-03-14\n    supports: [RS-6-02, PP-6-04]\n  - title: Talk\n    date: 2026-04-14\n";
const ratings = 'ratings:\n  RS-6-02: met\n  PP-6-05: {self: met, note: "x, y"}\n';
const whole = `${head}${agreed}${evidence}${ratings}objectives:\n  - aim: Lead an audit\n    status: open\n`;
const flat = whole.replace(/^ {2}(- )/gm, "$1").replace(/^ {4}(?=type|date|supp|status)/gm, "  ");

/** Files as people write them; each is also tried with other line ends, a mark at its start and no end of line at its end. */
const shapes: Readonly<Record<string, string>> = {
  plain: whole,
  "nothing in it yet": head,
  "lists without entries": `${head}evidence: []   # nothing yet\nratings: {} # none\nagreed: [ ]\n`,
  "fields without values": `${head}evidence:   # nothing yet\n  # - title: old one\n\nratings:   # none\nagreed:\n`,
  "null in words": `${head}evidence: ~\nratings: null\n`,
  "a list to rate": `${head}${evidence}ratings:\n  # Research\n  RS-6-02:   # Design a local audit\n  PP-6-05:   # Share decisions\n`,
  "not indented": flat,
  "a comment above and behind every line": whole
    .split("\n")
    .map((line, at) => (line === "" ? line : `# above ${at}\n${line} # behind ${at}`))
    .join("\n"),
  "comments at every depth": whole
    .split("\n")
    .map((line, at) => (line === "" ? line : `${line}\n${" ".repeat(at % 7)}# ${at}`))
    .join("\n"),
  "comments of an entry, of the list and of what follows": `${head}${evidence}    # of the entry\n  # of the list\n# of what follows\n\n${ratings}`,
  "blank lines between entries": `${head}evidence:\n\n  - title: A\n    date: 2026-01-01\n\n  - title: B\n    date: 2026-01-01\n\n\n${ratings}`,
  "in brackets": `${head}evidence: [{title: A, date: 2026-01-01}]\nratings: {RS-6-02: met, PP-6-05: {self: met}}\nagreed: [{pillar: research, band: 5, date: 2026-04-02}]\n`,
  "in brackets over several lines": `${head}evidence: [ # all\n  {title: A, date: 2026-01-01}, # one\n  {title: B, date: 2026-01-01} # two\n  # end\n]\nratings: {\n  RS-6-02: met, # r\n  PP-6-05: {self: met},\n}\n`,
  "entries in brackets": `${head}evidence:\n  - {title: A, date: 2026-01-01}\n  - {title: B, date: 2026-01-01}  # two\n${ratings}`,
  JSON: `${JSON.stringify({ format: "ahp-career/evidence@1", evidence: [{ title: "A" }], ratings: { "RS-6-02": "met" }, agreed: [] }, null, 2)}\n`,
  "JSON on one line": JSON.stringify({ format: "x", evidence: [{ title: "A" }], ratings: {} }),
  "quoted names": whole
    .replace("evidence:", '"evidence":')
    .replace("RS-6-02: met", "'RS-6-02': \"met\""),
  "with document marks": `---\n${whole}...\n`,
  "text in lines": `${head}evidence:\n  - title: A\n    reflection: |+\n      one\n      # no comment\n\n\n${ratings}notes: >\n  a\n  b\n`,
  "a long rating": `${head}${evidence}ratings:\n  RS-6-02:\n    self: met   # me\n    # about her\n    supervisor: {rating: developing, by: team lead}  # lead\n    note: |\n      abc\n\n  PP-6-05: met\n`,
  "hyphens on lines of their own": `${head}evidence:\n  -\n    title: A\n    date: 2026-01-01\n  -\n    title: B\n${ratings}`,
  "tabs, odd spaces and other scripts": `${head}${evidence.replace("type: audit", "type:\taudit\t# tab").replace("Audit", "Prüfung 𝒜 👩‍⚕️")}ratings:\n  RS-6-02:    met\t\nnotes: “quotes”\n`,
};

const ways: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
  "no end of line": (text) => text.trimEnd(),
  "a byte order mark": (text) => `\uFEFF${text}`,
};

const files = Object.entries(shapes).flatMap(([shape, text]) =>
  Object.entries(ways).map(([way, change]) => [`${shape}, ${way}`, change(text)] as const),
);

const read = (text: string): Data => parse(text.replace(/^\uFEFF/, ""), { version: "1.2" }) as Data;
const listOf = (data: Data, name: string): unknown[] => (data[name] ?? []) as unknown[];
const fieldsOf = (value: unknown): Data => (value ?? {}) as Data;
const withItem = (data: Data, name: string, item: unknown): Data => ({
  ...data,
  [name]: [...listOf(data, name), item],
});
const withRating = (data: Data, id: string, value: unknown): Data => ({
  ...data,
  ratings: { ...fieldsOf(data["ratings"]), [id]: value },
});

const entry = {
  title: "Falls: a clinic audit",
  date: "2026-11-22",
  supports: ["RS-6-02"],
  reflection: "One line.\n\nAnother # not a comment: really",
  confirmed: { by: "clinical supervisor", date: "2026-11-23" },
};

/** What only adds. */
const additions: Readonly<Record<string, (data: Data) => Data>> = {
  "an entry": (data) => withItem(data, "evidence", entry),
  "two entries": (data) =>
    withItem(withItem(data, "evidence", entry), "evidence", { title: "yes" }),
  "a rating that is new": (data) => withRating(data, "LD-6-01", "not-yet"),
  "an agreement": (data) => withItem(data, "agreed", { pillar: "leadership", band: 6 }),
  "a field at the top": (data) => ({ ...data, target: { band: 7 } }),
};

const others: Readonly<Record<string, (data: Data) => Data>> = {
  "a rating changed": (data) =>
    typeof fieldsOf(data["ratings"])["RS-6-02"] === "object"
      ? data
      : withRating(data, "RS-6-02", "developing"),
  "a rating in its long form": (data) =>
    withRating(data, "PP-6-05", {
      ...(typeof fieldsOf(data["ratings"])["PP-6-05"] === "object"
        ? fieldsOf(fieldsOf(data["ratings"])["PP-6-05"])
        : { self: "met" }),
      note: "a: b, {c} # d",
    }),
  "the first entry taken out": (data) =>
    listOf(data, "evidence").length === 0
      ? data
      : { ...data, evidence: listOf(data, "evidence").slice(1) },
  "the last entry taken out": (data) =>
    listOf(data, "evidence").length === 0
      ? data
      : { ...data, evidence: listOf(data, "evidence").slice(0, -1) },
  "an entry with other fields": (data) =>
    listOf(data, "evidence").length === 0
      ? data
      : {
          ...data,
          evidence: listOf(data, "evidence").map((one, at) =>
            at === 0 ? { ...fieldsOf(one), title: "Another", hours: 2.5 } : one,
          ),
        },
  "a field taken out": (data) => {
    const [first, ...rest] = listOf(data, "evidence");
    const { date: _date, ...kept } = fieldsOf(first);
    return first === undefined || Object.keys(kept).length === 0
      ? data
      : { ...data, evidence: [kept, ...rest] };
  },
};

/** Text without blanks, and without what gives way when a list gets its first entry or brackets get one more. */
const bare = (text: string): string => text.replace(/[[\]{},~\s]|null/g, "");

/** Every character of the one text stands in the other, in the same order. */
function staysIn(before: string, after: string): boolean {
  const all = bare(after);
  let at = 0;
  return [...bare(before)].every((one) => {
    at = all.indexOf(one, at) + 1;
    return at > 0;
  });
}

test.each(files)("%s: what is added leaves every line where it was", (_name, text) => {
  for (const change of Object.values(additions)) {
    const wanted = change(read(text));
    const result = editYaml(text, () => wanted);
    expect(read(result)).toEqual(wanted);
    expect(staysIn(text, result)).toBe(true);
    expect(editYaml(result, () => wanted)).toBe(result);
  }
});

test.each(files)("%s: other changes keep every comment and every other value", (_name, text) => {
  for (const change of Object.values(others)) {
    const wanted = change(read(text));
    const result = editYaml(text, () => wanted);
    expect(read(result)).toEqual(wanted);
    const comments = (all: string): readonly string[] => commentsOf(all).map((one) => one.text);
    expect(comments(result)).toEqual(comments(text));
  }
});

const bits = fc.constantFrom(
  ..."a|b c| |\n|\n\n|: |:|#| #|- |-|? |'|\"|\\|{|}|[|]|,|&x|*x|!t|%|@|`|\t|---|...|yes|null|~|1|0x1|é|\u00a0|\u2028|\ufeff|👩‍⚕️|\r\n|\r|\x7f|\x85|\x1b|2026-01-01|<<|=|\ud800".split(
    "|",
  ),
);
const words = fc.array(bits, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));

test("any text is written so that it is read back as it was", () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), words, words, ([, text], title, reflection) => {
      const item = { title, supports: [title], reflection, confirmed: { by: reflection } };
      const wanted = withRating(withItem(read(text), "evidence", item), "XX-6-98", {
        self: "met",
        note: title,
      });
      expect(read(editYaml(text, () => wanted))).toEqual(wanted);
    }),
    { seed, numRuns: 300 },
  );
});

test("what has no safe place is refused, with where it is", () => {
  const text = `${head}ratings:\n  RS-6-02:\n    self: met\n`;
  const replace = (): string =>
    editYaml(text, (data) => withRating(data as Data, "RS-6-02", "met"));
  expect(replace).toThrow(NoPlaceError);
  expect(replace).toThrow("ratings.RS-6-02");
});
