import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseYaml } from "../../src/parse/yaml.js";
import { updating } from "../support/golden.js";

/** Every form that the files use, each line of it once. */
const base = `# mine
format: ahp-career/evidence@1
person:
  profession: physiotherapist
  band: 6

target: {band: 7, pillars: {research: 6},
         role: "lead: one"}
agreed:
- {pillar: research, band: 6, date: 2026-04-02} # in May
qualifications: []
evidence:
  - title: "It's a clinic:
      audit"
    supports: [RS-6-02, 'PP-6-04']
    link: https://example.org/a
    reflection: |
      Title: what I learned
        and more
  - title: Teaching
    date: 2026-05-01
    supports:
      - ED-6-04
      -
        PP-6-05
ratings:
  RS-6-02: met
  PP-7-05:
    self: met
    note: She has watched
      three of them
  "LD-6-04": not-yet
notes: the end
`;

/** What fingers do to a line. Answers the line as it was where there is nothing to do it to. */
const slips: Readonly<Record<string, (line: string) => string>> = {
  "no colon": (line) => line.replace(/:(?= |$)/, ""),
  "no blank after the colon": (line) => line.replace(/: (?=\S)/, ":"),
  "a no-break space after the colon": (line) => line.replace(/: (?=\S)/, ":\u00a0"),
  "a blank more": (line) => ` ${line}`,
  "two blanks more": (line) => `  ${line}`,
  "a blank less": (line) => line.replace(/^ /, ""),
  "two blanks less": (line) => line.replace(/^ {2}/, ""),
  "no blanks": (line) => line.trimStart(),
  "a tab": (line) => `\t${line.trimStart()}`,
  "no hyphen": (line) => line.replace(/^( *)- /, "$1  "),
  "no blank after the hyphen": (line) => line.replace(/^( *)- /, "$1-"),
  "a dash": (line) => line.replace(/^( *)- /, "$1– "),
  "a hyphen more": (line) => line.replace(/^( *)(?=[a-zR])/, "$1- "),
  "a quote before the value": (line) => line.replace(/: (?=\w)/, ': "'),
  "an apostrophe before the value": (line) => line.replace(/: (?=\w)/, ": '"),
  "a bracket before the value": (line) => line.replace(/: (?=\w)/, ": ["),
  "a brace before the value": (line) => line.replace(/: (?=\w)/, ": {"),
  "an at sign before the value": (line) => line.replace(/: (?=\w)/, ": @"),
  "a colon in the value": (line) => line.replace(/(: \w+)$/, "$1: more"),
  "no end of a bracket": (line) => line.replace(/[\]}](?=\s*(?:#.*)?$)/, ""),
  "the end of another bracket": (line) =>
    line.replace(/[\]}](?=\s*(?:#.*)?$)/, (end) => (end === "]" ? "}" : "]")),
  "an end too many": (line) => line.replace(/[\]}](?=\s*(?:#.*)?$)/, "$&]"),
  "no comma": (line) => line.replace(", ", " "),
  "no end of a quote": (line) => line.replace(/["'](?=[\]}]*$)/, ""),
  "a word after the value": (line) => line.replace(/(["'\]}])$/, "$1 more"),
  "words before it": (line) => `and so on\n${line}`,
  "a merge before it": (line) => `<<<<<<< HEAD\n${line}`,
};

const lines = base.split("\n");
const hints = new Map<string, string>();
const said = (text: string): string => {
  const { findings } = parseYaml({ file: "me.yaml", text });
  for (const { message, hint = "" } of findings) hints.set(message, hint);
  return findings
    .map(
      ({ where, message }) =>
        `${"line" in where ? `${where.line}:${where.column}` : ""} ${message}`,
    )
    .join("; ");
};

/** Each slip in each line, and what is said of the first place; a line for each that breaks something. */
function broken(name: string, end = "\n"): string {
  const slip = slips[name] ?? ((line) => line);
  return lines
    .flatMap((line, index) => {
      const changed = slip(line);
      if (line === "" || changed === line) return [];
      const text = [...lines.slice(0, index), changed, ...lines.slice(index + 1)].join(end);
      const found = said(text);
      return found === "" ? [] : [`${index + 1} ${found}`];
    })
    .join("\n");
}

/** Each message that any of the slips brings, with how to mend it. */
function everyHint(): string {
  for (const name of Object.keys(slips)) broken(name);
  return [...hints]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([message, hint]) => `${message}\n  ${hint}`)
    .join("\n");
}

const path = join(import.meta.dirname, "misfits.txt");
if (updating) {
  const all = Object.keys(slips).map((name) => `## ${name}\n${broken(name)}\n`);
  writeFileSync(path, [...all, `## hints\n${everyHint()}\n`].join("\n"));
}
const wanted = new Map(
  readFileSync(path, "utf8")
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [name = "", ...rest] = part.trimEnd().split("\n");
      return [name, rest.join("\n")] as const;
    }),
);

test("nothing is said of it as it is", () => {
  expect(said(base)).toBe("");
  expect([...wanted.keys()]).toEqual([...Object.keys(slips), "hints"]);
});

test.each(Object.keys(slips))("%s, in each line", (name) => {
  expect(broken(name)).toBe(wanted.get(name));
});

test.each(["a blank more", "no colon", "no end of a bracket"])("%s, with CRLF", (name) => {
  expect(broken(name, "\r\n")).toBe(wanted.get(name));
});

test("how to mend each", () => {
  expect(everyHint()).toBe(wanted.get("hints"));
});
