import { checkFramework } from "../../src/check/check-framework.js";
import { diagnose } from "../../src/check/diagnose.js";
import { parseFramework } from "../../src/parse/framework.js";
import { parseBody } from "../../src/parse/markdown.js";

const found = (date: string, today?: string) => {
  const file = {
    name: "RS-C-01-a.md",
    text: `---\nid: RS-C-01\ntitle: Use it\nrevised-on: ${date}\npillar: research\nband: core\nthread: "01"\nstatus: active\n---\nUses it.\n`,
  };
  const { framework, documents } = parseFramework(".", [
    { path: "research/core/RS-C-01-a.md", file },
  ]);
  const findings = checkFramework(
    framework,
    documents,
    ({ body, bodyLine }) => parseBody(body, bodyLine),
    today === undefined ? {} : { today },
  ).filter(({ code }) => code === "revised-on");
  return diagnose(findings, [file]).map(({ line, column, severity, message }) => [
    line,
    column,
    severity,
    message,
  ]);
};

test.each([
  ["2026-11-23", "2026-11-23"],
  ["2020-02-29", "2026-11-23"],
  // Without a day to compare with, the future is not known.
  ["2099-01-01", undefined],
  // The schema speaks for what does not look like a date.
  ["soon", "2026-11-23"],
  ["2026-13-01", "2026-11-23"],
])("%s is right on %s", (date, today) => {
  expect(found(date, today)).toEqual([]);
});

test("a day that is still to come", () => {
  expect(found("2026-11-24", "2026-11-23")).toEqual([
    [4, 13, "error", "`RS-C-01` is revised on 2026-11-24, which is later than today, 2026-11-23"],
  ]);
});

test("a day that no calendar has", () => {
  expect(found("2026-02-30", "2026-11-23")).toEqual([
    [4, 13, "error", "The calendar has no 2026-02-30"],
  ]);
});
