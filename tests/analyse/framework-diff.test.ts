import { analyseAffected } from "../../src/analyse/affected.js";
import { analyseFrameworkDiff, diffFindings } from "../../src/analyse/framework-diff.js";
import { furthest, judgeVersion } from "../../src/analyse/version-step.js";
import { likeness, wordDiff } from "../../src/analyse/word-diff.js";
import { rewordingsOf } from "../../src/analyse/wording.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import type { Framework } from "../../src/model/framework.js";
import type { FrameworkChange, WordRun } from "../../src/model/framework-diff.js";
import { parseFramework } from "../../src/parse/framework.js";
import { parseBody } from "../../src/parse/markdown.js";

type Files = Readonly<Record<string, string>>;

const manifest = `format: ahp-career/framework@1
id: small
title: Small framework
version: 1.0.0
currency-months: 36
pillars:
  - {id: research, code: RS, title: Research, threads: {"01": Use, "02": Audit}}
  - {id: education, code: ED, title: Education, threads: {"01": Learning}}
bands:
  - {band: 5, title: New, local-authority: {id: newcomer, title: Newcomer}}
  - {band: 6, title: Experienced, supervision: Asked for}
themes: [{id: digital, title: Digital}]
evidence-types: [{id: audit, title: Audit}, {id: course, title: Course}]
professions: [{id: physiotherapist, title: Physiotherapist, regulator: hcpc, also: [physio]}]
regulators: [{id: hcpc, title: Council, abbreviation: HCPC}]
supplements: [{id: consultant, title: Consultant, level-code: CL}]
support-workers: {title: Another framework}
`;

const body = `Plans a small audit of own area with a supervisor.

## In practice
- Chooses no more than five measures.
- Asks whom the sample leaves out.

## Evidence you could bring
- The registered plan
- A chart

## To talk about
- What did you leave out?
`;

const competency = (id: string, more = "", text = body): string => {
  const [code, level, thread] = id.split("-");
  return `---
id: ${id}
title: Audit at ${level}
pillar: ${code === "RS" ? "research" : "education"}
band: ${level === "C" ? "core" : level}
thread: "${thread}"
status: active
${more}---
${text}`;
};

const paths = {
  core: "research/core/RS-C-01-audit.md",
  five: "research/band-5/RS-5-02-audit.md",
  six: "research/band-6/RS-6-02-audit.md",
};

const base: Files = {
  "framework.yaml": manifest,
  "sources.yaml":
    "format: ahp-career/sources@1\nsources:\n  - {id: mpf, title: A source, status: current}\n",
  [paths.core]: competency("RS-C-01"),
  [paths.five]: competency("RS-5-02"),
  [paths.six]: competency("RS-6-02", "key: true\nthemes: [digital]\n"),
  "roles/lead.md":
    "---\nid: lead\ntitle: Lead\npillars: {research: 6, education: 5}\nsupplements: []\ntypical-bands: [6]\n---\n## What the role is\n\nLeads a team.\n",
  "qualifications/band-6.md":
    "---\nband: 6\ntitle: For band 6\nlocal-policy: true\nminimum:\n  - {registration: hcpc}\n  - {level: 7, credits: 60, or-equivalent: true}\nexpected: []\n---\nText.\n",
  "resources/course.md":
    "---\nid: course\ntitle: A course\ncost: free\ncompetencies: [RS-6-02]\n---\nText.\n",
  "stories/one.md": "---\nid: one\ntitle: One story\n---\nText.\n",
  "pages/aims.md": "---\nid: aims\ntitle: Aims\norder: 1\n---\nText.\n",
};

const framework = (files: Files, folder = "competencies"): Framework => {
  const parsed = parseFramework(
    folder,
    Object.entries(files).map(([path, text]) => ({
      path,
      file: { name: folder === "." ? path : `${folder}/${path}`, text },
    })),
  );
  expect(parsed.findings).toEqual([]);
  return parsed.framework;
};

const bodyOf = ({ body: text }: { readonly body: string }) => parseBody(text, 1);

/** The base with one file changed, or with it gone where the change is null. */
const edited = (path: string, change: ((text: string) => string) | null): Files => {
  const { [path]: text = "", ...rest } = base;
  return change === null ? rest : { ...rest, [path]: change(text) };
};

const swap =
  (from: string, to: string) =>
  (text: string): string => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };

const diffOf = (after: Files, before: Files = base) =>
  analyseFrameworkDiff(framework(before, "v1:competencies"), framework(after), { bodyOf });

const brief = ({ kind, subject, id, field, step }: FrameworkChange): string =>
  [kind, subject, id, ...(field === null ? [] : [field]), step].join(" ");

/** What is changed, and every change it makes. */
const cases: readonly (readonly [name: string, after: Files, expected: readonly string[]])[] = [
  ["nothing", base, []],
  [
    "white space and line ends",
    edited(paths.six, (text) =>
      text.replaceAll("\n", "\r\n").replace("small audit", "small\r\naudit"),
    ),
    [],
  ],
  [
    "an active competency more",
    { ...base, "research/band-6/RS-6-01-use.md": competency("RS-6-01") },
    ["added competency RS-6-01 major"],
  ],
  [
    "a draft more",
    {
      ...base,
      "research/band-6/RS-6-01-use.md": competency("RS-6-01").replace(
        "status: active",
        "status: draft",
      ),
    },
    ["added competency RS-6-01 minor"],
  ],
  ["a competency gone", edited(paths.five, null), ["removed competency RS-5-02 major"]],
  [
    "retired with a replacement",
    edited(paths.five, swap("status: active", "status: retired\nreplaced-by: RS-6-02")),
    ["retired competency RS-5-02 status major"],
  ],
  [
    "active to draft",
    edited(paths.five, swap("status: active", "status: draft")),
    ["status competency RS-5-02 status major"],
  ],
  [
    "key no longer",
    edited(paths.six, swap("key: true\n", "")),
    ["requirement competency RS-6-02 key minor"],
  ],
  [
    "evidence counts for less long",
    edited(paths.six, swap("key: true", "key: true\ncurrency-months: 24")),
    ["requirement competency RS-6-02 currency-months major"],
  ],
  [
    "evidence counts for longer",
    edited(paths.six, swap("key: true", "key: true\ncurrency-months: 48")),
    ["requirement competency RS-6-02 currency-months minor"],
  ],
  [
    "asked of fewer people",
    edited(paths.six, swap("key: true", "key: true\nsettings: [nhs]")),
    ["requirement competency RS-6-02 settings minor"],
  ],
  [
    "only for consultants",
    edited(paths.six, swap("key: true", "key: true\nsupplement: consultant")),
    ["requirement competency RS-6-02 supplement minor"],
  ],
  [
    "another thread, band and pillar",
    edited(paths.six, (text) =>
      text
        .replace("band: 6", "band: 5")
        .replace('thread: "02"', 'thread: "01"')
        .replace("pillar: research", "pillar: education"),
    ),
    [
      "moved competency RS-6-02 pillar major",
      "moved competency RS-6-02 band major",
      "moved competency RS-6-02 thread minor",
    ],
  ],
  [
    "a higher band",
    edited(paths.five, swap("band: 5", "band: 6")),
    ["moved competency RS-5-02 band minor"],
  ],
  [
    "another file",
    {
      ...edited(paths.six, null),
      "research/band-6/RS-6-02-evaluate.md": base[paths.six] ?? "",
    },
    ["moved competency RS-6-02 file patch"],
  ],
  [
    "another meaning",
    edited(paths.six, swap("key: true", "key: true\nrevised-on: 2026-05-01")),
    ["revised competency RS-6-02 revised-on minor"],
  ],
  [
    "words",
    edited(paths.six, swap("small audit", "larger audit")),
    ["reworded competency RS-6-02 patch"],
  ],
  [
    "emphasis only",
    edited(paths.six, swap("small audit", "*small* audit")),
    ["reworded competency RS-6-02 patch"],
  ],
  [
    "a theme less and a source more",
    edited(paths.six, swap("themes: [digital]", "sources: [{source: mpf}]")),
    ["reference competency RS-6-02 themes patch", "reference competency RS-6-02 sources patch"],
  ],
  [
    "kinds of evidence and builds-on more",
    edited(
      paths.six,
      swap("key: true", "key: true\nbuilds-on: [RS-5-02]\nevidence-types: [audit]"),
    ),
    [
      "reference competency RS-6-02 builds-on minor",
      "reference competency RS-6-02 evidence-types minor",
    ],
  ],
  ["a role gone", edited("roles/lead.md", null), ["removed role lead major"]],
  [
    "a role more",
    { ...base, "roles/guide.md": "---\nid: guide\ntitle: Guide\npillars: {research: 5}\n---\n" },
    ["added role guide minor"],
  ],
  [
    "a role that asks for more and for less",
    edited("roles/lead.md", swap("{research: 6, education: 5}", "{research: 5, education: 6}")),
    [
      "requirement role lead pillars.research minor",
      "requirement role lead pillars.education major",
    ],
  ],
  [
    "a role's pillar left out",
    edited("roles/lead.md", swap("{research: 6, education: 5}", "{research: 6}")),
    ["requirement role lead pillars.education major"],
  ],
  [
    "a role with a supplement, other bands and words",
    edited("roles/lead.md", (text) =>
      text
        .replace("supplements: []", "supplements: [consultant]")
        .replace("[6]", "[6, 8a]")
        .replace("a team", "two teams"),
    ),
    [
      "requirement role lead supplements major",
      "reference role lead typical-bands patch",
      "reworded role lead patch",
    ],
  ],
  [
    "a qualification eased",
    edited("qualifications/band-6.md", swap("credits: 60", "credits: 30")),
    ["requirement qualification band-6 minimum minor"],
  ],
  [
    "a qualification raised",
    edited("qualifications/band-6.md", swap("credits: 60", "credits: 120")),
    ["requirement qualification band-6 minimum major"],
  ],
  [
    "a full award of a higher level asked for instead, and taken instead",
    edited("qualifications/band-6.md", swap("{level: 7, credits: 60,", "{level: 6,")),
    ["requirement qualification band-6 minimum minor"],
  ],
  [
    "any number of credits",
    edited("qualifications/band-6.md", swap("credits: 60, ", "")),
    ["requirement qualification band-6 minimum minor"],
  ],
  [
    "equivalent experience no longer taken",
    edited("qualifications/band-6.md", swap(", or-equivalent: true", "")),
    ["requirement qualification band-6 minimum major"],
  ],
  [
    "a minimum more, an expectation and policy",
    edited("qualifications/band-6.md", (text) =>
      text
        .replace("  - {registration: hcpc}", "  - {registration: hcpc}\n  - {preceptorship: true}")
        .replace("expected: []", "expected: [{level: 8}]")
        .replace("local-policy: true", "local-policy: false"),
    ),
    [
      "requirement qualification band-6 minimum major",
      "requirement qualification band-6 expected minor",
      "reference qualification band-6 local-policy patch",
    ],
  ],
  [
    "qualifications for another band",
    { ...base, "qualifications/band-5.md": "---\nband: 5\ntitle: T\nminimum: [{level: 6}]\n---\n" },
    ["added qualification band-5 major"],
  ],
  [
    "resources, stories, pages and sources",
    {
      ...edited("stories/one.md", null),
      "resources/course.md": (base["resources/course.md"] ?? "").replace("free", "£20"),
      "pages/aims.md": (base["pages/aims.md"] ?? "").replace("Text.", "Other words."),
      "pages/more.md": "---\nid: more\ntitle: More\norder: 2\n---\n",
      "sources.yaml": (base["sources.yaml"] ?? "").replace(
        "A source, status: current",
        "The source, status: superseded",
      ),
    },
    [
      "reworded source mpf patch",
      "reference source mpf status patch",
      "reference resource course cost patch",
      "removed story one minor",
      "reworded page aims patch",
      "added page more minor",
    ],
  ],
  [
    "the manifest's own values",
    edited("framework.yaml", (text) =>
      text
        .replace("currency-months: 36", "currency-months: 24")
        .replace("id: small", "id: other")
        .replace("Small framework", "Framework")
        .replace("Another framework", "That framework"),
    ),
    [
      "requirement framework other id major",
      "requirement framework other currency-months major",
      "reworded framework other patch",
      "reference framework other support-workers patch",
    ],
  ],
  [
    "the manifest's lists",
    edited("framework.yaml", (text) =>
      text
        .replace("code: ED", "code: EN")
        .replace('"02": Audit', '"02": Evaluation, "03": Doing')
        .replace("{id: newcomer, title: Newcomer}", "{id: starter, title: Starter}")
        .replace("supervision: Asked for", "supervision: None")
        .replace("{id: course, title: Course}", "{id: module, title: Module}")
        .replace("also: [physio]", "also: [physio, physical-therapist]")
        .replace("title: Digital", "title: Digital and data")
        .replace("level-code: CL", "level-code: CP"),
    ),
    [
      "requirement pillar education code major",
      "reworded thread RS-02 patch",
      "removed thread ED-01 major",
      "added thread RS-03 minor",
      "added thread EN-01 minor",
      "requirement band 6 supervision patch",
      "removed council-level newcomer major",
      "added council-level starter minor",
      "reworded theme digital patch",
      "removed evidence-type course major",
      "added evidence-type module minor",
      "requirement profession physiotherapist also minor",
      "requirement supplement consultant levelCode minor",
    ],
  ],
  [
    "evidence counts for longer in the whole framework",
    edited("framework.yaml", swap("currency-months: 36", "currency-months: 48")),
    ["requirement framework small currency-months minor"],
  ],
  [
    "a name that people may use gone, and another regulator",
    edited("framework.yaml", (text) =>
      text.replace("also: [physio]", "also: []").replace("abbreviation: HCPC", "abbreviation: HC"),
    ),
    [
      "requirement profession physiotherapist also major",
      "requirement regulator hcpc abbreviation patch",
    ],
  ],
];

describe("what changed, and the step it calls for", () => {
  test.each(cases)("%s", (_, after, expected) => {
    expect(diffOf(after).changes.map(brief).sort()).toEqual([...expected].sort());
  });

  test("the other way round: what is asked of more people, or again, is major", () => {
    const narrow = edited(paths.six, swap("key: true", "supplement: consultant\nsettings: [nhs]"));
    expect(diffOf(base, narrow).changes.map(brief)).toEqual([
      "requirement competency RS-6-02 key minor",
      "requirement competency RS-6-02 settings major",
      "requirement competency RS-6-02 supplement major",
    ]);
    const noPillar = edited("roles/lead.md", swap("{research: 6, education: 5}", "{research: 6}"));
    expect(diffOf(base, noPillar).changes.map(brief)).toEqual([
      "requirement role lead pillars.education major",
    ]);
    const retired = edited(paths.five, swap("status: active", "status: retired\nreason: Gone"));
    expect(diffOf(base, retired).changes.map(brief)).toEqual([
      "status competency RS-5-02 status major",
    ]);
    const drafted = edited(paths.five, swap("status: active", "status: draft"));
    expect(diffOf(drafted, retired).changes.map(brief)).toEqual([
      "status competency RS-5-02 status minor",
    ]);
    expect(diffOf(retired, drafted).changes.map(brief)).toEqual([
      "retired competency RS-5-02 status minor",
    ]);
    const elsewhere = edited(
      paths.five,
      swap("status: active", "status: retired\nreplaced-by: RS-6-02"),
    );
    expect(diffOf(elsewhere, retired).changes.map(brief)).toEqual([
      "requirement competency RS-5-02 replaced-by minor",
    ]);
  });

  test("competencies stand in the framework's order, those that are gone too", () => {
    const after = {
      ...edited(paths.five, null),
      [paths.core]: competency("RS-C-01", "key: true\n"),
      [paths.six]: competency("RS-6-02", "key: true\n"),
    };
    expect(diffOf(after).changes.map(({ id }) => id)).toEqual(["RS-C-01", "RS-5-02", "RS-6-02"]);
  });

  test.each<readonly [name: string, after: Files, expected: Partial<FrameworkChange>]>([
    [
      "a competency more",
      { ...base, "research/band-6/RS-6-01-use.md": competency("RS-6-01") },
      {
        kind: "added",
        subject: "competency",
        id: "RS-6-01",
        title: "Audit at 6",
        file: "research/band-6/RS-6-01-use.md",
        step: "major",
        field: null,
        before: null,
        after: { band: 6, status: "active", supplement: null },
      },
    ],
    [
      "a competency gone",
      edited(paths.five, null),
      {
        kind: "removed",
        subject: "competency",
        id: "RS-5-02",
        title: "Audit at 5",
        file: paths.five,
        step: "major",
        field: null,
        before: null,
        after: null,
      },
    ],
    [
      "months that the framework's own stood for",
      edited(paths.six, swap("key: true", "key: true\ncurrency-months: 24")),
      { kind: "requirement", field: "currency-months", before: 36, after: 24 },
    ],
    [
      "a band",
      edited(paths.five, swap("band: 5", "band: 6")),
      { kind: "moved", subject: "competency", field: "band", before: 5, after: 6 },
    ],
    [
      "a role's level",
      edited("roles/lead.md", swap("education: 5", "education: 6")),
      {
        kind: "requirement",
        subject: "role",
        id: "lead",
        title: "Lead",
        file: "roles/lead.md",
        step: "major",
        field: "pillars.education",
        before: 5,
        after: 6,
      },
    ],
    [
      "a role's pillar that was not there",
      edited("roles/lead.md", swap("research: 6, education: 5", "research: 6, education: 5, x: 5")),
      { field: "pillars.x", before: null, after: 5, step: "major" },
    ],
    [
      "a fact about a resource",
      edited("resources/course.md", swap("cost: free", "cost: £20")),
      {
        kind: "reference",
        subject: "resource",
        id: "course",
        title: "A course",
        file: "resources/course.md",
        field: "cost",
        before: "free",
        after: "£20",
      },
    ],
    [
      "a minimum",
      edited("qualifications/band-6.md", swap("credits: 60", "credits: 30")),
      {
        subject: "qualification",
        id: "band-6",
        title: "For band 6",
        file: "qualifications/band-6.md",
        field: "minimum",
        before: [{ registration: "hcpc" }, { level: 7, credits: 60, "or-equivalent": true }],
        after: [{ registration: "hcpc" }, { level: 7, credits: 30, "or-equivalent": true }],
      },
    ],
    [
      "a theme gone",
      edited("framework.yaml", swap("themes: [{id: digital, title: Digital}]", "themes: []")),
      {
        kind: "removed",
        subject: "theme",
        id: "digital",
        title: "Digital",
        file: "framework.yaml",
        step: "major",
      },
    ],
    [
      "a regulator's abbreviation",
      edited("framework.yaml", swap("abbreviation: HCPC", "abbreviation: HC")),
      {
        kind: "requirement",
        subject: "regulator",
        id: "hcpc",
        title: "Council",
        field: "abbreviation",
        before: "HCPC",
        after: "HC",
      },
    ],
    [
      "a title",
      edited("framework.yaml", swap("title: Digital", "title: Digital and data")),
      {
        kind: "reworded",
        subject: "theme",
        id: "digital",
        title: "Digital and data",
        file: "framework.yaml",
        step: "patch",
        wording: [
          {
            part: "title",
            heading: "Title",
            before: "Digital",
            after: "Digital and data",
            runs: [
              { op: "same", text: "Digital" },
              { op: "added", text: "and data" },
            ],
          },
        ],
      },
    ],
    [
      "a council's level in another band",
      edited("framework.yaml", (text) =>
        text
          .replace(", local-authority: {id: newcomer, title: Newcomer}", "")
          .replace(
            "title: Experienced,",
            "title: Experienced, local-authority: {id: newcomer, title: Newcomer},",
          ),
      ),
      {
        kind: "requirement",
        subject: "council-level",
        id: "newcomer",
        title: "Newcomer",
        step: "major",
        field: "band",
        before: 5,
        after: 6,
      },
    ],
    [
      "words to search for",
      edited(paths.six, swap("key: true", "key: true\nsearch-words: [count]")),
      { kind: "reference", field: "search-words", step: "patch", before: [], after: ["count"] },
    ],
    [
      "the words of a competency",
      edited(paths.six, swap("Plans a small audit", "Plans an audit")),
      {
        kind: "reworded",
        subject: "competency",
        file: paths.six,
        wording: [
          expect.objectContaining({
            part: "statement",
            heading: "Statement",
            before: "Plans a small audit of own area with a supervisor.",
            after: "Plans an audit of own area with a supervisor.",
          }),
        ],
      },
    ],
    [
      "the words of a page",
      edited("pages/aims.md", swap("Text.", "Other words.")),
      {
        kind: "reworded",
        subject: "page",
        file: "pages/aims.md",
        wording: [
          expect.objectContaining({ part: "statement", before: "Text.", after: null }),
          expect.objectContaining({ part: "statement", before: null, after: "Other words." }),
        ],
      },
    ],
    [
      "the title of a source",
      edited("sources.yaml", swap("title: A source", "title: The source")),
      {
        kind: "reworded",
        subject: "source",
        id: "mpf",
        file: "sources.yaml",
        wording: [expect.objectContaining({ part: "title", heading: "Title" })],
      },
    ],
  ])("the whole of it: %s", (_name, after, expected) => {
    expect(diffOf(after).changes).toEqual([expect.objectContaining(expected)]);
  });

  test.each<readonly [name: string, from: string, to: string, step: string]>([
    ["raised", "level: 7, credits: 60", "level: 8", "major"],
    ["lowered", "level: 7, credits: 60", "level: 6, credits: 60", "minor"],
    [
      "with as many credits, and no experience in their place",
      ", or-equivalent: true",
      "",
      "major",
    ],
    ["of another kind", "{registration: hcpc}", "{preceptorship: true}", "major"],
    ["of which one is left out", "  - {registration: hcpc}\n", "", "minor"],
  ])("a minimum %s", (_name, from, to, step) => {
    expect(diffOf(edited("qualifications/band-6.md", swap(from, to))).changes).toMatchObject([
      { field: "minimum", step },
    ]);
  });

  test("one for another is a change, though there are as many", () => {
    const [role, list] = [
      (name: string) => edited("roles/lead.md", swap("supplements: []", `supplements: [${name}]`)),
      (name: string) => edited(paths.six, swap("themes: [digital]", `themes: [${name}]`)),
    ];
    expect(diffOf(role("b"), role("a")).changes.map(brief)).toEqual([
      "requirement role lead supplements major",
    ]);
    expect(diffOf(list("b"), list("a")).changes.map(brief)).toEqual([
      "reference competency RS-6-02 themes minor",
    ]);
    const expected = (level: number) =>
      edited("qualifications/band-6.md", swap("expected: []", `expected: [{level: ${level}}]`));
    expect(diffOf(expected(8), expected(7)).changes.map(brief)).toEqual([
      "requirement qualification band-6 expected minor",
    ]);
  });

  test("a page for a band that asks for nothing is an offer, and so is one that goes", () => {
    const empty = { ...base, "qualifications/band-5.md": "---\nband: 5\ntitle: T\n---\n" };
    expect(diffOf(empty).changes.map(brief)).toEqual(["added qualification band-5 minor"]);
    expect(diffOf(base, empty).changes.map(brief)).toEqual(["removed qualification band-5 minor"]);
  });

  test("a supplement less is asked of a role", () => {
    const more = edited("roles/lead.md", swap("supplements: []", "supplements: [consultant]"));
    expect(diffOf(base, more).changes.map(brief)).toEqual([
      "requirement role lead supplements minor",
    ]);
  });

  test("names and facts in another order are the same", () => {
    const order = (text: string) =>
      text.replace(
        "- {level: 7, credits: 60, or-equivalent: true}",
        "- {or-equivalent: true, credits: 60, level: 7}",
      );
    expect(diffOf(edited("qualifications/band-6.md", order)).changes).toEqual([]);
    const two = edited(paths.six, swap("themes: [digital]", "themes: [digital, other]"));
    const turned = edited(paths.six, swap("themes: [digital]", "themes: [other, digital]"));
    expect(diffOf(two, turned).changes).toEqual([]);
  });

  test.each(["none", "patch", "minor", "major"] as const)("the furthest step is %s", (step) => {
    const steps = ["none", "patch", "minor", "major"] as const;
    const upTo = steps.slice(0, steps.indexOf(step) + 1);
    expect([furthest(upTo), furthest([...upTo].reverse())]).toEqual([step, step]);
  });

  test("nothing is said of an id whose file could not be read before", () => {
    const { changes } = analyseFrameworkDiff(framework(edited(paths.five, null)), framework(base), {
      bodyOf,
      uncompared: new Set(["RS-5-02"]),
    });
    expect(changes).toEqual([]);
  });
});

test.each([
  ["1.0.0", "1.0.0", "none", "none", null],
  ["1.0.0", "1.0.0", "patch", "none", "1.0.1"],
  ["1.2.3", "1.2.4", "patch", "patch", null],
  ["1.2.3", "1.2.4", "minor", "patch", "1.3.0"],
  ["1.2.3", "1.3.0", "major", "minor", "2.0.0"],
  ["1.2.3", "2.0.0", "minor", "major", null],
  ["1.10.0", "1.9.0", "none", "back", "1.10.0"],
  ["1.2.3", "1.2.2", "patch", "back", "1.2.4"],
  ["1.2.3", "0.9.9", "major", "back", "2.0.0"],
  ["1.2.3", "1.1.9", "minor", "back", "1.3.0"],
  ["1.2.3", "1.2.2", "none", "back", "1.2.3"],
  ["1.2.3", "1.2.3", "major", "none", "2.0.0"],
  ["1.9.0", "1.10.0", "minor", "minor", null],
  ["123456789.0.0", "123456789.0.1", "patch", "patch", null],
] as const)("from %s to %s where a %s step is called for: %s", (from, to, needed, made, lowest) => {
  expect(judgeVersion(from, to, needed)).toEqual({
    from,
    to,
    needed,
    made,
    lowest,
    enough: lowest === null,
  });
});

test.each([
  ["draft", "1.0.0"],
  ["1.0.0", "draft"],
  ["1.0", "1.0.0"],
  ["1.0.0", "1.0.0-beta"],
  ["v1.0.0", "1.0.0"],
])("nothing is judged from %s to %s: one of the two is no version", (from, to) => {
  const judged = { from, to, needed: "major", made: null, enough: true, lowest: null };
  expect(judgeVersion(from, to, "major")).toEqual(judged);
});

describe("findings", () => {
  const findings = (after: Files, folder = "competencies") => {
    const now = framework(after, folder);
    const diff = analyseFrameworkDiff(framework(base, "v1:competencies"), now, { bodyOf });
    return diffFindings(diff, now);
  };

  test("an id that is gone, at the file that it was in, and the version", () => {
    expect(findings(edited(paths.five, null))).toMatchObject([
      {
        code: "id-removed",
        file: `competencies/${paths.five}`,
        where: { line: 1, column: 1 },
        message: "`RS-5-02` (Audit at 5) is gone, and ids are permanent",
        hint: "Put it back with `status: retired`, and with `replaced-by:` or `reason:`.",
      },
      {
        code: "version-step",
        file: "competencies/framework.yaml",
        where: { path: ["version"] },
        message:
          "The version is still 1.0.0, and the changes call for a major step: something is newly required, or an id is gone",
        hint: "Make it 2.0.0 or later.",
      },
    ]);
  });

  test("an id that was changed in its file, in a framework that is the working folder", () => {
    expect(findings(edited(paths.five, swap("id: RS-5-02", "id: RS-5-01")), ".")).toMatchObject([
      {
        code: "id-removed",
        file: paths.five,
        where: { path: ["id"] },
        message: expect.stringContaining("became `RS-5-01`"),
      },
      { code: "version-step", file: "framework.yaml" },
    ]);
  });

  test.each([
    ["1.0.1", "stepped from 1.0.0 to 1.0.1"],
    ["0.9.0", "went back from 1.0.0 to 0.9.0"],
  ])("a version of %s", (version, message) => {
    const after = {
      ...edited(paths.six, swap("key: true", "key: true\ncurrency-months: 12")),
      "framework.yaml": manifest.replace("1.0.0", version),
    };
    expect(findings(after)).toMatchObject([
      { code: "version-step", message: expect.stringContaining(message) },
    ]);
  });

  test("none where the version stepped far enough", () => {
    expect(
      findings({
        ...edited(paths.six, swap("small audit", "large audit")),
        "framework.yaml": manifest.replace("1.0.0", "1.0.1"),
      }),
    ).toEqual([]);
  });
});

/** `[-old-]` and `{+new+}`, as people read it. */
const marked = (runs: readonly WordRun[]): string =>
  runs
    .map(({ op, text }) =>
      op === "same" ? text : op === "removed" ? `[-${text}-]` : `{+${text}+}`,
    )
    .join(" ");

test.each([
  ["a b c", "a b c", "a b c"],
  ["the small audit", "the large audit", "the [-small-] {+large+} audit"],
  ["one two three four", "one two four", "one two [-three-] four"],
  ["one two four", "one two three four", "one two {+three+} four"],
  // A short word between two changes is taken with them.
  [
    "works in a clinic for one person with others",
    "works in a ward of two person with others",
    "works in a [-clinic for one-] {+ward of two+} person with others",
  ],
  [
    "speaks of the cat at home today",
    "speaks to the dog at home today",
    "speaks [-of the cat-] {+to the dog+} at home today",
  ],
  [
    "wholly other words here",
    "nothing in common now",
    "[-wholly other words here-] {+nothing in common now+}",
  ],
  ["", "new", "{+new+}"],
  ["  old\n", "", "[-old-]"],
])("words: %j to %j", (before, after, expected) => {
  expect(marked(wordDiff(before, after))).toBe(expected);
});

test("very long texts are not compared word by word", () => {
  const long = (word: string): string =>
    Array.from({ length: 5000 }, (_, index) => `${word}${index}`).join(" ");
  expect(wordDiff(long("a"), long("b")).map(({ op }) => op)).toEqual(["removed", "added"]);
  expect(likeness(long("a"), long("b"))).toBe(0);
  expect(likeness("", "")).toBe(1);
});

describe("rewordings by part", () => {
  const changed = (before: string, after: string, titles = ["Title", "Title"]) =>
    rewordingsOf(
      { title: titles[0] ?? "", body: before },
      { title: titles[1] ?? "", body: after },
      bodyOf,
    );

  test("null where only white space differs, empty where only the formatting does", () => {
    expect(changed(body, body.replaceAll("\n", "\r\n"))).toBeNull();
    expect(changed(body, body.replace("small", "**small**"))).toEqual([]);
  });

  test("a list item reworded, one added, one taken out, one moved among others", () => {
    const after = body
      .replace("no more than five measures", "no more than three measures")
      .replace("- The registered plan\n", "")
      .replace("- What did you", "- Who was asked about it?\n- What did you");
    expect(
      changed(body, after)?.map(({ part, before, after: now }) => [part, before, now]),
    ).toEqual([
      [
        "in-practice",
        "Chooses no more than five measures.",
        "Chooses no more than three measures.",
      ],
      ["evidence-you-could-bring", "The registered plan", null],
      ["to-talk-about", null, "Who was asked about it?"],
    ]);
  });

  test("the title, a section more and a section gone", () => {
    const after = body.replace("## To talk about", "## Notes");
    expect(
      changed(body, after, ["Audit", "Audit it"])?.map(({ heading, runs }) => [
        heading,
        marked(runs),
      ]),
    ).toEqual([
      ["Title", "Audit {+it+}"],
      ["Notes", "{+What did you leave out?+}"],
      ["To talk about", "[-What did you leave out?-]"],
    ]);
  });

  test("two items reworded are each held against the one most like it", () => {
    const list = (...items: string[]): string =>
      `## Notes\n${items.map((one) => `- ${one}\n`).join("")}`;
    expect(
      changed(
        list("alpha beta gamma delta", "one two three four", "gone for good now"),
        list("one two three five", "alpha beta six seven", "alpha beta gamma epsilon"),
      )?.map(({ runs }) => marked(runs)),
    ).toEqual([
      "alpha beta gamma [-delta-] {+epsilon+}",
      "one two three [-four-] {+five+}",
      "[-gone for good now-]",
      "{+alpha beta six seven+}",
    ]);
  });

  test("lists too long to be held against each other go by their order", () => {
    const list = (word: string, length: number): string =>
      `## Notes\n${Array.from({ length }, (_, index) => `- ${word} ${index}\n`).join("")}`;
    expect(changed(list("old", 30), list("new", 31))).toHaveLength(31);
    expect(changed(list("old", 700), list("new", 699))).toHaveLength(700);
  });

  test("two sections of one name count as one", () => {
    const twice = "## Notes\n- One.\n\n## Notes\n- Two.\n";
    expect(changed(twice, twice.replace("Two", "Three"))?.map(({ part }) => part)).toEqual([
      "notes",
      "notes",
    ]);
  });
});

describe("whose record is touched", () => {
  const me: EvidenceFile = {
    format: "ahp-career/evidence@1",
    person: { profession: "physiotherapist", band: 6 },
    evidence: [
      { title: "Audit", type: "audit", date: "2025-06-01", supports: ["RS-6-02"] },
      { title: "Later", type: "course", date: "2027-01-01", supports: ["RS-6-02"] },
    ],
    ratings: { "RS-6-02": "met", "RS-C-01": "met" },
    agreed: [{ pillar: "research", band: 5, date: "2024-01-01" }],
  };
  const touched = (after: Files, file: EvidenceFile = me) => {
    const [before, now] = [framework(base), framework(after)];
    const diff = analyseFrameworkDiff(before, now, { bodyOf });
    return analyseAffected(before, now, diff, file, { name: "me.yaml", asOf: "2026-11-20" });
  };

  test("nothing where nothing of theirs changed", () => {
    expect(touched(edited(paths.five, swap("small audit", "large audit")))).toEqual({
      file: "me.yaml",
      competencies: [],
      terms: [],
    });
  });

  test("a competency they hold evidence for, with the state it gets", () => {
    const after = edited(paths.six, (text) =>
      text.replace("key: true", "currency-months: 12").replace("small audit", "large audit"),
    );
    expect(touched(after).competencies).toEqual([
      {
        id: "RS-6-02",
        title: "Audit at 6",
        changes: ["requirement", "reworded"],
        rated: true,
        evidence: [0],
        required: { before: true, after: true },
        state: { before: "evidenced", after: "expired" },
      },
    ]);
  });

  test("what they rated or have evidence for; what is dated on the day counts", () => {
    const after = edited(paths.six, swap("small audit", "large audit"));
    const { format, person } = me;
    const one = (more: Partial<EvidenceFile>) =>
      touched(after, { format, person, ...more }).competencies.map(({ evidence }) => evidence);
    expect(one({})).toEqual([]);
    expect(one({ ratings: { "RS-6-02": "met" } })).toEqual([[]]);
    const entry = (date: string) => ({ title: "T", date, supports: ["RS-6-02"] });
    expect(one({ evidence: [entry("2026-11-20")] })).toEqual([[0]]);
    expect(one({ evidence: [entry("2026-11-21")] })).toEqual([]);
    expect(one({ evidence: [{ title: "T", date: "2026-01-01" }, entry("2026-01-01")] })).toEqual([
      [1],
    ]);
  });

  test("a band that they name or agreed", () => {
    const after = edited("framework.yaml", (text) =>
      text
        .replace("supervision: Asked for", "supervision: None")
        .replace("id: newcomer", "id: novice"),
    );
    const { format } = me;
    const terms = (file: Partial<EvidenceFile>) =>
      touched(after, {
        format,
        person: { profession: "physiotherapist", band: 5 },
        ...file,
      } as EvidenceFile).terms.map(({ kind, subject, id }) => `${kind} ${subject} ${id}`);
    expect(terms({})).toEqual([]);
    expect(terms({ target: { band: 6 } })).toEqual(["requirement band 6"]);
    expect(terms({ target: { pillars: { research: "newcomer" } } })).toEqual([
      "removed council-level newcomer",
    ]);
    expect(terms({ agreed: [{ pillar: "research", band: 6, date: "2026-01-01" }] })).toEqual([
      "requirement band 6",
    ]);
  });

  test("a state that changes because something around the competency did", () => {
    const after = edited("framework.yaml", swap("currency-months: 36", "currency-months: 12"));
    expect(touched(after).competencies).toMatchObject([
      { id: "RS-6-02", changes: [], state: { before: "evidenced", after: "expired" } },
    ]);
  });

  test("what is newly required and what no longer is", () => {
    const after = {
      ...edited(paths.six, null),
      "research/band-6/RS-6-01-use.md": competency("RS-6-01"),
    };
    expect(touched(after).competencies).toMatchObject([
      { id: "RS-6-01", required: { before: false, after: true }, rated: false },
      { id: "RS-6-02", required: { before: true, after: false }, state: { after: null } },
    ]);
  });

  test("roles, bands, kinds of evidence, professions and pillars that they name", () => {
    const after = {
      ...edited("roles/lead.md", null),
      "framework.yaml": manifest
        .replace("{id: newcomer, title: Newcomer}", "{id: starter, title: Starter}")
        .replace("{id: course, title: Course}", "{id: module, title: Module}")
        .replace("also: [physio]", "also: []")
        .replace("title: Research", "title: Research and audit"),
    };
    const named: EvidenceFile = {
      ...me,
      person: { ...me.person, band: "newcomer" },
      target: { role: "lead", pillars: { education: 5 } },
    };
    const result = touched(after, named);
    expect(result.terms).toEqual([
      { kind: "reworded", subject: "pillar", id: "research", title: "Research and audit" },
      { kind: "removed", subject: "council-level", id: "newcomer", title: "Newcomer" },
      { kind: "removed", subject: "evidence-type", id: "course", title: "Course" },
      {
        kind: "requirement",
        subject: "profession",
        id: "physiotherapist",
        title: "Physiotherapist",
      },
      { kind: "removed", subject: "role", id: "lead", title: "Lead" },
    ]);
    // The later version cannot be held against a file that names a role which is gone.
    expect(result.competencies.every(({ state }) => state.after === null)).toBe(true);
    expect(result.competencies.map(({ id }) => id)).toEqual(["RS-C-01", "RS-5-02", "RS-6-02"]);
  });

  test("an error that is not about the person's words is not swallowed", () => {
    const now = framework(base);
    const diff = analyseFrameworkDiff(now, now, { bodyOf });
    const broken = { ...now, competencies: null as never };
    expect(() =>
      analyseAffected(now, broken, diff, me, { name: "me.yaml", asOf: "2026-11-20" }),
    ).toThrow(TypeError);
  });

  test("a file without evidence or ratings", () => {
    const { format, person } = me;
    expect(touched(edited(paths.six, null), { format, person }).competencies).toMatchObject([
      { id: "RS-6-02", rated: false, evidence: [] },
    ]);
  });
});
