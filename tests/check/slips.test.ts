import { join } from "node:path";
import { checkFramework } from "../../src/check/check-framework.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { parseFramework } from "../../src/parse/framework.js";
import { expected, updating } from "../support/golden.js";
import { type Change, checkSmallFramework, competencyText, smallFiles } from "../support/small.js";

const core = "PR-C-01";
const five = "PR-5-01";
const six = "PR-6-01";
const expert = "PR-EX-01";
const evidenceUse = "RS-C-01";
const find = "RS-5-01";
const harm = "PR-5-02";

/** The text of the competency with this id. */
const small = (id: string): string =>
  Object.entries(smallFiles).find(([path]) => path.includes(id))?.[1] ?? "";

/** Each is one slip in the small framework, and everything that is said of it. */
const cases: readonly [name: string, changes: readonly Change[]][] = [
  ["nothing", []],
  ["why a source is still cited, misspelt", [["sources.yaml", "still-cited:", "still-sited:"]]],
  [
    "why a source is still cited, empty",
    [["sources.yaml", "still-cited: The guide left its best page out.", "still-cited:"]],
  ],
  [
    "why a source is still cited, gone",
    [["sources.yaml", "    still-cited: The guide left its best page out.\n", ""]],
  ],
  [
    "an item of a source twice",
    [
      [
        "sources.yaml",
        '{ref: "1.1", title: First item}',
        '{ref: "1.1", title: First item}\n      - {ref: "1.1", title: The first again}',
      ],
    ],
  ],
  [
    "a competency's supplement that is not there",
    [[five, "status: active", "status: active\nsupplement: experts"]],
  ],
  ["retired for a list", [[five, "status: active", "status: retired\nreplaced-by: [PR-6-01]"]]],
  ["a version of two numbers", [[five, "since: 0.1.0", "since: 0.1"]]],
  ["a hyphen before the first field", [[core, "id: PR-C-01", "- id: PR-C-01"]]],
  [
    "a heading taken out above a list",
    [
      [five, "\n## Evidence you could bring\n", "\n"],
      [five, "## In practice\n", "## In practice\n- Asks first\n- Looks again\n- Writes it down\n"],
    ],
  ],
  [
    "a heading twice above one list",
    [[five, "## In practice\n", "## In practice\n\n## In practice\n"]],
  ],
  [
    "a heading of one hash above another",
    [
      [
        five,
        "## To talk about",
        "# In a local authority\nAsk.\n\n## Notes\nMore.\n\n## To talk about",
      ],
    ],
  ],
  ["a title of 81 characters", [[core, "Stay within your scope", `X${"x".repeat(80)}`]]],
  ["an unknown field", [[core, "key: true", "keys: true"]]],
  ["a missing field", [[core, "title: Stay within your scope\n", ""]]],
  ["a band in quotes", [[five, "band: 5", 'band: "5"']]],
  ["a band that is not there", [[five, "band: 5", "band: 7"]]],
  ["a status that is not there", [[core, "status: active", "status: actve"]]],
  ["a thread without quotes", [[core, 'thread: "01"', "thread: 01"]]],
  ["key as a word", [[core, "key: true", "key: yes please"]]],
  ["a list that is a word", [[core, "themes: [digital]", "themes: digital"]]],
  ["a theme twice", [[core, "themes: [digital]", "themes: [digital, digital]"]]],
  ["a setting that is not there", [[six, "settings: [nhs]", "settings: [hospital]"]]],
  ["no setting at all", [[six, "settings: [nhs]", "settings: []"]]],
  ["months below one", [[find, "currency-months: 12", "currency-months: 0"]]],
  ["months beyond reason", [[find, "currency-months: 12", "currency-months: 1000"]]],
  ["months in parts", [[find, "currency-months: 12", "currency-months: 1.5"]]],
  ["an id that is not one", [[core, "id: PR-C-01", "id: scope"]]],
  ["a field that is empty", [[core, "title: Stay within your scope", "title:"]]],
  ["a citation without a source", [[core, "{source: leaflet}", "{ref: leaflet}"]]],
  [
    "no statement",
    [
      [
        core,
        "Does only what training and registration allow, and asks when that is unclear.\n",
        "",
      ],
    ],
  ],
  ["too few indicators", [[core, "- Does another thing\n", ""]]],
  ["too many questions", [[core, "- What would you change?", "- One?\n- Two?\n- Three?\n- Four?"]]],
  ["an empty item", [[core, "- Does another thing", "-\n- Does a third thing"]]],
  ["a missing section", [[core, "## To talk about\n- What would you change?\n", ""]]],
  ["a heading mistyped", [[core, "## To talk about", "## To talk abuot"]]],
  [
    "a heading of another kind",
    [[core, "## To talk about", "## Background\nText.\n\n## To talk about"]],
  ],
  [
    "sections in another order",
    [
      [core, "## To talk about\n- What would you change?\n", ""],
      [core, "## In practice", "## To talk about\n- What would you change?\n\n## In practice"],
    ],
  ],
  [
    "a section twice",
    [
      [
        core,
        "## To talk about",
        "## In practice\n- Does a third thing\n- And a fourth\n\n## To talk about",
      ],
    ],
  ],
  [
    "an id twice",
    [
      [
        "competencies/practice/band-5/PR-5-01-again.md",
        null,
        competencyText("PR-5-01", "practice", 5, "01"),
      ],
    ],
  ],
  [
    "a band's page twice",
    [["competencies/qualifications/band-6.md", null, "---\nband: 5\ntitle: Again\n---\nText.\n"]],
  ],
  [
    "an id of another pillar",
    [
      [core, "id: PR-C-01", "id: RS-C-01"],
      [evidenceUse, "id: RS-C-01", "id: RS-C-02"],
    ],
  ],
  ["an id with a code of no pillar", [[find, "id: RS-5-01", "id: XX-5-01"]]],
  ["a pillar that is another", [[find, "pillar: research", "pillar: practice"]]],
  [
    "a file in another pillar's folder",
    [
      [
        "competencies/practice/band-5/RS-5-02-x.md",
        null,
        competencyText("RS-5-02", "research", 5, "02"),
      ],
    ],
  ],
  [
    "a file in another level's folder",
    [
      [
        "competencies/practice/band-5/PR-6-02-x.md",
        null,
        competencyText("PR-6-02", "practice", 6, "02"),
      ],
    ],
  ],
  [
    "a file in no folder",
    [["competencies/PR-6-02-x.md", null, competencyText("PR-6-02", "practice", 6, "02")]],
  ],
  ["a band that is another", [[find, "band: 5", "band: 6"]]],
  ["core that is a band", [[evidenceUse, "band: core", "band: 5"]]],
  ["an id of another level", [[six, "id: PR-6-01", "id: PR-5-03"]]],
  ["a supplement without its code", [[expert, "id: PR-EX-01", "id: PR-8-01"]]],
  ["a supplement's code without it", [[expert, "supplement: expert\n", ""]]],
  [
    "a supplement whose code the manifest does not fix",
    [["framework.yaml", ", level-code: EX", ""]],
  ],
  ["a thread that is another", [[five, 'thread: "01"', 'thread: "02"']]],
  [
    "a thread that the pillar has not",
    [
      [
        "competencies/practice/band-5/PR-5-09-x.md",
        null,
        competencyText("PR-5-09", "practice", 5, "09"),
      ],
    ],
  ],
  [
    "a file called otherwise",
    [
      [
        "competencies/practice/band-5/scope.md",
        null,
        competencyText("PR-5-03", "practice", 5, "03"),
      ],
    ],
  ],
  [
    "companions called otherwise",
    [
      ["a-course.md", "id: a-course", "id: the-course"],
      ["band-5.md", "band: 5", "band: 6"],
    ],
  ],
  ["builds on itself", [[six, "[PR-5-01]", "[PR-6-01]"]]],
  ["builds on a higher one", [[five, "[PR-C-01]", "[PR-6-01]"]]],
  ["builds on another pillar", [[five, "[PR-C-01]", "[RS-C-01]"]]],
  ["builds on nothing there is", [[five, "[PR-C-01]", "[PR-C-11]"]]],
  ["a theme mistyped", [[core, "themes: [digital]", "themes: [digitla]"]]],
  ["an evidence type that is not there", [[core, "[reflection]", "[thinking-hard]"]]],
  ["a source that is not there", [[core, "source: leaflet", "source: leafelt"]]],
  ["a reference of another form", [[core, 'ref: "1.1"', 'ref: "1.1.1"']]],
  [
    "a reference to a source that has none",
    [[core, "{source: leaflet}", '{source: leaflet, ref: "1"}']],
  ],
  ["a pattern that is none", [["sources.yaml", "'[0-9]\\.[0-9]'", "'['"]]],
  [
    "a source without items",
    [
      ["sources.yaml", '    items:\n      - {ref: "1.1", title: First item}\n', ""],
      [core, 'ref: "1.1"', 'ref: "x"'],
    ],
  ],
  [
    "superseded by nothing there is",
    [["sources.yaml", "superseded-by: guide", "superseded-by: guid"]],
  ],
  ["replaced by nothing there is", [[harm, "replaced-by: PR-5-01", "replaced-by: PR-5-11"]]],
  ["retired without a word", [[harm, "replaced-by: PR-5-01\n", ""]]],
  ["retired with a reason", [[harm, "replaced-by: PR-5-01", "reason: Nobody does this now"]]],
  ["a supplement that is not there", [["expert-practitioner.md", "[expert]", "[exprt]"]]],
  [
    "a role's pillar and band that are not there",
    [["expert-practitioner.md", "{practice: 8, research: 5}", "{practise: 8, research: 7}"]],
  ],
  [
    "a resource's competency and profession",
    [
      ["a-course.md", "[PR-5-01]", "[PR-5-10]"],
      ["a-course.md", "[physiotherapist]", "[physio]"],
    ],
  ],
  [
    "a story's profession, pillar and competency",
    [
      ["slowly.md", "profession: physiotherapist", "profession: phisiotherapist"],
      ["slowly.md", "[practice]", "[practices]"],
      ["slowly.md", "PR-6-01]", "PR-6-10]"],
    ],
  ],
  ["a regulator that is not there", [["band-5.md", "registration: hcpc", "registration: hcps"]]],
  ["a qualification of no kind", [["band-5.md", "{preceptorship: true}", "{degree: true}"]]],
  [
    "a manifest without pillars",
    [["framework.yaml", "  - id: practice\n    code: PR\n", "  - code: PR\n"]],
  ],
  [
    "a new id with a code of no pillar",
    [
      [
        "competencies/research/band-5/XX-5-03-x.md",
        null,
        competencyText("XX-5-03", "research", 5, "03"),
      ],
    ],
  ],
  [
    "an id, a pillar and a folder of three pillars",
    [
      [
        "framework.yaml",
        "  - id: research\n",
        "  - {id: care, code: CA, title: Care, threads: {}}\n  - id: research\n",
      ],
      [
        "competencies/care/band-5/RS-5-02-x.md",
        null,
        competencyText("RS-5-02", "practice", 5, "02"),
      ],
    ],
  ],
  [
    "core in a band's folder",
    [
      [
        "competencies/practice/band-5/PR-C-02-x.md",
        null,
        competencyText("PR-C-02", "practice", "core", "02"),
      ],
    ],
  ],
  [
    "a band's id on a supplement without a code",
    [
      ["framework.yaml", ", level-code: EX", ""],
      [expert, "id: PR-EX-01", "id: PR-8-01"],
    ],
  ],
  [
    "a supplement in the core",
    [
      [expert, "band: 8", "band: core"],
      [expert, "builds-on: [PR-6-01]\n", ""],
    ],
  ],
  [
    "sixteen key competencies in the core",
    Array.from({ length: 16 }, (_, index): Change => {
      const thread = String(index + 10);
      const id = `RS-C-${thread}`;
      const text = competencyText(id, "research", "core", thread);
      return [
        `competencies/research/core/${id}-x.md`,
        null,
        text.replace("status: active", "status: active\nkey: true"),
      ];
    }),
  ],
  [
    "a title over two lines",
    [[core, "title: Stay within your scope", "title: >-\n  stay within\n  your scope"]],
  ],
  [
    "a statement without a word",
    [[evidenceUse, "Does everyday practice by current evidence.", "1 + 1 = 2."]],
  ],
  [
    "an id of a level that is none",
    [
      [
        "competencies/practice/band-6/PR-ZZ-02-x.md",
        null,
        competencyText("PR-ZZ-02", "practice", 6, "02"),
      ],
    ],
  ],
  [
    "a hole in a thread without a title",
    [
      ["framework.yaml", '    threads:\n      "01": Evidence use\n', "    threads: {}\n"],
      [
        "competencies/research/band-8/RS-8-01-x.md",
        null,
        competencyText("RS-8-01", "research", 8, "01"),
      ],
      [
        "competencies/research/band-6/RS-6-02-x.md",
        null,
        competencyText("RS-6-02", "research", 6, "02").replace(
          "Signs",
          "Reads a paper before she signs",
        ),
      ],
    ],
  ],
  [
    "sixteen key competencies in a band",
    Array.from({ length: 16 }, (_, index): Change => {
      const thread = String(index + 10);
      const id = `RS-5-${thread}`;
      const text = competencyText(id, "research", 5, thread);
      return [
        `competencies/research/band-5/${id}-x.md`,
        null,
        text.replace("status: active", "status: active\nkey: true"),
      ];
    }),
  ],
  [
    "a statement of a few long words",
    [
      [
        evidenceUse,
        "Does everyday practice by current evidence.",
        "Conceptualises multidisciplinary organisational rehabilitation methodologies.",
      ],
    ],
  ],
  ["a heading underlined", [[core, "## To talk about", "To Talk About\n---"]]],
  [
    "a thread's number without its nought",
    [["framework.yaml", '"01": Evidence use', '"1": Evidence use']],
  ],
  ["a band's page for a band in quotes", [["band-5.md", "band: 5", 'band: "5"']]],
  [
    "a statement of long words",
    [
      [
        evidenceUse,
        "Does everyday practice by current evidence.",
        "Operationalises multidisciplinary rehabilitation methodologies, synthesising heterogeneous epidemiological investigations, biopsychosocial conceptualisations and organisational sustainability considerations, notwithstanding institutional inconsistencies, interprofessional disagreements, administrative complications and unsatisfactory documentation.",
      ],
    ],
  ],
  [
    "a broken file hides no other",
    [
      [core, "title: Stay", "title: Stay: here"],
      [find, "status: active", "status: gone"],
    ],
  ],
  ["no fence", [[core, "---\nid", "id"]]],
  [
    "an alias",
    [
      [core, "themes: [digital]", "themes: &a [digital]\nevidence-types: *a"],
      [core, "evidence-types: [reflection]\n", ""],
    ],
  ],
  ["a required field mistyped", [[core, "title: Stay", "tittle: Stay"]]],
  ["a required field of another name", [[core, "title: Stay", "name: Stay"]]],
  [
    "a comma in brackets that ends a value",
    [[core, "{source: leaflet}", "{source: leaflet, Second page}"]],
  ],
  ["an award's level in a word", [["band-5.md", "{level: 6, or", "{level: six, or"]]],
  ["an award's field mistyped", [["band-5.md", "or-equivalent", "or-equivalant"]]],
  ["a preceptorship that is not", [["band-5.md", "preceptorship: true", "preceptorship: false"]]],
  ["a manifest's field mistyped", [["framework.yaml", "local-authority:", "local-authorty:"]]],
  ["a manifest's comma", [["framework.yaml", "title: Leading}", "title: Leading, and more}"]]],
  ["a level code in small letters", [["framework.yaml", "level-code: EX", "level-code: ex"]]],
  ["two pillars with one code", [["framework.yaml", "code: RS", "code: PR"]]],
  ["two bands with one number", [["framework.yaml", "{band: 6,", "{band: 5,"]]],
  ["a profession's regulator mistyped", [["framework.yaml", "regulator: gosc", "regulator: gocs"]]],
  ["themes with a slip", [["framework.yaml", "themes:", "theems:"]]],
  ["a theme's id with a capital", [["framework.yaml", "{id: digital,", "{id: Digital,"]]],
  [
    "a source superseded by itself",
    [["sources.yaml", "superseded-by: guide", "superseded-by: leaflet"]],
  ],
  ["an item against its source's pattern", [["sources.yaml", 'ref: "1.1"', 'ref: "1"']]],
  ["sources with a slip", [["sources.yaml", "ref-pattern:", "ref-patern:"]]],
  ["a typical band that is none", [["expert-practitioner", "[8a, 8b]", "[8a, 8f, 12]"]]],
  ["a heading without its blank", [[core, "## To talk about", "##To talk about"]]],
  ["a heading in bold", [[core, "## To talk about", "**To talk about**"]]],
  ["a heading with three hashes", [[core, "## To talk about", "### To talk about"]]],
  [
    "headings below a note",
    [
      [
        core,
        "- What would you change?\n",
        "- What would you change?\n\n## Notes\n### More\nText.\n",
      ],
    ],
  ],
  [
    "a section under notes that is required",
    [[core, "## To talk about", "## Notes\nText.\n\n### To talk about"]],
  ],
  ["a block of code that is not closed", [[core, "- Does one thing\n", "```\n- Does one thing\n"]]],
  [
    "a comment that is not closed",
    [[core, "- Does one thing\n", "<!-- Later\n- Does one thing\n"]],
  ],
  ["a title above the statement", [[core, "Does only", "# Stay within your scope\n\nDoes only"]]],
  [
    "notes in the middle",
    [[core, "## Evidence you could bring", "## Notes\nText.\n\n## Evidence you could bring"]],
  ],
  [
    "an item with nothing but a comment",
    [[core, "- Does another thing\n", "- Does another thing\n- <!-- more -->\n"]],
  ],
  [
    "a merge in the text",
    [
      [
        core,
        "Does only what",
        "<<<<<<< HEAD\nDoes only what\n=======\nDoes what\n>>>>>>> b\nDoes what",
      ],
    ],
  ],
  [
    "a guide among the competencies",
    [
      [
        "competencies/guides/how.md",
        null,
        "---\nid: how\ntitle: How to write\n---\nText.\n\n## First\nWrite.\n",
      ],
    ],
  ],
  [
    "a copy of a file",
    [["competencies/practice/core/PR-C-01-stay-within-your-scope copy.md", null, small(core)]],
  ],
  ["retired with an empty reason", [[six, "status: active", 'status: retired\nreason: ""']]],
  [
    "a term in a block of code",
    [
      [
        "framework.yaml",
        "supplements:",
        "terms: [{avoid: [service user], prefer: people}]\nsupplements:",
      ],
      [
        core,
        "- What would you change?\n",
        "- What would you change?\n\n## Notes\n~~~\nservice user\n~~~\n",
      ],
    ],
  ],
  ["two pillars with one id", [["framework.yaml", "id: research\n", "id: practice\n"]]],
  [
    "two of everything in the manifest",
    [
      [
        "framework.yaml",
        "{band: 6, title: Settled}",
        "{band: 6, title: Settled, local-authority: {id: starter, title: Other}}",
      ],
      ["framework.yaml", "title: Digital}\n", "title: Digital}\n  - {id: digital, title: Again}\n"],
      ["framework.yaml", "title: Audit}\n", "title: Audit}\n  - {id: audit, title: Again}\n"],
      [
        "framework.yaml",
        "level-code: EX}\n",
        "level-code: EX}\n  - {id: expert, title: Again, level-code: EX}\n",
      ],
      [
        "framework.yaml",
        "regulator: gosc}\n",
        "regulator: gosc}\n  - {id: osteopath, title: Again, regulator: gosc}\n",
      ],
      [
        "framework.yaml",
        "abbreviation: GOsC}\n",
        "abbreviation: GOsC}\n  - {id: gosc, title: Again, abbreviation: GC}\n",
      ],
    ],
  ],
  [
    "two sources with one id",
    [
      [
        "sources.yaml",
        "- id: leaflet",
        "- {id: leaflet, title: Again, year: 2020}\n  - id: leaflet",
      ],
    ],
  ],
  // A part of the manifest with something wrong in it: what is not there is not told again where it is named.
  [
    "a slip in each part of the manifest that files name",
    [
      ["framework.yaml", "{id: digital,", "{idd: digital,"],
      ["framework.yaml", "{id: reflection,", "{idd: reflection,"],
      ["framework.yaml", "{id: physiotherapist,", "{idd: physiotherapist,"],
      ["framework.yaml", "{id: hcpc,", "{idd: hcpc,"],
      ["framework.yaml", "{id: expert,", "{idd: expert,"],
    ],
  ],
  ["bands with a slip in their name", [["framework.yaml", "bands:\n", "bnads:\n"]]],
  ["pillars with a slip in their name", [["framework.yaml", "pillars:\n", "pilars:\n"]]],
  [
    "evidence types under another name",
    [["framework.yaml", "evidence-types:\n", "evidence-typs:\n"]],
  ],
  [
    "professions under another name",
    [["framework.yaml", "professions:\n  - {id: phys", "profesions:\n  - {id: phys"]],
  ],
  ["regulators under another name", [["framework.yaml", "regulators:\n", "regulater:\n"]]],
  ["supplements under another name", [["framework.yaml", "supplements:\n", "suplements:\n"]]],
  ["a source's id with a slip", [["sources.yaml", "- id: leaflet", "- idd: leaflet"]]],
  // Fields of the manifest may have other names than the program knows.
  [
    "a pillar with a note of its own",
    [["framework.yaml", "code: RS\n", "code: RS\n    colour: blue\n"]],
  ],
  [
    "a letter in a pillar's field",
    [["framework.yaml", '    threads:\n      "01": Evidence', '    thread:\n      "01": Evidence']],
  ],
  ["two letters changed about", [["framework.yaml", "title: Settled", "titel: Settled"]]],
  ["two letters in a long field", [["framework.yaml", "currency-months: 24", "curency-month: 24"]]],
  [
    "three letters in a long field",
    [["framework.yaml", "currency-months: 24", "curency-moth: 24"]],
  ],
  // A section that is missing for a reason.
  [
    "a heading in bold inside the list above it",
    [
      [
        core,
        "## Evidence you could bring\n- A page about one thing\n- A page about another\n\n## To talk about",
        "## Evidence you could bring\n- A page about one thing\n- A page about another\n- **To talk about**",
      ],
    ],
  ],
  [
    "an ordinary line that begins like a heading",
    [
      [core, "## To talk about\n- What would you change?\n", ""],
      [
        core,
        "Does only what training",
        "To talk about what training allows and what it does not is a part of every day.\n\nDoes only what training",
      ],
    ],
  ],
  [
    "a heading indented below a comment of two lines",
    [[core, "## To talk about", "<!-- one\n```\ntwo -->\n<!-- three -->\n    ## To talk about"]],
  ],
  [
    "a heading with a space of another kind, after a block of code",
    [[core, "## To talk about", "````\n```\n````\n~~~\n```\n~~~~\n\n##\u00a0To talk about"]],
  ],
  [
    "a block of tildes that is not closed",
    [[core, "- Does one thing\n", "  ~~~~ text\n~~~\n~~~~ more\n- Does one thing\n"]],
  ],
  [
    "text after the marks of a block of code",
    [[core, "- Does one thing\n", "``` text\n- Does one thing\n``` text\n"]],
  ],
  [
    "a heading without hashes where the body begins",
    [
      [
        core,
        "Does only what training and registration allow, and asks when that is unclear.\n\n## In practice",
        "In practice",
      ],
    ],
  ],
  [
    "two headings missing, and one that is like one of them",
    [
      [core, "## To talk about", "## To tlak about"],
      [core, "## In practice", "## What it is"],
    ],
  ],
  ["one heading missing, and one that is like none", [[core, "## To talk about", "## Questions"]]],
  [
    "one heading missing, and two that are like none",
    [[core, "## To talk about", "## Questions\n- One?\n\n## More questions"]],
  ],
  [
    "all headings missing",
    [
      [core, "## In practice\n- Does one thing\n- Does another thing\n", ""],
      [core, "## Evidence you could bring\n- A page about one thing\n- A page about another\n", ""],
      [core, "## To talk about\n- What would you change?\n", ""],
    ],
  ],
  [
    "a hyphen lost where a heading is in bold too",
    [
      [core, "## To talk about", "**To talk about**"],
      [core, "- A page about one thing\n", "A page about one thing\n"],
      [core, "- Does another thing\n", "Does another thing\n"],
    ],
  ],
  // The order of sections.
  [
    "the first section last",
    [
      [core, "## In practice\n- Does one thing\n- Does another thing\n\n", ""],
      [
        core,
        "- What would you change?",
        "- What would you change?\n\n## In practice\n- Does one thing\n- Does another thing",
      ],
    ],
  ],
  [
    "sections the other way round",
    [
      [core, "## In practice\n- Does one thing\n- Does another thing\n\n", ""],
      [
        core,
        "## Evidence you could bring\n- A page about one thing\n- A page about another\n\n",
        "",
      ],
      [
        core,
        "- What would you change?",
        "- What would you change?\n\n## Evidence you could bring\n- A page about one thing\n- A page about another\n\n## In practice\n- Does one thing\n- Does another thing",
      ],
    ],
  ],
  [
    "two sections of five in other places",
    [
      [core, "## In practice", "## Notes\nText.\n\n## In practice"],
      [core, "## To talk about", "## In a local authority\nText.\n\n## To talk about"],
    ],
  ],
  [
    "one section three times",
    [
      [
        core,
        "## To talk about",
        "## In practice\n- Three\n- Four\n\n## In practice\n- Five\n- Six\n\n## To talk about",
      ],
    ],
  ],
  // Bodies of which little is left.
  ["an empty body", [[core, small(core).slice(small(core).indexOf("Does only")), ""]]],
  ["a statement alone", [[core, small(core).slice(small(core).indexOf("\n## In practice")), ""]]],
  [
    "no statement, and text in a section",
    [
      [
        core,
        "Does only what training and registration allow, and asks when that is unclear.\n\n## In practice\n",
        "## In practice\nDoes only what training and registration allow.\n\n",
      ],
    ],
  ],
  [
    "code in place of the statement, and a heading that no competency has",
    [
      [
        core,
        "Does only what training and registration allow, and asks when that is unclear.\n",
        "```\ncode\n```\n\n## Statement\n\nDoes only what training and registration allow.\n",
      ],
    ],
  ],
  [
    "a heading that no competency has, with nothing below it, behind a short list",
    [[core, "- Does another thing\n", "\n## Statement\n"]],
  ],
  [
    "a heading that no competency has, with text below it, behind a short list",
    [[core, "- Does another thing\n", "\n## Statement\n\nDoes another thing.\n"]],
  ],
  [
    "a short list at the end",
    [[core, "- A page about one thing\n- A page about another\n", "- A page\n"]],
  ],
  [
    "a long list at the end",
    [[core, "- What would you change?", "- 1?\n- 2?\n- 3?\n- 4?\n- 5?\n- 6?\n- 7?\n- 8?\n- 9?"]],
  ],
  // Two slips in one file.
  [
    "a field gone, and another misspelt",
    [
      [five, "band: 5\n", ""],
      [five, "since:", "isnce:"],
    ],
  ],
  ["a field gone, and another that is none", [[five, "band: 5\n", "colour: red\n"]]],
  [
    "a heading without its hashes, and an item without its blank",
    [
      [five, "## To talk about", "To talk about"],
      [five, "- A page about another", "-A page about another"],
    ],
  ],
  [
    "a heading without its hashes, and another mark",
    [
      [five, "## To talk about", "To talk about"],
      [five, "- A page about another", "* A page about another"],
    ],
  ],
  [
    "an item empty, and one with a bullet",
    [[five, "- Does another thing", "- Does another thing\n-\n- Does more\n• Does most"]],
  ],
  [
    "an item whose words are on the next line, not indented",
    [[five, "- Does another thing", "-\nDoes another thing\n- Does more"]],
  ],
  [
    "an item whose words are on the next line, with a bullet",
    [[five, "- Does another thing", "-\n• Does another thing\n- Does more"]],
  ],
  // Files in a folder of another kind.
  [
    "a role among the resources, with a slip",
    [
      [
        "resources/a-course.md",
        small("a-course"),
        small("expert-practitioner").replace("typical", "tipical"),
      ],
    ],
  ],
  [
    "a resource with only its name",
    [["competencies/roles/a-course.md", null, "---\nid: a-course\ntitle: A course\n---\nText.\n"]],
  ],
  [
    "a resource of which nothing fits, among the roles",
    [
      [
        "competencies/roles/guide.md",
        null,
        "---\nid: guide\ntitle: Guide\nwriter: Somebody\ncolour: red\n---\nText.\n",
      ],
    ],
  ],
  [
    "a guide among the competencies, with a name and a date",
    [["competencies/practice/guide.md", null, "---\ntitle: How to write one\n---\nText.\n"]],
  ],
  [
    "a core competency among the pages",
    [["competencies/pages/PR-C-01-stay-within-your-scope.md", null, small(core)]],
  ],
  [
    "a competency with a field too many inside another, among the roles",
    [
      [
        "competencies/roles/PR-5-01-agree-your-scope.md",
        null,
        small(five).replace(
          "status: active",
          "status: active\nsources: [{source: leaflet, colour: red}]",
        ),
      ],
    ],
  ],
  // Competencies that say little of themselves.
  ["only a pillar", [["competencies/notes.md", null, "---\npillar: practice\n---\nText.\n"]]],
  ["only a band", [["competencies/notes.md", null, "---\nband: 5\n---\nText.\n"]]],
  ["only a thread", [["competencies/notes.md", null, '---\nthread: "01"\n---\nText.\n']]],
  ["only a status", [["competencies/notes.md", null, "---\nstatus: active\n---\nText.\n"]]],
  ["only an id", [["competencies/notes.md", null, "---\nid: PR-5-07\n---\nText.\n"]]],
  ["no field at all", [["competencies/notes.md", null, "---\n---\nText.\n"]]],
  [
    "a heading that no competency has in place of the statement",
    [
      [
        core,
        "Does only what training and registration allow, and asks when that is unclear.\n",
        "## Statement\n\n- Does only what training and registration allow.\n",
      ],
    ],
  ],
  [
    "an empty reason in a competency that is in force",
    [[six, "status: active", 'status: active\nreason: ""']],
  ],
  [
    "an empty reason beside what replaces it",
    [[harm, "replaced-by: PR-5-01", 'replaced-by: PR-5-01\nreason: ""']],
  ],
  ["an empty title of a retired one", [[six, "status: active", "status: retired\nreason:"]]],
  [
    "one item empty, and too many in another list",
    [
      [core, "- A page about another\n", "-\n"],
      [core, "- What would you change?", "- One?\n- Two?\n- Three?\n- Four?\n- Five?"],
    ],
  ],
  // Merges.
  [
    "a merge in a list, with what both sides began with",
    [
      [
        core,
        "- Does one thing\n",
        "<<<<<<< mine\n- Does one thing\n||||||| before\n- Does a thing\n=======\n- Does some thing\n>>>>>>> theirs\n",
      ],
    ],
  ],
  [
    "two merges, one after the other, and marks without a name",
    [
      [
        core,
        "- Does one thing\n",
        "<<<<<<<\n- Does one thing\n=======\n- Does some thing\n>>>>>>>\n",
      ],
      [
        core,
        "- What would you change?",
        "<<<<<<<\n- What would you change?\n=======\n- What else?\n>>>>>>>",
      ],
    ],
  ],
  [
    "the marks of a merge in a block of code, and others that are none",
    [
      [
        core,
        "- What would you change?\n",
        "- What would you change?\n\n## Notes\n  ```\n<<<<<<< mine\n```\n> said\n\n|x|\n\n<<<<<<<< eight\n",
      ],
    ],
  ],
  // Files in a folder of another kind.
  ...(
    [
      ["a role among the resources", "roles/expert-practitioner.md", "resources"],
      ["a resource among the roles", "resources/a-course.md", "roles"],
      ["a story among the pages", "stories/slowly.md", "pages"],
      ["a page among the stories", "pages/aims.md", "stories"],
      ["a band's page among the pages", "qualifications/band-5.md", "pages"],
      ["a role among the competencies", "roles/expert-practitioner.md", "practice/core"],
      ["a competency among the roles", "practice/band-5/PR-5-01-agree-your-scope.md", "roles"],
    ] as const
  ).map(([name, path, folder]): [string, Change[]] => {
    const whole = `competencies/${path}`;
    const text = smallFiles[whole] ?? "";
    return [
      name,
      [
        [whole, null, null],
        [`competencies/${folder}/${path.split("/").at(-1)}`, null, text],
      ],
    ];
  }),
  ["a role with a field of a story", [["roles/expert", "typical-bands:", "path:"]]],
  // What is left of a merge.
  ["the middle of a merge", [[core, "- Does another thing\n", "- Does another thing\n=======\n"]]],
  ["the middle of a merge as an underline", [[core, "is unclear.\n", "is unclear.\n=======\n"]]],
  [
    "a merge without its start",
    [
      [
        core,
        "- Does another thing\n",
        "- Does another thing\n=======\n- Does a thing\n>>>>>>> b\n",
      ],
    ],
  ],
  [
    "a heading with a line of seven below it",
    [
      [
        "competencies/pages/aims.md",
        null,
        "---\nid: aims\ntitle: Aims\norder: 1\n---\nWhy\n=======\n\nText.\n",
      ],
    ],
  ],
  // Capitals.
  ["a heading in capitals", [[core, "## In practice", "## IN PRACTICE"]]],
  ["a title in capitals", [[core, "title: Stay within", "title: STAY WITHIN YOUR SCOPE #"]]],
  [
    "a title of abbreviations",
    [
      [core, "title: Stay within your scope", "title: NHS and AHP"],
      [five, "title: Agree your scope", "title: HCPC, NHS"],
    ],
  ],
  // One mistake and what follows from it.
  ["a citation twice", [[core, "{source: leaflet}", '{source: guide, ref: "1.1"}']]],
  [
    "retired with a reason mistyped",
    [[five, "status: active", "status: retired\nreasons: It went"]],
  ],
  [
    "retired with a successor mistyped",
    [[five, "status: active", "status: retired\nreplaced_by: PR-5-02"]],
  ],
  [
    "a heading between the items",
    [[core, "- Does another thing", "### More\n- Does another thing"]],
  ],
  ["a heading below an item too few", [[core, "- Does another thing\n", "## More\nText.\n"]]],
  [
    "notes without a blank",
    [[core, "- What would you change?\n", "- What would you change?\n\n##Notes\nText.\n"]],
  ],
  [
    "notes in bold",
    [[core, "- What would you change?\n", "- What would you change?\n\n**Notes**\n\nText.\n"]],
  ],
  [
    "a local authority without hashes",
    [
      [
        core,
        "- What would you change?\n",
        "- What would you change?\n\nIn a local authority\n\nText.\n",
      ],
    ],
  ],
  [
    "notes as an item and as a word",
    [[core, "- What would you change?\n", "- What would you change?\n  notes\n"]],
  ],
  ["a code that no id has", [["framework.yaml", "code: PR", "code: PP"]]],
  ["the code of another pillar", [["framework.yaml", "code: PR", "code: RS"]]],
  ["an id of another file, with a name of its own", [[five, "id: PR-5-01", "id: PR-5-02"]]],
  [
    "brackets without a comma",
    [[core, '{source: guide, ref: "1.1"}', '{source: guide ref: "1.1"}']],
  ],
  // The line that ends the front matter.
  ...["--", "----", "—", "–-", " ---", "--- # end", "***", "===", "...", "---\u00a0"].map(
    (line): [string, Change[]] => [
      `front matter that ends in ${JSON.stringify(line)}`,
      [[core, "[reflection]\n---\n", `[reflection]\n${line}\n`]],
    ],
  ),
  [
    "front matter without an end, above a rule",
    [
      [core, "[reflection]\n---\n", "[reflection]\n"],
      [core, "- What would you change?\n", "- What would you change?\n\n***\n"],
    ],
  ],
  ...["--", "— —", " ---", "---\u00a0", "\n---", "--- yaml"].map((line): [string, Change[]] => [
    `front matter that starts with ${JSON.stringify(line)}`,
    [[core, "---\nid: PR", `${line}\nid: PR`]],
  ]),
  // What Markdown can say otherwise, and nobody has to mend.
  [
    "headings with a comment, with code and with names in an address",
    [
      [core, "## In practice", "## In practice <!-- keep these short -->"],
      [
        core,
        "- What would you change?\n",
        "- What would you change?\n\n## Notes\n### Read `Code For Us`, <https://Example.org/Two> and I’ve\nText.\n",
      ],
    ],
  ],
  [
    "a term in code of two backticks, of two lines, in an address and in a tag",
    [
      [
        "framework.yaml",
        "supplements:",
        "terms: [{avoid: [client], prefer: people}]\nsupplements:",
      ],
      [
        core,
        "- What would you change?\n",
        '- What would you change?\n\n## Notes\nA ``client ` `` and `a\nclient`, [here](<client a.html>), <mailto:client@example.org>, <abbr title="client">it</abbr> and [there].\n\n    client\n\n[there]: client.html\n',
      ],
    ],
  ],
  [
    "a term between marks, in the words of a link and between tags",
    [
      [
        "framework.yaml",
        "supplements:",
        "terms: [{avoid: [client, service user], prefer: people}]\nsupplements:",
      ],
      [
        core,
        "- What would you change?\n",
        "- What would you change?\n\n## Notes\nA `new` **client**, [one client](client.html), a <b>client</b>, a service `x` user.\n\nA *service\nuser*.\n",
      ],
    ],
  ],
  [
    "the marks of a merge in a comment, and in code whose fence is longer",
    [
      [
        core,
        "- What would you change?\n",
        "- What would you change?\n\n## Notes\n<!--\n<<<<<<< mine\n-->\n\n````\n```\n<<<<<<< mine\n````\n",
      ],
    ],
  ],
  // Copies.
  ...[
    "PR-C-01-stay-within-your-scope - Copy",
    "PR-C-01-stay-within-your-scope (12)",
    "PR-C-01-stay-within-your-scope copy 12",
    "PR-C-01-a-stay(3)",
    "PR-C-01-stay-within-your-scope-LAPTOP123",
    "PR-C-01-stay-within-your-scope (John's conflicted copy 2026-11-02)",
    "PR-C-01-stay-within-your-scope.sync-conflict-20261102-101112-ABC",
    "Copy of PR-C-01-stay-within-your-scope",
    "Copy (2) of PR-C-01-stay-within-your-scope",
  ].map((name): [string, Change[]] => [
    `a copy called ${name}`,
    [[`competencies/practice/core/${name}.md`, null, small(core)]],
  ]),
  [
    "a file that only ends like a copy",
    [["competencies/practice/core/PR-C-01-a-copy.md.md", null, small(core)]],
  ],
  // Values that are not what they should be.
  ["a list as words with commas", [[core, "themes: [digital]", "themes: digital, digitla;audit"]]],
  [
    "a list as words with blanks",
    [[core, "evidence-types: [reflection]", "evidence-types:  reflection   audit"]],
  ],
  [
    "a list without a blank after the hyphen",
    [[core, "themes: [digital]", "themes:\n  -digital\n  -audit"]],
  ],
  ["a list of nothing but a number", [[core, "themes: [digital]", "themes: 12"]]],
  ["a date as a title", [[core, "title: Stay within your scope", "title: 2026"]]],
  ["true as a title", [[core, "title: Stay within your scope", "title: true"]]],
  ["a list as a title", [[core, "title: Stay within your scope", "title: [Stay]"]]],
  ["fields as a title", [[core, "title: Stay within your scope", "title: {Stay: here}"]]],
  ["a thread as fields", [[core, 'thread: "01"', "thread: {}"]]],
  ["a number as a source", [[core, "{source: leaflet}", "{source: 12}"]]],
  ["an empty list of sources", [[core, "  - {source: leaflet}", "  -"]]],
  ["a field in brackets without a value", [[core, "{source: leaflet}", "{source: leaflet, ref}"]]],
  [
    "a capital field in brackets without a value",
    [[core, "{source: leaflet}", "{source: leaflet, Ref}"]],
  ],
  [
    "a field with a value and a blank",
    [[core, "{source: leaflet}", "{source: leaflet, the ref: 1}"]],
  ],
  [
    "a council's level as a name",
    [["framework.yaml", "{id: starter, title: Starting practitioner}", "starter"]],
  ],
  [
    "threads as a name",
    [["framework.yaml", 'threads:\n      "01": Evidence use', "threads: Evidence use"]],
  ],
  [
    "threads as a list",
    [["framework.yaml", 'threads:\n      "01": Evidence use', "threads: [Evidence use]"]],
  ],
  [
    "support workers as a name",
    [["framework.yaml", "support-workers:\n  title: Support", "support-workers: Support"]],
  ],
  ["a band as a number", [["framework.yaml", "  - {band: 6, title: Settled}", "  - 6"]]],
  ["a council's band alone", [["framework.yaml", "{band: 6, title: Settled}", "Settled"]]],
  ["themes as a name", [["framework.yaml", "  - {id: digital, title: Digital}", "  digital"]]],
  [
    "themes as fields",
    [["framework.yaml", "  - {id: digital, title: Digital}", "  digital: Digital"]],
  ],
  ["nothing in brackets where a list is", [[core, "themes: [digital]", "themes: {}"]]],
  [
    "every field, and one more",
    [[core, "{source: leaflet}", '{source: guide, ref: "1.1", reff: "1.1"}']],
  ],
  ["a title that a hash cuts off", [[core, "Stay within your scope", "Stay within your #1 scope"]]],
  [
    "texts that a hash cuts off in the manifest and the sources",
    [
      ["framework.yaml", "title: Small framework", "title: Small #1 framework"],
      ["framework.yaml", "title: Practice\n", "title: Practice #1\n"],
      ["framework.yaml", "version: 0.1.0", "version: 0.1.0 #now"],
      ["framework.yaml", "id: practice\n", "id: practice #1\n"],
      ["sources.yaml", "publisher: Somebody\n", "publisher: Somebody #1\n"],
    ],
  ],
  ["a thread that a hash takes away", [["framework.yaml", '"02": Safety', '"02": #2 safety']]],
  [
    "numbers in quotes",
    [
      ["framework.yaml", "currency-months: 24", 'currency-months: "24"'],
      ["expert-practitioner", "practice: 8", 'practice: "8"'],
      ["aims.md", "order: 1", 'order: "1"'],
    ],
  ],
  [
    "what nobody sees in front matter",
    [
      [core, "key: true", "key: true\u200b"],
      [core, "themes: [digital]", "themes: [digital\u00a0]"],
      [five, "builds-on: [PR-C-01]", "builds-on: [PR-C-01\u200d]"],
      [six, "settings: [nhs]", "settings: [nhs]\n\u00a0"],
    ],
  ],
  [
    "what nobody sees before marks and in headings",
    [
      [core, "## In practice", "\u200b## In practice"],
      [five, "## In practice", "##\u00a0In practice"],
      [six, "## In practice", "## In prac\u00adtice"],
      [expert, "- Does one thing", "\ufeff- Does one thing"],
      [find, "- Does another thing", "-\u00a0Does another thing"],
    ],
  ],
  [
    "what nobody sees and does no harm in a body",
    [
      [core, "## In practice", "## In\u00a0practice\u200f"],
      [core, "- Does one thing", "- Does\u00a0one thi\u00adng\n\u00a0"],
      [five, "- Does one thing", "-\tDoes one thing\u200b"],
    ],
  ],
  ["what nobody sees before front matter", [[core, "---\nid", "\u200b---\nid"]]],
  ["what nobody sees before its end", [[core, "\n---\nDoes", "\n\ufeff---\nDoes"]]],
  ["what nobody sees behind its end", [[core, "\n---\nDoes", "\n---\u200b\nDoes"]]],
  [
    "Markdown that is not shown",
    [
      [
        "aims.md",
        "What this is for.",
        "A ![chart](c.png), a note[^1] and <b>more</b>.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: Words.\n\n[Source]: https://example.org\n\n<details>\nInner\n</details>",
      ],
    ],
  ],
  [
    "Markdown that is shown",
    [
      [
        "aims.md",
        "What this is for.",
        "See [it][a], [b][] and [B] `<b>` or [^1] <https://example.org>.<!-- x -->\n\n<!-- one\ntwo -->\n\n1 < 2 | 3\n---\n\n```\n| A |\n|---|\n```\n\n[a]: https://example.org\n[b]: https://example.org 'B'\n[//]: # (a comment)",
      ],
    ],
  ],
];

const said = ({ file, line, column, severity, code, message, hint }: Diagnostic): string =>
  `${file}:${line}:${column} ${severity} ${code} ${message}\n${hint === null ? "" : `  ${hint}\n`}`;

const bodyOf = (changes: readonly Change[]): string =>
  checkSmallFramework(changes).map(said).join("");
const wanted = expected(
  join(import.meta.dirname, "slips.txt"),
  updating ? cases.map(([title, changes]) => ({ title, body: bodyOf(changes) })) : [],
);

test("every case has its text, and no text is left over", () => {
  expect([...wanted.keys()]).toEqual(cases.map(([name]) => name));
});

test.each(cases)("%s", (title, changes) => {
  expect(bodyOf(changes).trimEnd()).toBe(wanted.get(title));
});

test("only what is right has nothing said of it", () => {
  const silent = [...wanted].filter(([, body]) => body === "").map(([title]) => title);
  expect(silent).toEqual([
    "nothing",
    "a supplement whose code the manifest does not fix",
    "retired with a reason",
    "a statement without a word",
    "headings below a note",
    "a term in a block of code",
    "a pillar with a note of its own",
    "the marks of a merge in a block of code, and others that are none",
    "a heading with a line of seven below it",
    "a title of abbreviations",
    "notes as an item and as a word",
    "headings with a comment, with code and with names in an address",
    "the marks of a merge in a comment, and in code whose fence is longer",
    "what nobody sees and does no harm in a body",
    "Markdown that is shown",
  ]);
});

test("a framework of nothing has nothing wrong in any file", () => {
  const framework = parseFramework("none", []).framework;
  expect([...checkFramework(framework, [])]).toEqual([]);
});
