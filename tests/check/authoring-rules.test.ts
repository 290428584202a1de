import { sentencesOf } from "../../src/words/sentences.js";
import { tinyFramework } from "../fixtures/tiny-framework.js";
import { checkFiles, edited } from "../support/check-files.js";

const rs5 = "research/band-5/RS-5-01-take-part-in-an-audit.md";

/** What is found where one line of a right competency is another: `line code`. */
const foundFor = (right: string, wrong: string): readonly string[] =>
  checkFiles(edited(tinyFramework, [rs5, right, wrong]))
    .filter(({ code }) => code !== "reading-age" && code !== "statement-similar")
    .map(({ line, code }) => `${line} ${code}`);

const statement =
  "Takes part in an audit of the team with help from a supervisor, and says what the figures show.";

test.each<[text: string, sentences: number]>([
  ["One. Two. Three.", 3],
  ["One.\n\nTwo.\n\nThree", 3],
  ["Uses tools, e.g. NEWS2, and forms, i.e. Excel sheets, vs. Word. Then asks.", 2],
  ["Meets Dr. Jones and Prof. A. B. Smith of the U.K. Board. Says so.", 2],
  ["Keeps at 4.2, v1.0.1 and 12.5%. Reads no. 5 at approx. 3 p.m. daily.", 2],
  ['Says "I do not know. I will ask. Wait." Then asks (Dr Lee knows. So does Ann.) at once.', 1],
  ["Asks “Why? What for?” of everybody. Acts.", 2],
  ["Waits… Then acts! Why? Because.", 4],
  ["Plans the audit.Acts", 1],
  ["", 0],
])("%j has %i sentences", (text, sentences) => {
  expect(sentencesOf(text)).toHaveLength(sentences);
});

test.each<[text: string, isTold: boolean]>([
  ["Plans an audit. Runs it. Acts on it.", true],
  ["Plans an audit.\n\nRuns it.\n\nActs on it.", true],
  ["Plans an audit, e.g. NEWS2 or vs. Word, at 4.2. Acts on it.", false],
  ["Demonstrates knowledge of audit.", true],
  ["Has a good working understanding of audit.", true],
  ["Is aware of the audit cycle.", true],
  ["Shows awareness of audit.", true],
  ["Plans an audit. Understands why.", true],
  ["Shows the team how to run an audit, with skill.", false],
  ["Has own audit read, and is honest about it.", false],
  ["Knows whom to ask, and asks them.", false],
  ["Makes people aware of the audit and builds understanding of it.", false],
])("the statement %j: %s", (text, isTold) => {
  expect(foundFor(statement, text)).toEqual(isTold ? ["10 competency-wording"] : []);
});

test.each<[title: string, isTold: boolean]>([
  ...[
    ["An audit of the team", "Planning an audit", "Participation in audit", "Assessment of need"],
    ["Effective leadership", "Leadership of audit", "Quality of audit", "Clinical audit"],
    ["Audits of the team", "Leads an audit", "Evidence-based audit", "Awareness of audit"],
    ["Supervision of others", "How to audit", "To audit", "Safely audit"],
  ]
    .flat()
    .map((title): [string, boolean] => [title, true]),
  ...[
    [
      "Implement an audit",
      "Document an audit",
      "Question an audit",
      "Bring an audit",
      "Focus audit",
    ],
    ["Assess need", "Co-produce an audit", "Supply an audit", "Address need", "Embed audit"],
    ["Succeed at audit", "Witness an audit", "Commission an audit", "Live by the audit", "Own it"],
    [
      "“Audit” a team",
      "Self-assess",
      "Re-audit",
      "Deputise",
      "Use 3 audits",
      "NHS audit",
      "Advance audit",
    ],
  ]
    .flat()
    .map((title): [string, boolean] => [title, false]),
])("the title %j: %s", (title, isTold) => {
  const found = foundFor("title: Take part in an audit", `title: ${title}`);
  expect(found).toEqual(isTold ? ["3 competency-wording"] : []);
});

test.each<[item: string, isTold: boolean]>([
  ["Do you do audits?", true],
  ["Did it help? Was it hard?", true],
  ["Haven’t you done an audit?", true],
  ["And would you do it again?", true],
  ["In your last audit, did you ask others?", true],
  ["Have you done what was asked?", true],
  ["The audit cycle", true],
  ["Audits you have done.", true],
  ["What did you leave out, and was that right?", false],
  ["Did it help, and how do you know?", false],
  ["Did it help? How do you know?", false],
  ["Has anyone asked? If so, what did you say?", false],
  ["Would you talk me through your last audit?", false],
  ["Can you please describe how it went?", false],
  ["Tell me about your last audit.", false],
  ["Describe a time when it went wrong.", false],
  ["In what way, if any, did it help?", false],
  ["To what extent did it help?", false],
  ["Whose audit was it (yours, or the team’s)?", false],
  ["“Do no harm”: what does that mean here?", false],
  ["**What** helped?", false],
])("the question %j: %s", (item, isTold) => {
  const found = foundFor("What surprised you in the figures?", item);
  expect(found).toEqual(isTold ? ["21 question-closed"] : []);
});

test.each<[text: string, lines: readonly number[]]>([
  ['Ask for the "form.', [24]],
  ["Ask for the “form.", [24]],
  ["Ask for the form” here.", [24]],
  ["Ask for the ‘form.", [24]],
  ["Ask (for the form.", [24]],
  ["Ask for the form) here.", [24]],
  ["Ask [for the form.", [24]],
  ["First line\nand (the second.", [25]],
  ["- One (1\n- Two)", [24, 25]],
  ["- “One\n- “Two”", [24]],
  ["Ask “for” the team’s form, the teams’ forms, and don’t stop in the ‘90s or ’tis.", []],
  ['A 12" ruler, and 6\'2" people.', []],
  ["Choose a) this, or (either a) this or b) that), or 2) both.", []],
  ["1) One\n2) Two", []],
  ["Plan (B), vitamin (see D) and (aged 5) :) or :-(", []],
  ["The range [0, 1) or p < 0.05 and (n > 3).", []],
  ["Say „so“ or ”so”.", []],
  ["“One paragraph.\n\n“And another.”", []],
  ['Code `(` and ``"`` and \\( here.\n\n```\n( " “\n```\n<!-- ( -->', []],
  [
    "See [the page](https://example.org/a_(b)) or <https://example.org/(a)> or (https://example.org/a_(b)).",
    [],
  ],
  ['- [ ] A task [^1] and [a](b.md "title").', []],
])("marks in %j", (text, lines) => {
  const found = foundFor("Ask the audit team for a form that was used before.", text);
  expect(found).toEqual(lines.map((line) => `${line} mark-unbalanced`));
});

test("marks in a title and a note", () => {
  expect(foundFor("title: Take part in an audit", "title: Take part (in an audit")).toEqual([
    "3 mark-unbalanced",
  ]);
});

test.each<[text: string, lines: readonly number[]]>([
  ["See htp://example.org for it.", [24]],
  ["See http//example.org for it.", [24]],
  ["See https:/example.org for it.", [24]],
  ["See https//www.example.org.", [24]],
  ["See http;//www.example.org.", [24]],
  ["See htttps://www.example.org.", [24]],
  ["See ttps://www.example.org.", [24]],
  ["See https:www.example.org.", [24]],
  ["See https://example for it.", [24]],
  ["See https://example.", [24]],
  ["See https:// www.example.org.", [24]],
  ["See https://www,example.org.", [24]],
  ["See https://www..example.org.", [24]],
  ["A line\nwith [a link](htp://example.org) in it.", [25]],
  ["See [a link](https://example.org/a page) for it.", [24]],
  ["See <https://example/> for it.", [24]],
  ["See [it].\n\n[it]: https://example", [26]],
  ["See https://www.example.org, (http://example.org/a?b=c#d) and https://example.org.", []],
  ["See https://localhost:3000/a, http://127.0.0.1:80, http://[::1]/ and https://a.test.", []],
  [
    'See [a](https://example.org/a%20b "The page"), [b](../b.md), [c](#d) and [e](mailto:a@b.org).',
    [],
  ],
  ["Code `htp://x` and ```https://example```.\n\n    https://example\n<!-- htp://x -->", []],
  ["Uses HTTP/2, and/or http, https: the safe one; either//or; ratio 1://2.", []],
  ["Write https://… or https://... there.", []],
  [
    "See https://user@example.co.uk:8080/p, https://xn--caf-dma.example and https://café.example.",
    [],
  ],
  ["See ftp://example.org/a and doi:10.1000/182 and **https://example.org**.", []],
])("addresses in %j", (text, lines) => {
  const found = foundFor("Ask the audit team for a form that was used before.", text);
  expect(found).toEqual(lines.map((line) => `${line} address-malformed`));
});

test.each([
  ["https://example", ["4 address-malformed"]],
  ["htp://example.org", ["4 schema"]],
  ["https://www.example.org/a", []],
])("the address of a resource, %s", (url, found) => {
  const resource = `---\nid: guide\ntitle: A guide\ncompetencies: [RS-5-01]\nurl: ${url}\n---\nText.\n`;
  const lines = checkFiles({ ...tinyFramework, "resources/guide.md": resource });
  expect(lines.map(({ line, code }) => `${line} ${code}`)).toEqual(
    found.map((one) => one.replace("4", "5")),
  );
});
