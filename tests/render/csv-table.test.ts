import { csvTable } from "../../src/render/csv.js";

test.each([
  ["plain", "plain"],
  ["a, b", '"a, b"'],
  ['say "yes"', '"say ""yes"""'],
  ["two\r\nlines", '"two\nlines"'],
  ["=SUM(A1)", "'=SUM(A1)"],
  ["+44", "'+44"],
  ["-1", "'-1"],
  ["@now", "'@now"],
  ["\tx", "' x"],
  ["\r=x", "' =x"],
  ["=a,b", `"'=a,b"`],
  ["\u001b[31mred", "\\u001b[31mred"],
  ["café – Ω", "café – Ω"],
  [-1, "-1"],
  [null, ""],
  [true, "true"],
  [["a", "b"], "a; b"],
  [["=a", "b"], "'=a; b"],
])("%j", (value, expected) => {
  expect(csvTable([[value]])).toBe(`${expected}\r\n`);
});

test("rows and lines", () => {
  expect(
    csvTable([
      ["a", "b"],
      [1, ""],
    ]),
  ).toBe("a,b\r\n1,\r\n");
  expect(csvTable([])).toBe("");
});
