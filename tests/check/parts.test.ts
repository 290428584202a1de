import { rules } from "../../src/check/check-framework.js";
import { datesIn } from "../../src/check/dates.js";
import { diagnose } from "../../src/check/diagnose.js";
import { knownHeadings } from "../../src/check/headings.js";
import { listLineFindings } from "../../src/check/list-line-findings.js";
import {
  fileId,
  folderLevel,
  idParts,
  levelCode,
  pathParts,
  type SettledPlace,
  settledPlace,
  slippedId,
} from "../../src/check/placement.js";
import { headingWords, ownWords, placeIn, placeInField } from "../../src/check/prose.js";
import type { CompetencyFile, Rule } from "../../src/check/rule.js";
import { ruleLevels } from "../../src/check/rule-settings.js";
import { dateInFuture } from "../../src/check/rules/date-in-future.js";
import { dateInvalid } from "../../src/check/rules/date-invalid.js";
import { isSupportWorker, signpost } from "../../src/check/rules/support-worker.js";
import { schemaFindings } from "../../src/check/schema/schema-findings.js";
import { schemaProblems } from "../../src/check/schema/schema-problems.js";
import { subschema } from "../../src/check/schema/subschema.js";
import { caseProblems } from "../../src/check/sentence-case.js";
import { smog } from "../../src/check/smog.js";
import { termFinder } from "../../src/check/term-finder.js";
import type { Competency, Manifest } from "../../src/model/framework.js";
import { toManifest } from "../../src/parse/manifest.js";
import { parseBody } from "../../src/parse/markdown.js";
import { quoted } from "../../src/words/quoted.js";
import { didYouMean, nearest } from "../../src/words/suggest.js";
import { checkFiles } from "../support/check-files.js";
import { computing } from "../support/computing.js";
import { competencyText } from "../support/small.js";

describe("the nearest word", () => {
  test.each<[string, readonly string[], string | null]>([
    ["a", ["b"], null],
    ["ab", ["ac"], "ac"],
    ["ab", ["cd"], null],
    ["abc", ["abd"], "abd"],
    ["abc", ["ade"], null],
    ["abcd", ["abef"], "abef"],
    ["abcd", ["aefg"], null],
    ["abcdefghi", ["abcdefxyz"], "abcdefxyz"],
    ["abcdefghi", ["abcdevwxyz"], null],
    ["abcd", ["abcdef"], "abcdef"],
    ["abcd", ["abcdefg"], null],
    ["ABCD", ["abcd"], "abcd"],
    ["x".repeat(200), [`${"x".repeat(199)}y`], `${"x".repeat(199)}y`],
    // The nearer, then the one with the same letters, then the first.
    ["mett", ["mest", "met"], "mest"],
    ["form", ["farms", "from"], "from"],
    ["met", ["mat", "mot"], "mat"],
    ["from", ["frm", "form"], "frm"],
    ["fromm", ["frxxm", "formm"], "formm"],
  ])("to %s of %j is %s", (word, candidates, near) => {
    expect(nearest(word, candidates)).toBe(near);
  });
  test("what is said of it", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `candidate-${at}`);
    expect(didYouMean("mett", ["met"])).toBe("Did you mean `met`?");
    expect(didYouMean("xyz", ["met", "not-yet"])).toBe("Use one of `met`, `not-yet`.");
    expect(didYouMean("xyz", many(50))).toMatch(/`candidate-49`\.$/);
    expect(didYouMean("xyz", many(51))).toMatch(/`candidate-49` …\.$/);
    const professions = ["osteopath", "physical-therapist", "physiotherapist"];
    expect(didYouMean("Physio", professions)).toBe("Did you mean `physiotherapist`?");
    expect(didYouMean("Phy", professions)).toMatch(/^Use one of/);
    expect(didYouMean("Ost", professions)).toBe("Did you mean `osteopath`?");
    expect(didYouMean("Os", professions)).toMatch(/^Use one of/);
    expect(didYouMean("xyz", [])).toBe("This framework has none.");
  });
});

describe("what a message quotes", () => {
  test.each<[unknown, string]>([
    ["one", "`one`"],
    ["one  \n two", "`one two`"],
    ["`a` and `b`", "`'a' and 'b'`"],
    ["x".repeat(60), `\`${"x".repeat(60)}\``],
    ["x".repeat(61), `\`${"x".repeat(57)}…\``],
    [5, "`5`"],
    [null, "`null`"],
    [["a", 1], '`["a",1]`'],
    [undefined, "`undefined`"],
  ])("%j", (value, text) => expect(quoted(value)).toBe(text));
});

describe("where a competency belongs", () => {
  const manifest = toManifest({
    pillars: [
      { id: "research", code: "RS", title: "Research" },
      { id: "care", code: "CA", title: "Care" },
    ],
    supplements: [{ id: "expert", title: "E", "level-code": "EX" }, { id: "open" }],
  });
  const one = (fields: Partial<Competency> = {}): Competency =>
    ({
      id: "RS-6-02",
      pillar: "research",
      band: 6,
      thread: "02",
      supplement: null,
      ...fields,
    }) as Competency;
  const at = (path: string, fields: Partial<Competency>): CompetencyFile =>
    ({ ...one(fields), document: { path } }) as CompetencyFile;

  test.each([
    ["RS-6-02", { code: "RS", level: "6", thread: "02" }],
    ["R2-CL-10", { code: "R2", level: "CL", thread: "10" }],
    ["R-C-01", { code: "R", level: "C", thread: "01" }],
    ["RS-6-2", null],
    ["RS-6-002", null],
    ["rs-6-02", null],
    ["2S-6-02", null],
    ["RS-6", null],
    ["RS--02", null],
    ["xRS-6-02", null],
    ["RS-6-02-title", null],
  ])("the id %s", (id, parts) => expect(idParts(id)).toEqual(parts));

  test.each<[Partial<Competency>, string | null]>([
    [{}, "6"],
    [{ band: "core" }, "C"],
    [{ supplement: "expert" }, "EX"],
    [{ supplement: "open" }, null],
    [{ supplement: "none" }, null],
  ])("%j has the level code %s", (fields, code) => {
    expect(levelCode(one(fields), manifest)).toBe(code);
  });

  test("paths", () => {
    expect(pathParts("research/band-6/x.md")).toEqual({
      folders: ["research", "band-6"],
      file: "x.md",
    });
    expect(pathParts("x.md")).toEqual({ folders: [], file: "x.md" });
  });
  test.each([
    ["core", "core"],
    ["band-6", 6],
    ["band-12", 12],
    ["band-", null],
    ["band-6a", null],
    ["xband-6", null],
    ["6", null],
    ["", null],
    [undefined, null],
  ])("the folder %s is level %s", (folder, level) => expect(folderLevel(folder)).toBe(level));
  test.each([
    ["a/RS-6-02-title.md", "RS-6-02"],
    ["RS-C-02.md", "RS-C-02"],
    ["R2-EX-10x.md", "R2-EX-10"],
    ["a/x-RS-6-02.md", null],
    ["RS-6-02/title.md", null],
    ["RS-6-2-title.md", null],
  ])("%s is named %s", (path, id) => expect(fileId(path)).toBe(id));

  test.each<[string, Partial<Competency>, string, Partial<SettledPlace>]>([
    ["id and folder against the field", { band: 7 }, "research/band-6/x.md", { level: 6 }],
    ["field alone", { band: 7 }, "research/band-5/x.md", { level: 7 }],
    ["core", { id: "RS-C-02", band: 5 }, "research/core/x.md", { level: "core" }],
    ["an id that is none", { id: "x", band: 5 }, "research/band-6/x.md", { level: 5 }],
    ["a file in no folder", { band: 7 }, "x.md", { level: 7 }],
    ["a supplement", { band: 7, supplement: "expert" }, "research/band-6/x.md", { level: 7 }],
    ["id and folder", { pillar: "care" }, "research/band-6/x.md", { pillar: "research" }],
    ["field alone", { pillar: "care" }, "other/band-6/x.md", { pillar: "care" }],
    ["an id of no pillar", { id: "XX-6-02", pillar: "care" }, "research/x.md", { pillar: "care" }],
    ["an id that is none, in no folder", { id: "x", pillar: "care" }, "x.md", { pillar: "care" }],
    ["id and name against the field", { thread: "03" }, "a/RS-6-02-x.md", { thread: "02" }],
    ["field alone", { thread: "03" }, "a/RS-6-04-x.md", { thread: "03" }],
    ["an id that is none", { id: "x", thread: "03" }, "a/x.md", { thread: "03" }],
  ])("%s: %j in %s", (_name, fields, path, place) => {
    expect(settledPlace(at(path, fields), manifest)).toMatchObject(place);
  });
  test.each<[string, Partial<Competency>, string, string | null]>([
    ["it alone is another", { id: "RS-6-03" }, "a/RS-6-02-x.md", "RS-6-02"],
    ["nothing is", {}, "a/RS-6-02-x.md", null],
    ["the name is another too", { id: "RS-6-03" }, "a/x.md", null],
    ["the pillar is another too", { id: "RS-6-03", pillar: "care" }, "a/RS-6-02-x.md", null],
    ["the level is another too", { id: "RS-6-03", band: 5 }, "a/RS-6-02-x.md", null],
    ["the thread is another too", { id: "RS-6-03", thread: "03" }, "a/RS-6-02-x.md", null],
    ["there is no such pillar", { id: "RS-6-03", pillar: "none" }, "a/RS-6-02-x.md", null],
  ])("the id that slipped: %s", (_name, fields, path, id) => {
    expect(slippedId(at(path, fields), manifest)).toBe(id);
  });
});

describe("our own words", () => {
  test.each([
    ["one `two` three", "one ····· three"],
    ["one ``two ` three`` four", "one ··············· four"],
    ["[one](two) three", "[one······ three"],
    ["[one *two*](<a b> 'three') four", "[one *two*················ four"],
    ["[one][two] three\n\n[two]: a/b 'c'", "[one······ three\n\n··············"],
    ["![one](two.png) three", "![one·········· three"],
    ["see https://example.org/a, or", "see ······················ or"],
    ["see <http://a.b> or", "see <··········· or"],
    ["see <mailto:a@b.c> or a.b@c-d.org or", "see <············· or ··········· or"],
    ["a <!-- b\nc --> d", "a ······\n····· d"],
    ["<!-- a\n\nb -->\n\nc", "······\n\n·····\n\nc"],
    ['<abbr title="a b">c</abbr> d', "··················c······· d"],
    ["<div class=a>\nb\n</div>", "·············\nb\n······"],
    ["the Care Act and the Care Acts", "the ········ and the ········s"],
    ["`a\nb` c", "··\n·· c"],
    ["    a b\n\nc", "·······\n\nc"],
    ["~~~\na\n```\n~~~\nb", "···\n·\n···\n···\nb"],
    ["`a b", "`a b"],
  ])("%j", (text, words) => {
    expect(ownWords(text, ["Care Act"]).replaceAll("\ufffc", "·")).toBe(words);
  });
  test.each([
    ["## One `Two` *three*", "One 000 three"],
    ["### One <abbr>TWO</abbr> <!-- Three -->", "One TWO"],
    ["## ![A Chart](chart.png) of [The Guide](https://example.org/Guide)", "A Chart of The Guide"],
    ["## ![](chart.png) One at www.Example.org", "One at 000000000000000"],
    ["One <me@example.org>\n===", "One 00000000000000"],
    ["# One &amp; Two", "One & Two"],
  ])("a heading: %j", (text, words) => {
    expect(headingWords(text)).toBe(words);
  });
  test("places", () => {
    expect(placeIn("one\ntwo\nthree", 0, 1)).toEqual({ line: 1, column: 1 });
    expect(placeIn("one\ntwo\nthree", 3, 1)).toEqual({ line: 1, column: 4 });
    expect(placeIn("one\ntwo\nthree", 4, 1)).toEqual({ line: 2, column: 1 });
    expect(placeIn("one\ntwo\nthree", 10, 5)).toEqual({ line: 7, column: 3 });
    expect(placeInField("a: x\ntitle : One title\n", "title", "title")).toEqual({
      line: 2,
      column: 13,
    });
    expect(placeInField("subtitle: One\n", "title", "One")).toBeNull();
    expect(placeInField("title: One\n", "title", "Two")).toBeNull();
  });
});

describe("sentence case", () => {
  const found = (text: string, ...names: string[]) =>
    caseProblems(text, names).map(({ index, word, wanted }) => `${index} ${word} ${wanted}`);
  test.each<[string, readonly string[], readonly string[]]>([
    ["Run an Audit", [], ["7 Audit audit"]],
    ["run an audit", [], ["0 run Run"]],
    ["“run” an audit", [], ["1 run Run"]],
    ["eHealth for all", [], []],
    ["Why? Because it Works", [], ["16 Works works"]],
    ["Stop. Go! And: Then", [], []],
    ["One. two", [], []],
    ["Part A of B", [], []],
    ["The NICE guide", [], []],
    ["Use D’Arcy", [], []],
    ["Ask D’arcy", [], ["4 D’arcy d’arcy"]],
    ["In January, on Mondays and Junes", [], []],
    ["Use the Januaryish way", [], ["8 Januaryish januaryish"]],
    ["Use XJanuary Tuesdayx", [], ["13 Tuesdayx tuesdayx"]],
    ["Work in Dorset and Dorsets", ["Dorset"], ["19 Dorsets dorsets"]],
    ["Ask preDorset people in Dorset Dorset", ["Dorset"], []],
    ["Use the Care Act and the Care Home", ["Care Act"], ["25 Care care", "30 Home home"]],
    ["dorset and Dorset", ["Dorset"], ["0 dorset Dorset"]],
    ["Dorset first", ["Dorset"], []],
    ["An Audit", [""], ["3 Audit audit"]],
    ["Dorset2 in a Dorset", ["Dorset"], []],
    ["Support people with Parkinson's", ["Parkinson's"], []],
    ["Disabled Facilities Grants after", ["Disabled Facilities Grants"], []],
    ["NHS and HCPC words, AHPs and GOsC, B12 and 8a", [], []],
    ["Falls: A short guide, 2 days a week", [], []],
    ["O'Connor", [], []],
    ["", [], []],
    ["Co-Production with the Team’s lead", [], ["3 Production production", "23 Team’s team’s"]],
  ])("%s", (text, names, problems) => {
    expect(found(text, ...names)).toEqual(problems);
  });
});

describe("SMOG", () => {
  test.each<[string, readonly string[], number]>([
    // long words, less the one that is left out, for 30 sentences
    ["Evaluation of information.", ["evaluation", "information"], 30],
    ["Evaluation of information. One more.", ["evaluation", "information"], 15],
    ["Evaluation of information! One more? Yes. 1. 2.", ["evaluation", "information"], 10],
    ["Evaluation of information, e.g. now", ["evaluation", "information"], 15],
    ["Evaluation", ["evaluation"], 0],
    ["Ask. Evaluation helps Organisation.", ["evaluation"], 0],
    ["Supported, supporting and supportes.", [], 0],
    ["Works with Bournemouth University.", [], 0],
    ["Evaluation of evaluation.", ["evaluation"], 30],
    ["Organising’s organisation", ["organising’s", "organisation"], 30],
    ["", [], 0],
  ])("%s", (text, longWords, under) => {
    const read = smog(text);
    expect(read.longWords).toEqual(longWords);
    expect(read.grade).toBeCloseTo(1.043 * Math.sqrt(under) + 3.1291, 6);
  });
});

describe("avoided terms", () => {
  const find = (text: string, ...avoid: string[]) =>
    [...(termFinder([{ avoid, prefer: "x", why: null }])?.(text) ?? [])].map(
      ({ offset, words }) => `${offset} ${words}`,
    );
  test.each<[string, readonly string[], readonly string[]]>([
    ["a client here", ["client"], ["2 client"]],
    ["clients, subclient, client_x, client2", ["client"], []],
    ["éclient clienté", ["client"], []],
    [
      "hard  to *reach* and hard_to-reach",
      ["hard to reach"],
      ["0 hard  to *reach", "21 hard_to-reach"],
    ],
    ["hardtoreach", ["hard to reach"], []],
    ["the elderly.", ["the elderly"], ["0 the elderly"]],
    ["the elderly who live", ["the elderly"], ["0 the elderly"]],
    ["the elderly whole", ["the elderly"], []],
    ["the elderly, many", ["the elderly"], ["0 the elderly"]],
    ["the elderly-friendly ward", ["the elderly"], []],
    ["the elderly care", ["the elderly person", "the elderly"], []],
    ["elderly care", ["elderly"], ["0 elderly"]],
    ["the old people care", ["the old people"], ["0 the old people"]],
    ["BME and bme", ["BME"], ["0 BME"]],
    ["Bme-staff and BME staff", ["BME staff"], ["14 BME staff"]],
    ["x (a.b) axb", ["a.b"], ["3 a.b"]],
    ["end-user", [" end user "], ["0 end-user"]],
    [
      "service user's view, service *user*",
      ["service user"],
      ["0 service user", "21 service *user"],
    ],
    ["the service users", ["service", "service users"], ["4 service users"]],
    ["for example, e.g. this", ["e.g."], ["13 e.g."]],
    ["hard to\nreach", ["hard to reach"], ["0 hard to\nreach"]],
    ["anything", [], []],
  ])("%j", (text, avoid, found) => {
    expect(find(text, ...avoid)).toEqual(found);
  });
});

describe("lines of a list", () => {
  const documentOf = (body: string, bodyLine: number) => ({
    file: { name: "f.md", text: body },
    body,
    bodyLine,
  });
  const found = (lines: readonly string[], ...more: string[]) => {
    const text = ["## List", ...lines, "", ...more].join("\n");
    const body = parseBody(text, 10);
    const findings = listLineFindings(documentOf(text, 10), body, (id) => id === "list");
    return [...findings].flatMap(([id, list]) =>
      list.map(({ code, file, where, message, hint }) => {
        expect([id, code, file]).toEqual(["list", "list-length", "f.md"]);
        return ["line" in where ? `${where.line}:${where.column}` : "", message, hint];
      }),
    );
  };
  const start = "Start the line with a hyphen and a space.";
  const below = "This line has no hyphen, so it is not an item of the list below";
  const above = "This line has no hyphen, so it is read as part of the item above";
  const intro = `${start} An introduction to a list ends in a colon.`;
  const indent = `${start} Indent it if it belongs to that item.`;
  const noSpace = (mark: string) =>
    `There is no ordinary space after \`${mark}\`, so this line is not an item of the list`;
  const noMark = (mark: string) => `\`${mark}\` does not start an item of a list`;
  const mixed = (mark: string, first: string) =>
    `This item starts with \`${mark}\`, and the others with \`${first}\``;
  const same = "Use the same mark, a hyphen, for every item.";

  test.each<[string, readonly string[], readonly (readonly string[])[]]>([
    ["a list", ["- One", "- Two"], []],
    ["a list of stars", ["* One", "* Two"], []],
    ["a list of numbers", ["1. One", "2. Two", "10) Three"], []],
    ["an introduction", ["For example:", "- One"], []],
    ["an introduction that ends otherwise", ["For example", "- One"], [["11:1", below, intro]]],
    ["a line far above a list", ["For example", "", "- One"], []],
    ["a line in the middle", ["- One", "Two", "- Three"], [["12:1", above, indent]]],
    ["a line that is farther in", ["- One", "  Two", "- Three"], []],
    ["a line that is one blank in", ["- One", " Two"], [["12:2", above, indent]]],
    ["a quoted line", ["- One", "“Two”"], [["12:1", above, indent]]],
    ["a line in small letters", ["- One", "two"], []],
    ["a line that begins with an abbreviation", ["- One of", "NHS or"], []],
    ["a line behind a comma", ["- One,", "Two"], []],
    ["a line behind a dash", ["- One –", "Two"], []],
    ["a line behind a little word", ["- One of the", "Two"], []],
    ["a line behind a word that ends as one", ["- One father", "Two"], [["12:1", above, indent]]],
    ["a line of one letter", ["- One", "A two"], [["12:1", above, indent]]],
    ["a line behind an empty one", ["- One", "", "Two"], []],
    ["a hyphen without a blank", ["- One", "-Two"], [["12:1", noSpace("-"), start]]],
    ["a plus sign without a blank", ["- One", "+Two"], [["12:1", noSpace("+"), start]]],
    ["a star without a blank", ["- One", " *Two"], [["12:2", noSpace("*"), start]]],
    ["words between stars", ["- One", "", "*Two* three"], []],
    ["two hyphens", ["- One", "", "--"], []],
    ["a bullet", ["- One", "• Two"], [["12:1", noMark("•"), start]]],
    ["a dash", ["- One", "– Two"], [["12:1", noMark("–"), start]]],
    ["a long dash", ["- One", "— Two"], [["12:1", noMark("—"), start]]],
    ["a dot", ["- One", "   · Two"], [["12:4", noMark("·"), start]]],
    ["a square", ["- One", "▪ Two"], [["12:1", noMark("▪"), start]]],
    ["a bullet of Word", ["- One", "\uf0b7\tTwo"], [["12:1", noMark("\uf0b7"), start]]],
    ["the hollow bullet of Word", ["- One", "o\tTwo"], [["12:1", noMark("o"), start]]],
    ["a hard blank", ["- One", "-\u00a0Two"], [["12:1", noSpace("-"), start]]],
    ["a comment above", ["<!-- keep these short -->", "- One"], []],
    ["a comment of lines", ["<!--", "* Old", "Other", "-->", "- One", "- Two"], []],
    ["a link's address above", ["[a]: https://example.org", "- One"], []],
    ["a bold introduction", ["**For example:**", "- One"], []],
    ["a list in an item, with another mark", ["- One", "  * Two", "- Three"], []],
    [
      "a line in a list in an item",
      ["- One", "  - Two", "  • Three", "- Four"],
      [["13:3", noMark("•"), start]],
    ],
    ["a numbered list in an item", ["- One", "  1. Two", "- Three"], []],
    ["an item that goes on with a dash", ["- One", "  – and two –", "- Three"], []],
    ["an item that goes on with a number", ["- One", "  -3 to +3", "- Three"], []],
    ["a second paragraph in an item", ["- One", "", "  Two", "- Three"], []],
    ["a second paragraph farther in", ["- One", "", "    Two", "", "    - Three"], []],
    ["a quotation in an item", ["- One", "", "  > Two", "- Three"], []],
    ["code in an item", ["- One", "", "      -two", "- Three"], []],
    [
      "code between fences in an item",
      ["- One", "  ```", "* Two", "  ```"],
      [["13:1", mixed("*", "-"), same]],
    ],
    ["a list of stars in an item, behind an empty line", ["- One", "", "  * Two", "  * Three"], []],
    ["numbers in an item, behind an empty line", ["- One", "", "  1. Two", "", "  2. Three"], []],
    [
      "a bullet in an item, behind an empty line",
      ["- One", "", "  • Two"],
      [["13:3", noMark("•"), start]],
    ],
    ["a hyphen above its text", ["-", "  One", "-", "  Two"], []],
    ["a rule of stars", ["- One", "", "* * *", "", "- Two"], []],
    ["a rule of hyphens", ["- One", "", "- - -", "", "* Two"], []],
    ["text between two lists", ["- One", "", "In this order:", "", "1. Two"], []],
    [
      "another mark behind an empty line",
      ["- One", "", "* Two"],
      [["13:1", mixed("*", "-"), same]],
    ],
    [
      "another mark behind a comment",
      ["- One", "", "<!-- a -->", "", "* Two"],
      [["15:1", mixed("*", "-"), same]],
    ],
    ["fences of two kinds", ["- One", "", "```", "~~~", "-Two", "```", "", "- Three"], []],
    ["a fence of four", ["- One", "", "````", "```", "-Two", "````", "", "- Three"], []],
    ["a fence inside its line", ["- One with ``` and", "-Two"], [["12:1", noSpace("-"), start]]],
    ["a comment that begins inside a line", ["- One <!-- for", "Editors -->", "- Two"], []],
    ["code over two lines", ["- One `two", "Three` four", "- Five"], []],
    ["a sentence that goes on with I", ["- Says what", "I need", "- Two"], []],
    [
      "a sentence that goes on with I’ve",
      ["- Says what", "I’ve seen and what", "I'm doing", "- Two"],
      [],
    ],
    ["a sentence that goes on with a month", ["- Leads one every", "March", "- Two"], []],
    [
      "a sentence that goes on with a day",
      ["- Leads the clinic each", "Tuesday, and more", "- Two"],
      [],
    ],
    ["a sentence that goes on in brackets", ["- One", "(See the page)", "- Two"], []],
    ["a sentence that goes on behind a dash", ["- One", "– and two", "- Three"], []],
    ["a sentence that goes on with a range", ["- From", "–3 or", "-3 to", "+3", "- Three"], []],
    ["a quotation", ["> -One", "> Two", "", "- Three"], []],
    [
      "another mark above the others",
      ["* One", "- Two", "- Three"],
      [["11:1", mixed("*", "-"), same]],
    ],
    ["another mark", ["- One", "* Two"], [["12:1", mixed("*", "-"), same]]],
    ["a number", ["- One", "2) Two"], [["12:1", mixed("2)", "-"), same]]],
    ["a hyphen behind numbers", ["1. One", "- Two"], [["12:1", mixed("-", "1."), same]]],
    ["code", ["- One", "", "```", "-Two", "* Three", "```"], []],
    [
      "code of waves",
      ["- One", "", "~~~", "-Two", "~~~", "-Three"],
      [["16:1", noSpace("-"), start]],
    ],
  ])("%s", (_name, lines, problems) => {
    expect(found(lines)).toEqual(problems);
  });
  test("a heading that is underlined", () => {
    const text = "List\n----\n- One\n- Two\n";
    expect([...listLineFindings(documentOf(text, 1), parseBody(text, 1), () => true)]).toEqual([]);
  });
  test("only in sections that are lists, and only up to the next", () => {
    expect(found(["- One"], "## Other", "- One", "-Two")).toEqual([]);
    expect(found(["- One", "-Two"], "## Other", "-Three")).toHaveLength(1);
  });
  test("lines that end as on Windows", () => {
    const text = "## List\r\n- One,\r\nTwo\r\n- Three\r\nFour\r\n";
    const findings = listLineFindings(documentOf(text, 1), parseBody(text, 1), () => true);
    expect([...findings.values()].flat().map(({ where }) => where)).toEqual([
      { line: 5, column: 1 },
    ]);
  });
});

describe("what a schema says", () => {
  test.each([[["person", "nothing"]], [["nothing", "more"]], [["person", "constructor"]]])(
    "nothing of %j",
    (path) => {
      expect(subschema("evidence", path).description).toBeUndefined();
    },
  );
  test("of fields, of items, of any field, and where it refers to another", () => {
    expect(subschema("evidence", []).properties).toHaveProperty("person");
    expect(subschema("evidence", ["person"]).properties).toHaveProperty("band");
    expect(subschema("evidence", ["evidence", "0"]).properties).toHaveProperty("supports");
    expect(subschema("evidence", ["ratings", "RS-6-02"]).properties).toHaveProperty("self");
    expect(subschema("evidence", ["ratings", "RS-6-02", "supervisor"]).properties).toHaveProperty(
      "by",
    );
    expect(subschema("competency", ["front-matter"]).properties).toHaveProperty("pillar");
    expect(subschema("competency", ["front-matter", "sources", "0"]).properties).toHaveProperty(
      "ref",
    );
  });

  const problems = (data: unknown) =>
    schemaProblems("evidence", data).map(({ path, keyword, field, where, message }) => [
      path.join("."),
      keyword,
      field,
      where,
      message,
    ]);
  const right = { format: "ahp-career/evidence@1", person: { profession: "x", band: 5 } };
  test("nothing where nothing is wrong", () => expect(problems(right)).toEqual([]));
  test.each<[string, unknown, readonly unknown[]]>([
    [
      "a list",
      [],
      ["", "type", "", { path: [] }, "The file must be fields with names, and it is a list"],
    ],
    ["nothing", null, ["", "type", "", { path: [] }, expect.stringContaining("it is empty")]],
    [
      "a name with a stroke",
      { ...right, "a/b~c": 1 },
      [
        "",
        "additionalProperties",
        "a/b~c",
        { path: ["a/b~c"], at: "key" },
        "There is no field `a/b~c` here",
      ],
    ],
    [
      "an item",
      { ...right, evidence: [{ title: "T", date: "2026-01-01" }, 5] },
      [
        "evidence.1",
        "type",
        "",
        { path: ["evidence", "1"] },
        "Item 2 of `evidence` must be fields with names, and it is a number",
      ],
    ],
    [
      "true for text",
      { ...right, notes: true },
      ["notes", "type", "", { path: ["notes"] }, "`notes` must be text, and it is true or false"],
    ],
    [
      "another format",
      { ...right, format: "x" },
      ["format", "const", "", { path: ["format"] }, "`format` cannot be `x`"],
    ],
  ])("%s", (_name, data, problem) => {
    expect(problems(data)).toEqual([problem]);
  });

  test("many fields of one parent, and many items of one list, are told in one message", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}x${index}`, 1]));
    const said = (data: Record<string, unknown>) =>
      schemaFindings("me.yaml", schemaProblems("evidence", { ...right, ...data })).map(
        ({ message }) => message,
      );
    expect(said(many(2))).toEqual(["There are no fields `x0x0` or `x1x1` here"]);
    expect(said(many(14))).toEqual([expect.stringMatching(/, `x11x11` or 2 more here$/)]);
    const lacking = (count: number) => ({ evidence: Array.from({ length: count }, () => ({})) });
    expect(said(lacking(2))).toEqual([
      "Item 1 of `evidence` has no `title` or `date`",
      "Item 2 of `evidence` has no `title` or `date`",
    ]);
    expect(said(lacking(3))).toEqual([
      "Item 1 of `evidence` has no `title` or `date`, and so it is with items 2 and 3",
    ]);
    expect(said(lacking(9))).toEqual([
      "Item 1 of `evidence` has no `title` or `date`, and so it is with items 2, 3, 4 and 5 more",
    ]);
  });

  test("thousands of choices are judged in one pass", () => {
    const agreed = Array.from({ length: 3000 }, () => ({
      pillar: "x",
      band: [],
      date: "2026-01-01",
    }));
    const seconds = computing();
    expect(schemaProblems("evidence", { ...right, agreed })).toHaveLength(3000);
    // Looking through all errors again for each choice took half a minute.
    expect(seconds()).toBeLessThan(10);
  });
});

test("every date of an evidence file, and whether it has happened", () => {
  const found = datesIn({
    target: { by: "a" },
    agreed: [{ date: "b" }, { date: 5 }],
    qualifications: [{ completed: 2019 }, { completed: "c" }, {}],
    evidence: [{ date: "d", confirmed: { date: "e" } }, { date: "f" }],
    ratings: { X: { supervisor: { date: "g" } }, Y: "met" },
    breaks: [{ from: "h", to: "i" }, { from: "j" }],
  });
  expect([...found].map(({ path, date, happened }) => [path.join("."), date, happened])).toEqual([
    ["target.by", "a", false],
    ["agreed.0.date", "b", true],
    ["qualifications.0.completed", "2019", true],
    ["qualifications.1.completed", "c", true],
    ["evidence.0.date", "d", true],
    ["evidence.1.date", "f", true],
    ["evidence.0.confirmed.date", "e", true],
    ["ratings.X.supervisor.date", "g", true],
    ["breaks.0.from", "h", false],
    ["breaks.1.from", "j", false],
    ["breaks.0.to", "i", false],
  ]);
});

describe("support workers", () => {
  const manifest = toManifest({
    title: "Framework",
    bands: [{ band: 5, title: "Settled" }],
    "support-workers": {
      title: "Other framework",
      url: "https://example.org",
      note: "It is theirs.",
      professions: ["therapy-assistant"],
    },
  });
  test.each<[Record<string, unknown>, boolean]>([
    [{ band: 1 }, false],
    [{ band: 2 }, true],
    [{ band: 4 }, true],
    [{ band: " 3 " }, true],
    [{ band: 5 }, false],
    [{ band: 0 }, false],
    [{ band: 14 }, false],
    [{ band: "4a" }, false],
    [{}, false],
    [{ band: 5, profession: "Therapy-Assistant " }, true],
    [{ band: 5, profession: "therapist" }, false],
  ])("%j: %s", (person, is) => {
    expect(isSupportWorker(manifest, person)).toBe(is);
    expect(isSupportWorker({ ...manifest, supportWorkers: null }, { profession: "x" })).toBe(false);
  });
  test("where theirs is", () => {
    const first =
      "The Framework starts at band 5. There is another framework, made for the work that you do";
    expect(signpost(manifest)).toEqual([
      first,
      "Other framework: https://example.org. It is theirs.",
    ]);
    const { supportWorkers } = manifest;
    if (supportWorkers === null) throw new Error("none");
    expect(
      signpost({ ...manifest, supportWorkers: { ...supportWorkers, url: null, note: null } })[1],
    ).toBe("Other framework.");
  });
});

test.each<[Partial<Rule>, Manifest["rules"], string]>([
  [{}, {}, "warning"],
  [{}, { x: "error" }, "error"],
  [{}, { x: "off" }, "off"],
  [{ fixed: true }, { x: "off" }, "warning"],
  [{ code: "constructor" }, {}, "warning"],
])("of the rule %j, with the manifest's %j: %s", (rule, settings, level) => {
  const whole = { code: "x", severity: "warning", ...rule } as Rule;
  expect(ruleLevels([whole], settings).get(whole.code)).toBe(level);
});

test("the headings of a competency, in their order", () => {
  expect(knownHeadings().map(({ id, title }) => `${id} ${title}`)).toEqual([
    "in-practice In practice",
    "evidence-you-could-bring Evidence you could bring",
    "to-talk-about To talk about",
    "in-a-local-authority In a local authority",
    "notes Notes",
  ]);
});

test("how much each rule matters, and which of them a manifest cannot change", () => {
  const codes = (wanted: (rule: (typeof rules)[number]) => boolean) =>
    rules
      .filter(wanted)
      .map(({ code }) => code)
      .sort();
  expect(codes(({ fixed }) => fixed === true)).toEqual([
    ...["date-in-future", "date-invalid", "file-encoding", "file-unreadable"],
    ...["front-matter-missing", "front-matter-unclosed", "list-length", "merge-conflict"],
    "not-applicable-core",
    ...["nothing-checked", "rule-unknown", "schema", "section-missing", "yaml-syntax"],
  ]);
  expect(codes(({ fixed, severity }) => severity === "error" && !fixed)).toEqual([
    ...["builds-on-order", "id-duplicate", "id-mismatch", "id-removed"],
    ...["pattern-unusable", "reason-missing", "reference-unknown"],
    ...["revised-on", "section-order", "section-unknown"],
    ...["source-ref-malformed", "version-step"],
  ]);
  expect(codes(({ severity }) => severity === "warning")).toEqual([
    ...["address-malformed", "band-gap", "competency-wording", "dates-contradict", "file-ignored"],
    ...["heading-case"],
    ...[
      "id-retired",
      "identity",
      "key-too-many",
      "mark-unbalanced",
      "markdown-unread",
      "question-closed",
    ],
    ...["rating-contradicts-agreement", "reading-age", "resource-orphan", "source-superseded"],
    ...["statement-similar", "support-worker", "term-avoid", "value-misread"],
  ]);
  expect(codes(({ severity }) => severity === "info")).toEqual([
    "evidence-uncounted",
    "regulator-other",
  ]);
  expect(codes(({ fixed, severity }) => fixed === true && severity !== "error")).toEqual([]);
});

describe("findings as people read them", () => {
  const finding = { file: "a.yaml", message: "M" };
  test("a rule that is off is silent", () => {
    const found = [{ ...finding, code: "heading-case", where: { line: 1, column: 1 } }];
    const said = (settings: Manifest["rules"]) => diagnose(found, [], ruleLevels(rules, settings));
    expect(said({})).toMatchObject([{ severity: "warning" }]);
    expect(said({ "heading-case": "error" })).toMatchObject([{ severity: "error" }]);
    expect(said({ "heading-case": "off" })).toEqual([]);
    expect(diagnose(found, [])).toMatchObject([{ severity: "error" }]);
  });
  test("a line and a column stay, and a path is found in its file", () => {
    const text = "a: 1\nb: 2\n";
    const found = [
      { ...finding, code: "x", where: { line: 3, column: 2 }, hint: "H" },
      { ...finding, code: "x", where: { path: ["b"] } },
    ];
    expect(diagnose(found, [])).toMatchObject([
      { line: 1, column: 1 },
      { line: 3, column: 2, hint: "H" },
    ]);
    expect(diagnose(found, [{ name: "a.yaml", text }])).toMatchObject([
      { line: 2, column: 4, hint: null },
      { line: 3, column: 2 },
    ]);
  });
});

describe("dates that are ahead or that no calendar has", () => {
  const found = (rule: typeof dateInFuture, date: string) =>
    [
      ...(rule.evidence?.({
        framework: {} as never,
        file: { name: "me.yaml", text: "" },
        data: { evidence: [{ date }] },
        today: "2026-11-20",
      }) ?? []),
    ].map(({ message }) => message);
  test.each([
    "2026",
    "2026-11",
    "2026-11-20",
    "2025-12-31",
    "x2027-01-01",
    "2027-01-01T10",
    "202",
    "2027-13",
    "2027-02-30",
  ])("%s is not ahead", (date) => expect(found(dateInFuture, date)).toEqual([]));
  test.each(["2027", "2026-12", "2026-11-21", "9999-01-01"])("%s is ahead", (date) => {
    expect(found(dateInFuture, date)).toEqual([`${date} is later than today, 2026-11-20`]);
  });
  test.each([
    ...["2026-02-28", "2024-02-29", "x2026-02-30", "2026-02-30x", "2026-02", "2026", "2026-1-1"],
  ])("%s is in the calendar, or the schema's to report", (date) => {
    expect(found(dateInvalid, date)).toEqual([]);
  });
  test.each([
    ...["2026-02-30", "2026-02-29", "2026-11-31", "2026-09-31", "0000-02-30", "2026-13-31"],
    ...["2026-00-30", "2026-02-32", "2026-02-00", "2026-04-40", "2026-13", "2026-00"],
  ])("%s is in no calendar", (date) =>
    expect(found(dateInvalid, date)).toEqual([`The calendar has no ${date}`]),
  );
});

describe("holes in a thread", () => {
  const manifest = `format: ahp-career/framework@1
id: small
title: Small
version: 1.0.0
currency-months: 36
pillars:
  - {id: care, code: CA, title: Care, threads: {"01": One, "02": Two}}
bands: [{band: 5, title: A}, {band: 6, title: B}, {band: 7, title: C}, {band: 8, title: D}]
`;
  const at = (level: string, thread: string): [string, string] => [
    `care/${level === "C" ? "core" : `band-${level}`}/CA-${level}-${thread}-x.md`,
    competencyText(`CA-${level}-${thread}`, "care", level === "C" ? "core" : Number(level), thread),
  ];
  const holes = (files: readonly (readonly [string, string])[]) =>
    checkFiles(Object.fromEntries([["framework.yaml", manifest], ...files]))
      .filter(({ code }) => code === "band-gap")
      .map(({ file, message }) => `${file}: ${message}`);
  const whole = ["C", "5", "6", "7", "8"].map((level) => at(level, "02"));

  test("each level that is missing is named, the lowest first", () => {
    expect(holes([at("5", "01"), at("8", "01"), ...[...whole].reverse()])).toEqual([
      "care/band-8/CA-8-01-x.md: Between `CA-5-01` and `CA-8-01`, thread 01 (One) has nothing at band 6 and band 7",
    ]);
    expect(holes([at("C", "01"), at("6", "01"), at("8", "01"), ...whole])).toEqual([
      "care/band-6/CA-6-01-x.md: Between `CA-C-01` and `CA-6-01`, thread 01 (One) has nothing at band 5",
      "care/band-8/CA-8-01-x.md: Between `CA-6-01` and `CA-8-01`, thread 01 (One) has nothing at band 7",
    ]);
  });
  test("a file that cannot be read stands where its name says", () => {
    const unread = (name: string): [string, string] => [name, "---\nid: [\n---\n"];
    const rest = [at("5", "01"), at("7", "01"), ...whole];
    expect(holes(rest)).toHaveLength(1);
    expect(holes([...rest, unread("care/band-6/CA-6-01-x.md")])).toEqual([]);
    // Other names stand nowhere.
    for (const name of ["notes.md", "XX-6-01-x.md", "CA-EX-01-x.md", "CA-6-02-y.md"]) {
      expect([name, holes([...rest, unread(`care/band-6/${name}`)]).length]).toEqual([name, 1]);
    }
    const upper = [at("6", "01"), ...whole];
    expect(holes([...upper, unread("care/core/CA-C-01-x.md")])).toEqual([
      "care/band-6/CA-6-01-x.md: Between `CA-C-01` and `CA-6-01`, thread 01 (One) has nothing at band 5",
    ]);
  });
});

test("of two files with one id, what builds on it means the one whose name says it too", () => {
  const files = (names: readonly [string, string]) => ({
    ...Object.fromEntries(
      names.map((name, index) => [
        `practice/band-${index === 0 ? 5 : 8}/${name}.md`,
        competencyText("PR-5-07", "practice", index === 0 ? 5 : 8, "07"),
      ]),
    ),
    "practice/band-6/PR-6-07-x.md": competencyText("PR-6-07", "practice", 6, "07").replace(
      "status:",
      "builds-on: [PR-5-07]\nstatus:",
    ),
  });
  const order = (names: readonly [string, string]) =>
    checkFiles(files(names)).filter(({ code }) => code === "builds-on-order").length;
  expect(order(["PR-5-07-x", "PR-8-07-x"])).toBe(0);
  expect(order(["PR-5-08-x", "PR-5-07-x"])).toBe(1);
  expect(order(["a", "b"])).toBe(0);
});

test("only the sections that are lists are held to be lists", () => {
  const text = competencyText("PR-5-07", "practice", 5, "07");
  const said = (more: string) =>
    checkFiles({ "practice/band-5/PR-5-07-x.md": `${text}\n${more}` })
      .filter(({ code }) => code === "list-length")
      .map(({ line, message }) => `${line} ${message}`);
  expect(said("## In a local authority\nText\n- one\n\n## Notes\nText\n- one\n-two\n")).toEqual([]);
  expect(said("")).toEqual([]);
});

describe("rules by themselves", () => {
  const manifest = (more = "") => `format: ahp-career/framework@1
id: small
title: A Small Framework
version: 1.0.0
currency-months: 36
pillars:
  - {id: care, code: CA, title: Care, threads: {"02": Two, "01": One}}
bands: [{band: 5, title: A}, {band: 6, title: B}, {band: 8, title: D}]
supplements: [{id: open, title: Open}]
${more}`;
  const said = (
    code: string,
    files: Readonly<Record<string, string>>,
    more?: string,
  ): readonly string[] =>
    checkFiles({ "framework.yaml": manifest(more), ...files })
      .filter((one) => one.code === code)
      .map(({ line, column, message, hint }) => `${line}:${column} ${message} | ${hint}`);
  const text = (id: string, band: number | "core", change = (whole: string) => whole) =>
    change(competencyText(id, "care", band, id.slice(-2)));

  test("heading-case: a name is not looked at, and a longer one before a shorter", () => {
    const files = {
      "pages/x.md": "---\nid: x\ntitle: Work with the Care Act 2014\norder: 1\n---\nText.\n",
    };
    expect(said("heading-case", files)).toHaveLength(1);
    expect(said("heading-case", files, "proper-nouns: [Care, Care Act 2014, Ca]\n")).toEqual([]);
    expect(said("heading-case", files, "proper-nouns: [Care]\n")).toEqual([
      "3:27 The title is not in sentence case: `Act` | Write `act`. If it is a name, add it to `proper-nouns` in framework.yaml.",
    ]);
  });
  test("heading-case: a word that is not written in one piece, and headings that are not known", () => {
    const page = (body: string) => ({
      "pages/x.md": `---\nid: x\ntitle: One\norder: 1\n---\n${body}\n`,
    });
    const places = (body: string) =>
      said("heading-case", page(body)).map((one) => one.split(" ")[0]);
    expect(places("## Find *T*here")).toEqual(["6:1"]);
    expect(places("## Find it There")).toEqual(["6:12"]);
    expect(places("Text.\n\nFind it There\n=====  ")).toEqual(["8:9"]);
    expect(places("Text.\n\nFind it There\n-")).toEqual(["8:9"]);
    expect(places("   # Find it There")).toEqual(["6:14"]);
    expect(places("Find it There")).toEqual([]);
    const known = text("CA-5-01", 5, (whole) => whole.replace("## In practice", "## In Practice"));
    const other = text("CA-5-01", 5, (whole) => `${whole}\n## Some Background\nText.\n`);
    expect(said("heading-case", { "care/band-5/CA-5-01.md": known })).toHaveLength(1);
    expect(said("heading-case", { "care/band-5/CA-5-01.md": other })).toEqual([]);
  });

  test("id-duplicate: of one kind, and not where there is none", () => {
    const page = (id: string) => `---\n${id}title: One\norder: 1\n---\nText.\n`;
    expect(said("id-duplicate", { "pages/x.md": page(""), "pages/y.md": page("") })).toEqual([]);
    const two = { "pages/x.md": page("id: x\n"), "pages/y.md": page("id: x\n") };
    expect(said("id-duplicate", two)).toEqual([
      "2:5 `x` is already the id of another file | See pages/x.md. Ids are permanent: give the newer of the two an id that has never been used.",
    ]);
    expect(
      said("id-duplicate", { "pages/x.md": page("id: x\n"), "roles/x.md": page("id: x\n") }),
    ).toEqual([]);
  });

  test("id-duplicate: twice in the sources", () => {
    const sources = (second: string) => ({
      "sources.yaml": `format: ahp-career/sources@1\nsources:\n  - {id: a-2024, title: A}\n  - {id: ${second}, title: B}\n`,
    });
    expect(said("id-duplicate", sources("b-2025"))).toEqual([]);
    expect(said("id-duplicate", sources("a-2024"))).toEqual([
      "4:10 `a-2024` is already the id of another entry of `sources` | Give the newer of the two an id of its own, or take it out.",
    ]);
  });

  const open = (whole: string) => whole.replace("status:", "supplement: open\nstatus:");
  test.each<[string, string, string, readonly string[]]>([
    ["a file named by its id alone", "care/band-5/CA-5-01.md", text("CA-5-01", 5), []],
    ["a file named by its id and more", "care/band-5/CA-5-01-x.md", text("CA-5-01", 5), []],
    [
      "a file whose name only begins so",
      "care/band-5/CA-5-01x.md",
      text("CA-5-01", 5),
      [
        "2:5 The id is `CA-5-01`, and the file is called `CA-5-01x.md` | Call the file `CA-5-01-` and a few words of the title, or correct the id.",
      ],
    ],
    [
      "core with a band's id",
      "care/core/CA-5-01-x.md",
      text("CA-5-01", "core"),
      [
        "2:5 The id `CA-5-01` says band 5, and the band is core | An id at this level has `C` in the middle.",
      ],
    ],
    [
      "a band in the folder of the id",
      "care/band-5/CA-5-01-x.md",
      text("CA-5-01", 6),
      [
        "5:7 The id `CA-5-01` says band 5, and the band is 6 | An id at this level has `6` in the middle.",
      ],
    ],
    [
      "a band in no folder",
      "care/CA-5-01-x.md",
      text("CA-5-01", 6),
      [
        "2:5 The id `CA-5-01` says band 5, and the band is 6 | An id at this level has `6` in the middle.",
      ],
    ],
    ["a code of a supplement", "care/band-5/CA-8A-01-x.md", open(text("CA-8A-01", 5)), []],
    ["another code of a supplement", "care/band-5/CA-A8-01-x.md", open(text("CA-A8-01", 5)), []],
    [
      "a band as the code of a supplement",
      "care/band-5/CA-12-01-x.md",
      open(text("CA-12-01", 5)),
      [
        "2:5 The id `CA-12-01` says band 12, and the band is 5 of the supplement `open` | A supplement has a level code of its own, such as CL.",
      ],
    ],
    [
      "core as the code of a supplement",
      "care/band-5/CA-C-01-x.md",
      open(text("CA-C-01", 5)),
      [
        "2:5 The id `CA-C-01` says core, and the band is 5 of the supplement `open` | A supplement has a level code of its own, such as CL.",
      ],
    ],
    [
      "a thread that the pillar has not",
      "care/band-5/CA-5-09-x.md",
      text("CA-5-09", 5),
      ['6:9 The pillar has no thread "09" | Its threads are 01, 02.'],
    ],
    [
      "a qualification",
      "qualifications/five.md",
      "---\nband: 5\ntitle: T\n---\nText.\n",
      [
        "2:7 The band is 5, and the file is called `five.md` | Rename the file, or correct the field.",
      ],
    ],
    ["a band that is a word", "qualifications/x.md", "---\nband: five\ntitle: T\n---\n", []],
    ["an id that is a number", "pages/x.md", "---\nid: 5\ntitle: T\n---\n", []],
  ])("id-mismatch: %s", (_name, path, file, found) => {
    expect(said("id-mismatch", { [path]: file })).toEqual(found);
  });
});
