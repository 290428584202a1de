import { existsSync, readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { jest } from "@jest/globals";
import fc from "fast-check";
import type { PhrasingContent, Root, RootContent } from "mdast";
import { InputError } from "../../src/exit.js";
import { pdf } from "../../src/render/pdf.js";
import { columnsFor, splitWords } from "../../src/render/pdf-columns.js";
import type { Page } from "../../src/render/renderer.js";
import {
  heading,
  item,
  link,
  linked,
  list,
  mark,
  paragraph,
  report,
  ruled,
  strong,
  table,
  text,
} from "../../src/report/document.js";
import { stepChart } from "../../src/report/step-chart.js";
import { seed } from "../support/seed.js";

const root = new URL("../../", import.meta.url);
const compiler = "@myriaddreamin/typst-ts-node-compiler";

const page: Page = {
  width: 80,
  color: false,
  ascii: false,
  template: (name) => readFileSync(new URL(`templates/${name}`, root), "utf8"),
  installed: (path) => {
    const file = new URL(`node_modules/${path}`, root);
    return existsSync(file) ? readFileSync(file) : null;
  },
};

const isHere = await pdf.load().then(
  () => page.installed?.("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf") !== null,
  () => false,
);
/** The compiler and the fonts are optional packages. */
const withPackages = isHere ? test : test.skip;
if (!isHere) process.stderr.write("PDF is not tested: its optional packages are not installed.\n");

const documentOf = (...children: readonly RootContent[]) => report("A title", "The foot", children);

async function made(document: ReturnType<typeof report>): Promise<Uint8Array> {
  return (await pdf.load())(document, page);
}

/** What a PDF says of itself, its compressed objects included. */
function objectsOf(bytes: Uint8Array): string {
  const all = Buffer.from(bytes).toString("latin1");
  const streams = [...all.matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, data = ""]) => {
    try {
      return inflateSync(Buffer.from(data, "latin1")).toString("latin1");
    } catch {
      return data;
    }
  });
  return [all, ...streams].join("\n");
}

const count = (pattern: RegExp, objects: string): number => [...objects.matchAll(pattern)].length;
const pages = (objects: string): number => count(/\/Type\s*\/Page\b/g, objects);

const sample = documentOf(
  heading(1, "A title"),
  paragraph(
    "Words, ",
    strong("strong ones"),
    " and ",
    link("https://example.org/a", "a link"),
    ".",
  ),
  heading(2, "Marks"),
  table([
    [mark("", "Pillar"), "5", "6"],
    ["Research", mark("●", "all met"), mark("◐ 2/3", "2 of 3 met")],
    ["Education", mark("○ 0/3", "none of 3 met"), ""],
  ]),
  list([{ ...item(["To do"], ruled("Evidence:", "Date:")), checked: false }, item(["Plain"])]),
  list([item(["First"]), item(["Second"])], true),
  stepChart(
    "Research",
    [5, 6],
    [
      { date: "2026-01-01", level: null },
      { date: "2026-06-01", level: 5 },
    ],
  ),
);

withPackages(
  "a report is tagged, titled, in English, with bookmarks and fonts of its own",
  async () => {
    const bytes = await made(sample);
    const objects = objectsOf(bytes);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe("%PDF-");
    expect(objects).toMatch(/<pdfuaid:part>1</);
    expect(objects).toMatch(/\/Marked\s+true/);
    expect(objects).toMatch(/\/DisplayDocTitle\s+true/);
    expect(objects).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(objects).toContain(
      "/Title(A title)".replace("(", objects.includes("/Title (") ? " (" : "("),
    );
    expect(objects).toMatch(/\/Outlines\s/);
    expect(count(/\/S\s*\/TH\b/g, objects)).toBe(3);
    expect(count(/\/S\s*\/H1\b/g, objects)).toBe(1);
    expect(objects).toMatch(/\/Alt\s*\(2 of 3 met\)/);
    expect(objects).toMatch(/\/Alt\s*\(Not ticked\)/);
    expect(objects).toMatch(/\/Alt\s*\(Chart\. Research: none yet, band 5 from 1 June 2026\.\)/);
    expect(objects).toMatch(/\/URI\s*\(https:\/\/example\.org\/a\)/);
    expect(pages(objects)).toBe(1);
    const names = [...objects.matchAll(/\/BaseFont\s*\/[A-Z]+\+([\w-]+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(name).toMatch(/^(?:Arimo|NotoSans|NotoEmoji)/);
  },
);

withPackages("the same report gives the same bytes", async () => {
  const [first, second] = [await made(sample), await made(sample)];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  expect(objectsOf(first)).not.toContain("CreationDate");
});

const nasty = [
  '#panic("x") #read("/etc/passwd") $x^2$ *bold* _it_ `raw` <label> @ref // c /* c */',
  "#pagebreak() = Heading\n\n- item [x] \\u{41} ] } )",
  "الرعاية الصحية في المنزل",
  "Gofal iechyd: ŵ ŷ Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
  "👩🏽‍⚕️ 🏳️‍🌈 ❤️ ✅ 👍🏿 🇬🇧",
  "中文 हिन्दी ਪੰਜਾਬੀ বাংলা ไทย 日本語 한국어 Ελληνικά кириллица עברית ⇒ ∰",
  "\u0000\u0007\u001b[31m\ufeff\ufffe\u{10ffff}\ue000\u202e",
  "\ud800 half \udc00",
  "W".repeat(300),
  "👍".repeat(300),
  "ا".repeat(300),
  "e\u0301\u0302".repeat(200),
  '"\\ quotes \\"',
  "",
  " ",
];

withPackages.each(nasty)("text of any kind is only ever shown: %j", async (value) => {
  const raw: PhrasingContent = { type: "text", value };
  const bytes = await made({
    title: value,
    footer: value,
    tree: {
      type: "root",
      children: [
        heading(1, raw),
        paragraph(
          raw,
          strong(raw),
          { type: "inlineCode", value },
          { type: "emphasis", children: [raw] },
        ),
        paragraph(link(value, value), linked(value, value), mark(value, value)),
        table([
          [raw, mark(value, value)],
          [raw, raw],
        ]),
        list([{ ...item([raw], ruled(value, value)), checked: true }]),
        { type: "code", value },
        stepChart(value, [5], [{ date: "2026-01-01", level: 5 }]),
      ],
    },
  });
  expect(pages(objectsOf(bytes))).toBeLessThanOrEqual(6);
});

withPackages("a letter that no font has is replaced, and the reader is told", async () => {
  const alone = objectsOf(await made(documentOf(paragraph("字"))));
  const without = objectsOf(await made(documentOf(paragraph("a"))));
  expect(count(/\/S\s*\/P\b/g, alone)).toBe(count(/\/S\s*\/P\b/g, without) + 1);
});

withPackages.each([
  ["javascript:alert(1)", false],
  ["file:///etc/passwd", false],
  ["#here", false],
  ["https://example.org/a b", false],
  [`https://example.org/${"a".repeat(3000)}`, false],
  ["https://example.org/é?q=1#x", true],
  ["mailto:a@example.org", true],
])("an address leads somewhere only where it is safe: %s", async (url, isLink) => {
  const objects = objectsOf(await made(documentOf(paragraph(link(url, "words")))));
  expect(/\/URI\s*\(/.test(objects)).toBe(isLink);
});

withPackages("any tree is a report that passes", async () => {
  const words = fc.constantFrom("", "a", "two words", "●", "#x", "字", "x".repeat(90));
  const { line, block } = fc.letrec<{ line: PhrasingContent[]; block: RootContent }>((tie) => ({
    line: fc.array(
      fc.oneof(
        words.map((value): PhrasingContent => ({ type: "text", value })),
        words.map((value): PhrasingContent => ({ type: "delete", children: [text(value)] })),
        words.map((value) => mark(value, value)),
        words.map((value) => link("https://example.org", value)),
        fc.constant<PhrasingContent>({ type: "break" }),
        fc.constant<PhrasingContent>({ type: "image", url: "x.png", alt: "x" }),
      ),
      { maxLength: 3 },
    ),
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("line").map((children): RootContent => ({ type: "paragraph", children })),
      fc
        .tuple(fc.integer({ min: 1, max: 6 }), tie("line"))
        .map(
          ([depth, children]): RootContent => ({ type: "heading", depth: depth as 1, children }),
        ),
      fc.constant<RootContent>({ type: "thematicBreak" }),
      fc.constant<RootContent>({ type: "html", value: "<b>" }),
      fc
        .array(fc.array(tie("line"), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
        .map((rows) => table(rows)),
      fc
        .array(tie("block"), { maxLength: 2 })
        .map((children): RootContent => ({ type: "blockquote", children: children as never })),
      fc
        .tuple(
          fc.boolean(),
          fc.constantFrom(null, true, false),
          fc.array(tie("block"), { maxLength: 3 }),
        )
        .map(
          ([ordered, checked, children]): RootContent => ({
            type: "list",
            ordered,
            children: [{ type: "listItem", checked, children: children as never }],
          }),
        ),
    ),
  }));
  expect(line).toBeDefined();
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 6 }), async (children) => {
      const tree: Root = { type: "root", children };
      const bytes = await made({ title: "A title", footer: "", tree });
      expect(bytes.length).toBeGreaterThan(1000);
    }),
    { seed, numRuns: 60 },
  );
});

test.each([
  ["", 100],
  ["short words stay", 100],
  ["a".repeat(300), 100],
  [`x ${"W".repeat(80)} y`, 60],
  ["👩🏽‍⚕️".repeat(40), 40],
  ["e\u0301".repeat(100), 50],
])("a word too wide for its line may be broken, and stays what it is: %j", (value, width) => {
  const split = splitWords(value, width);
  expect(split.replaceAll("\u200b", "")).toBe(value);
  expect(split.includes("\u200b")).toBe(value.length > 20);
  expect(split).not.toMatch(/\u200b[\p{M}\p{Emoji_Modifier}\u200d]|\u200d\u200b/u);
});

test("columns fill the page, with room for the longest word of each", () => {
  const sheet = { width: 500, padding: 10, even: false };
  const widths = columnsFor(
    [
      ["Id", "Outcome"],
      ["PP-6-01", "word ".repeat(60)],
    ],
    sheet,
  );
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(500);
  expect(widths[0]).toBeGreaterThan(50);
  expect(widths[1]).toBeGreaterThan(350);
  expect(columnsFor([["a", "b"]], { ...sheet, even: true })).toEqual([250, 250]);
  const crowded = columnsFor([Array.from({ length: 12 }, () => "x".repeat(40))], sheet);
  expect(crowded.reduce((sum, width) => sum + width, 0)).toBeCloseTo(500);
});

withPackages(
  "a template that asks for a package is refused, and one that is wrong says why",
  async () => {
    const render = await pdf.load();
    const failed = (template: string) =>
      render(sample, { ...page, template: () => template }).catch((error) => error);
    const asking = await failed('#import "@preview/cetz:0.3.0"');
    expect(asking).toBeInstanceOf(InputError);
    expect(asking.message).toContain("report.typ");
    const reading = await failed('#read("/etc/passwd")');
    expect(reading).toBeInstanceOf(InputError);
    expect(reading.message).toMatch(/report\.typ cannot be used: file not found/);
  },
);

withPackages("large print takes more pages, and an organisation is named", async () => {
  const render = await pdf.load();
  const long = documentOf(heading(1, "A"), ...Array.from({ length: 40 }, () => paragraph("word")));
  const organisation = { name: "#panic() trust", logo: null };
  const usual = objectsOf(await render(long, { ...page, organisation }));
  const large = objectsOf(await render(long, { ...page, organisation, largePrint: true }));
  expect(pages(large)).toBeGreaterThan(pages(usual));
});

test("the template needs nothing but what it is given: no packages of the network, no files", () => {
  const code = page.template("report.typ").replace(/^\s*\/\/.*$/gm, "");
  expect(code).toContain('json("report.json")');
  expect(code).not.toMatch(/@preview|\b(?:import|include|eval|read|plugin)\b/);
});

test("where an optional package is missing, it is named, and so is the way out", async () => {
  const missing = expect.objectContaining({ hint: expect.stringContaining("--format html") });
  if (isHere) {
    const render = await pdf.load();
    const failed = await render(sample, { ...page, installed: () => null }).catch((error) => error);
    expect(failed).toBeInstanceOf(InputError);
    expect(failed).toEqual(missing);
    expect(failed.message).toContain("@expo-google-fonts/arimo");
    jest.unstable_mockModule(compiler, () => {
      throw new Error(`Cannot find package '${compiler}'`);
    });
  }
  const failed = await pdf.load().catch((error) => error);
  expect(failed).toBeInstanceOf(InputError);
  expect(failed).toEqual(missing);
  expect(failed.message).toContain(compiler);
});
