import { kindOf, type LogField, mappingOf, readLogTable } from "../../src/parse/log-table.js";
import { shippedFramework } from "../support/frameworks.js";

const { manifest } = shippedFramework();
const today = "2026-11-23";

const read = (head: readonly string[], ...rows: readonly (readonly string[])[]) => {
  const all = [head, ...rows];
  const mapping = mappingOf(all, {});
  if (mapping === null) throw new Error("no mapping");
  return readLogTable(manifest, all, mapping, today);
};
const dated = (date: string) => read(["Date", "Title"], [date, "A"]);

test.each([
  ["2026-03-14", "2026-03-14"],
  ["2026-03-14T09:30:00Z", "2026-03-14"],
  ["14/03/2026", "2026-03-14"],
  ["4.3.2026", "2026-03-04"],
  ["4-3-2026 09:00", "2026-03-04"],
  ["14 March 2026", "2026-03-14"],
  ["1st Mar 2026", "2026-03-01"],
  ["2-Sep-2026", "2026-09-02"],
  ["3 sept. 2026", "2026-09-03"],
])("the date %s is %s", (text, date) => {
  expect(dated(text)).toMatchObject({ entries: [{ date }], bad: [] });
});

test.each([
  "",
  "14/03/26",
  "03/25/2026",
  "2026-02-30",
  "31/04/2026",
  "46000",
  "March 2026",
  "14 Brumaire 2026",
  "2026-12-01",
  "last week",
  "14/03-2026",
])("%j is no date that can be taken", (text) => {
  expect(dated(text)).toMatchObject({ entries: [], bad: [{ row: 2 }] });
});

test.each([
  ["2", 2],
  ["1.5 hours", 1.5],
  ["90 min", 1.5],
  ["1:30", 1.5],
  ["01:30:00", 1.5],
  ["1h 30m", 1.5],
  ["2 hrs", 2],
  ["3 points", 3],
])("%s of time is %d", (text, hours) => {
  const { entries } = read(["Date", "Title", "Hours"], ["2026-03-14", "A", text]);
  expect(entries[0]?.hours).toBe(hours);
});

test.each(["some", "1.5 days", "-2", "1,5"])("%s of time is an error", (text) => {
  expect(read(["Date", "Title", "Hours"], ["2026-03-14", "A", text]).bad).toHaveLength(1);
});

test.each([
  ["Journal club", "journal-club"],
  ["journal_club", "journal-club"],
  ["Courses", "course"],
  ["Secondment", "shadowing"],
  ["Reading", "reading"],
  ["Juggling", null],
  ["Learning", null],
])("the kind %s is %s", (name, kind) => {
  expect(kindOf(manifest, name)).toBe(kind);
});

test("headings are found further down, a heading serves one field, and one that was named comes first", () => {
  const rows = [
    ["Log of Sam"],
    [],
    ["Date from", "Date to", "Activity", "Activity type", "Outcome", "Outcome"],
  ];
  expect(mappingOf(rows, {})).toEqual({
    head: 2,
    columns: { date: 0, end: 1, title: 2, type: 3, benefit: 4 },
  });
  const named = mappingOf([["When (UK)", "What", "Date"]], { date: "When (UK)", title: "what" });
  expect(named?.columns).toEqual({ date: 0, title: 1 });
  expect(mappingOf([["Date", "Points"]], {})).toBeNull();
  expect(mappingOf([], {})).toBeNull();
  const missing: Partial<Record<LogField, string>> = { date: "Nowhere" };
  expect(mappingOf([["Date", "Title"]], missing)).toBeNull();
});

test("every field is read, blank rows are passed over, and what is wrong names its row", () => {
  const head = ["Date", "End date", "Title", "Type", "Hours", "Reflection", "Benefit", "Link"];
  const { entries, bad, unmapped } = read(
    head,
    [
      "2026-03-14",
      "2026-03-16",
      " Course \n on falls",
      "Course",
      "6",
      "Good",
      "Fewer falls",
      "a.pdf",
    ],
    ["", "", " ", "", "", "", "", ""],
    ["2026-03-14", "2026-03-01", "Ends first", "", "", "", "", ""],
    ["2026-03-14", "soon", "No end", "", "", "", "", ""],
    ["2026-03-14", "2026-12-24", "Not over", "", "", "", "", ""],
    ["2026-03-14", "2026-03-14", "One day", "Juggling", "", "", "", ""],
    ["2026-03-14", "", "+cmd|' /C calc'!A0", "", "", "", "", ""],
    ["2026-03-14", "", "@SUM(1)", "", "", "", "", ""],
    ["2026-03-14", "", "A", "", "", "=1", "", ""],
  );
  expect(entries).toEqual([
    {
      title: "Course on falls",
      type: "course",
      date: "2026-03-14",
      end: "2026-03-16",
      hours: 6,
      link: "a.pdf",
      reflection: "Good",
      benefit: "Fewer falls",
    },
    { title: "One day", date: "2026-03-14" },
  ]);
  expect(bad.map(({ row }) => row)).toEqual([4, 5, 6, 8, 9, 10]);
  expect(unmapped).toEqual(["Juggling"]);
});
