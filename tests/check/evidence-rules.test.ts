import { join } from "node:path";
import { diagnose } from "../../src/check/diagnose.js";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import { quoted } from "../../src/words/quoted.js";
import { didYouMean, nearest } from "../../src/words/suggest.js";
import { expected, updating } from "../support/golden.js";
import { checkSmallEvidence } from "../support/small.js";

const file = (rest: string, person = "{profession: physiotherapist, band: 5}"): string =>
  `format: ahp-career/evidence@1\nperson: ${person}\n${rest}`;

/** Each is an evidence file beside the small framework, and everything that is said of it. */
const cases: readonly [name: string, text: string][] = [
  ["the least there can be", file("")],
  ["no person", "format: ahp-career/evidence@1\n"],
  ["nothing of the person", file("", "{}")],
  ["an unknown field at the top", file("rating: {}\n")],
  ["a field that is like none", file("xyzzyx: 1\n")],
  [
    "bands of all kinds",
    file(
      "target: {band: 8c, pillars: {practice: starter, research: 5}}\nagreed: [{pillar: practice, band: core, date: 2026-01-01}]\n",
    ),
  ],
  [
    "bands that are none",
    file(
      "target: {band: 7, pillars: {practice: starters, research: 4}}\nagreed: [{pillar: practice, band: 9, date: 2026-01-01}]\n",
    ),
  ],
  ["a band that is a list", file("target: {band: [5]}\n")],
  ["a role that is not there", file("target: {role: expert-practicioner}\n")],
  [
    "pillars that are not there",
    file(
      "target: {pillars: {practise: 5}}\nagreed: [{pillar: reserch, band: 5, date: 2026-01-01}]\n",
    ),
  ],
  ["what is agreed as a number", file("agreed: [5]\n")],
  ["breaks as a date", file("breaks: 2026-01-01\n")],
  ["ratings as a word", file("ratings: met\n")],
  ["a target as a word", file("target: expert\n")],
  ["a person as a word", file("", "physiotherapist")],
  ["band 4", file("", "{profession: physiotherapist, band: 4}")],
  ["band 2 in quotes", file("", '{profession: physiotherapist, band: "2"}')],
  ["a support role", file("", "{profession: Therapy-Assistant, band: 5}")],
  ["an osteopath", file("", "{profession: osteopath, band: 5}")],
  ["another name for a profession", file("", "{profession: physical-therapist, band: 5}")],
  ["a profession that is none", file("", "{profession: physiotherapy, band: 5}")],
  ["a setting that is none", file("", "{profession: physiotherapist, band: 5, setting: hospital}")],
  ["registered in a word", file("", '{profession: physiotherapist, band: 5, registered: "yes"}')],
  ["an empty name", file("", '{profession: physiotherapist, band: 5, name: ""}')],
  ["a name of blanks", file("", '{profession: physiotherapist, band: 5, name: "  "}')],
  ["a competency in small letters", file("ratings: {pr-5-01: met}\n")],
  [
    "a competency mistyped in evidence",
    file("evidence: [{title: A, date: 2026-01-01, supports: [PR-5-10, XX-9-99]}]\n"),
  ],
  [
    "a competency twice",
    file("evidence: [{title: A, date: 2026-01-01, supports: [PR-5-01, PR-5-01]}]\n"),
  ],
  [
    "an evidence type that is none",
    file("evidence: [{title: A, date: 2026-01-01, type: audits}]\n"),
  ],
  ["an entry without a date", file("evidence:\n  - title: A\n    supports: [PR-5-01]\n")],
  ["an entry that is a word", file("evidence: [walk]\n")],
  [
    "days that the calendar has not",
    file(
      "evidence: [{title: A, date: 2026-02-30, confirmed: {date: 2025-02-29}}]\nbreaks: [{from: 2026-04-31}]\n",
    ),
  ],
  [
    "days of another form",
    file(
      "evidence: [{title: A, date: 14/03/2026}, {title: B, date: 2026-3-14}, {title: C, date: 2026}]\n",
    ),
  ],
  [
    "days to come",
    file(
      "agreed: [{pillar: practice, band: 5, date: 2026-11-21}]\nqualifications: [{award: A, completed: 2027}, {award: B, completed: 2026-12}, {award: C, completed: 2026}]\nevidence: [{title: A, date: 2026-11-20, confirmed: {date: 2026-11-21}}]\nratings: {PR-5-01: {supervisor: {rating: met, date: 2027-01-01}}}\ntarget: {by: 2030-01-01}\nbreaks: [{from: 2027-01-01, to: 2027-06-01}]\n",
    ),
  ],
  [
    "a rating that is none",
    file("ratings: {PR-5-01: mett, PR-6-01: {self: done}, RS-5-01: {supervisor: {rating: ok}}}\n"),
  ],
  [
    "a rating in a form that is none",
    file(
      "ratings: {PR-5-01: {}, PR-6-01: [met], RS-5-01: {supervisor: {}}, RS-C-01: {mine: met}}\n",
    ),
  ],
  [
    "not applicable without a reason",
    file(
      "ratings:\n  PR-5-01: not-applicable\n  PR-6-01: {self: not-applicable}\n  RS-5-01: {supervisor: {rating: not-applicable}}\n",
    ),
  ],
  [
    "not applicable with a reason",
    file(
      "ratings:\n  PR-6-01: {self: not-applicable, reason: Not here}\n  RS-5-01: {supervisor: {rating: not-applicable, reason: Not here}}\n",
    ),
  ],
  [
    "not applicable with an empty reason",
    file('ratings:\n  PR-6-01: {self: not-applicable, reason: " "}\n'),
  ],
  [
    "not applicable to the core",
    file(
      "ratings:\n  PR-C-01: not-applicable\n  RS-C-01: {self: not-applicable, supervisor: {rating: not-applicable}, reason: No}\n",
    ),
  ],
  ["a retired competency may be named", file("ratings: {PR-5-02: met}\n")],
  ["a support role in a band that is none", file("", "{profession: therapy-assistant, band: 0}")],
  ["a setting that is a number", file("", "{profession: physiotherapist, band: 5, setting: 5}")],
  ["credits in words", file('qualifications: [{award: A, credits: "sixty"}]\n')],
  [
    "a qualification of level 9",
    file(
      "qualifications: [{award: A, level: 9}, {award: B, level: 0}, {award: C, credits: -1}, {level: 6}]\n",
    ),
  ],
  ["a required field mistyped", file("", "{profesion: physiotherapist, band: 5}")],
  ["a required field of another name", file("", "{job: physiotherapist, band: 5}")],
  ["two required fields, one of them mistyped", file("", "{profesion: physiotherapist}")],
  [
    "a person at the margin",
    "format: ahp-career/evidence@1\nperson:\nprofession: physiotherapist\nband: 5\n",
  ],
  [
    "one field of the person at the margin",
    "format: ahp-career/evidence@1\nperson:\n  profession: physiotherapist\nband: 5\n",
  ],
  ["ratings at the margin", file("ratings:\nPR-5-01: met\nPR-5-02: met\n")],
  [
    "a rating's fields beside it",
    file("ratings:\n  PR-5-01:\n  self: met\n  note: So.\n  PR-5-02: met\n"),
  ],
  [
    "ids at the margin of their entry",
    file(
      "evidence:\n  - title: A\n    date: 2026-01-01\n    supports:\n  - PR-5-01\n  - PR-5-02\n",
    ),
  ],
  [
    "supports without brackets",
    file("evidence: [{title: A, date: 2026-01-01, supports: PR-5-01}]\n"),
  ],
  [
    "supports with a hyphen that has no blank",
    file("evidence:\n  - title: A\n    date: 2026-01-01\n    supports:\n      -PR-5-01\n"),
  ],
  [
    "supports without a comma",
    file("evidence: [{title: A, date: 2026-01-01, supports: [PR-5-01 PR-5-02]}]\n"),
  ],
  [
    "an award with a comma",
    file("qualifications: [{award: BSc (Hons), Physiotherapy, level: 6}]\n"),
  ],
  ["a band of half", file("", "{profession: physiotherapist, band: 5.5}")],
  ["a band beyond all", file("", "{profession: physiotherapist, band: .inf}")],
  ["a band of 600", file("", "{profession: physiotherapist, band: 600}")],
  ["an empty band", file("", "{profession: physiotherapist, band: }")],
  [
    "a support worker who wants to be in band 4",
    file("target: {band: 4}\n", "{profession: x, band: 3}"),
  ],
  ["a rating that is true", file("ratings: {PR-5-01: true}\n")],
  [
    "months and days that there are not",
    file(
      "evidence: [{title: A, date: 2026-13-01}, {title: B, date: 2027-02-30}]\nqualifications: [{award: A, completed: 2018-13}]\n",
    ),
  ],
  ["a month for a day", file("evidence: [{title: A, date: 2026-12}]\n")],
  ["after a byte order mark", `\ufeff${file("").replace("format", "fromat")}`],
  // The fields or items of something empty stand beside it.
  [
    "a person's fields beside it",
    "format: ahp-career/evidence@1\nperson:\nprofession: physiotherapist\nband: 5\n",
  ],
  [
    "a person's field beside it",
    "format: ahp-career/evidence@1\nperson:\n  band: 5\nprofession: physiotherapist\n",
  ],
  [
    "a person's two fields beside it",
    "format: ahp-career/evidence@1\nperson: {}\nprofession: physiotherapist\nband: 5\n",
  ],
  ["a target's fields beside it", file("target:\nband: 8\npillars: {practice: 5}\n")],
  ["a target's fields before it", file("pillars: {practice: 5}\ntarget:\n")],
  ["ratings beside it", file("ratings:\nPR-5-01: met\nPR-5-02: met\n")],
  [
    "a rating's fields beside it, and something else wrong",
    file("ratings:\n  PR-5-01:\n  self: mett\n  note: Done\nevidence: 3\n"),
  ],
  [
    "names beside ratings that are no ids",
    file("ratings:\npr-5-01: met\nxPR-5-01: met\nPR-5-01x: met\n"),
  ],
  ["ids of other forms beside ratings", file("ratings:\nP2R-CL3-01: met\n")],
  [
    "the list of an entry beside it",
    file("evidence:\n- title: A\n  date: 2026-01-01\n  supports:\n- PR-5-01\n- PR-5-02\n"),
  ],
  [
    "the list of the eleventh entry beside it",
    file(
      `evidence:\n${"- {title: A, date: 2026-01-01}\n".repeat(10)}- title: A\n  date: 2026-01-01\n  supports:\n- PR-5-01\n`,
    ),
  ],
  [
    "a text among the entries before one that is empty",
    file("evidence:\n- PR-5-01\n- title: A\n  date: 2026-01-01\n  supports:\n"),
  ],
  [
    "a text among the entries after one whose last field is full",
    file("evidence:\n- title: A\n  supports:\n  date: 2026-01-01\n- PR-5-01\n"),
  ],
  [
    "a text among the entries after an empty title",
    file("evidence:\n- date: 2026-01-01\n  title:\n- PR-5-01\n"),
  ],
  [
    "a number among the entries after an empty list",
    file("evidence:\n- title: A\n  date: 2026-01-01\n  supports:\n- 12\n"),
  ],
  [
    "an empty list and texts in another list",
    file("evidence:\n- title: A\n  date: 2026-01-01\n  supports:\nqualifications:\n- BSc\n"),
  ],
  ["two empty fields", file("target:\nratings:\n")],
  ["two fields mistyped in one entry", file("evidence: [{tittle: A, dat: 2026-01-01}]\n")],
  [
    "one field missing, and two unknown ones that are like none",
    file("evidence: [{title: A, when: 2026-01-01, where: here}]\n"),
  ],
  [
    "two fields missing, and one unknown one that is like none",
    file("evidence: [{when: 2026-01-01}]\n"),
  ],
  ["one missing, one unknown, like none", file("evidence: [{title: A, when: 2026-01-01}]\n")],
  [
    "a target's field among its pillars",
    file(
      "target:\n  pillars:\n    practice: 5\n    by: 2027-09-01\n    role: expert-practitioner\n",
    ),
  ],
  [
    "a hyphen that is indented further than the one above",
    file(
      "evidence:\n  - title: A\n    date: 2026-01-01\n    supports:\n      - PR-5-01\n        - PR-5-02\n",
    ),
  ],
  // One mistake is told once, and whatever else is wrong still is.
  [
    "a person's fields beside it, and slips elsewhere",
    "format: ahp-career/evidence@1\nperson:\nprofession: physiotherapist\nband: 5\nnots: a\nevidence: [{titel: A, date: 2026-01-01}]\ntarget: {bnad: 5}\n",
  ],
  [
    "a target's fields beside it, and a name nobody knows",
    file("target:\nband: 5\npillars: {practice: 5}\nxyzzyx: 1\nbreaks: [{to: 2026-01-01}]\n"),
  ],
  [
    "ratings beside it, and another field that is none",
    file("ratings:\nPR-5-01: met\nPR-5-02: met\nnotse: a\nevidence: [{date: 2026-01-01}]\n"),
  ],
  ["ratings above it", file("PR-5-01: met\nratings:\n")],
  [
    "an empty list that is the last of its fields, and no text below",
    file("breaks:\n  - from: 2026-01-01\nevidence:\n"),
  ],
  [
    "the list of an entry beside it, and an entry above that is none",
    file(
      "evidence:\n  - PR-5-02\n  - title: A\n    date: 2026-01-01\n    supports:\n  - PR-5-01\n  - PR-5-02\n  - title: B\n",
    ),
  ],
  [
    "an entry's fields beside the list, and another entry without them",
    file("evidence:\n  - date: 2026-01-02\n  - title: A\ndate: 2026-01-01\nlink: a\n"),
  ],
  [
    "an entry's fields beside the list, which the entry has",
    file("evidence:\n  - title: A\n    date: 2026-01-01\ntitle: B\n"),
  ],
  [
    "two runs of fields beside what they belong to",
    file(
      "target:\n  band: 5\nby: 2027-01-01\nevidence:\n  - title: A\n    date: 2026-01-01\nlink: a\nreflection: b\n",
    ),
  ],
  [
    "a supervisor's fields beside it, and a rating that is none",
    file(
      "ratings:\n  PR-5-01:\n    self: met\n    supervisor: {rating: met}\n    by: a\n    date: 2026-01-01\n  PR-5-02: mett\n",
    ),
  ],
  [
    "a person's fields without it, and slips elsewhere",
    "format: ahp-career/evidence@1\nprofession: physiotherapist\nband: 5\nxyzzyx: 1\ntarget: {xyzzyx: 1}\nevidence: [{title: A}]\n",
  ],
  ["one of a person's fields without it", "format: ahp-career/evidence@1\nband: 5\n"],
  ["a target's field without it", file("role: expert-practitioner\n")],
  [
    "a target's fields without it, with one that is none",
    file("role: expert-practitioner\npillars: {practice: 5}\nxyzzyx: 1\n"),
  ],
  [
    "a target's three fields without it",
    file("role: expert-practitioner\npillars: {practice: 5}\nby: 2027-01-01\n"),
  ],
  [
    "a hyphen before each field, and another list that lacks one",
    file(
      "evidence:\n  - title: A\n  - date: 2026-01-01\n  - title: B\n    date: 2026-01-02\nagreed:\n  - {pillar: practice, band: 5}\n",
    ),
  ],
  [
    "a hyphen before each field of two entries",
    file("evidence:\n  - title: A\n  - date: 2026-01-01\n  - title: B\n  - date: 2026-01-02\n"),
  ],
  [
    "a hyphen before each field of an entry, and one that lacks a field",
    file("evidence:\n  - title: A\n  - title: B\n  - date: 2026-01-02\n  - link: c\n"),
  ],
  [
    "a hyphen before each field in a list of one level more",
    file(
      "agreed:\n  - pillar: practice\n  - band: 5\n  - date: 2026-01-01\nevidence: [{link: a}]\n",
    ),
  ],
  [
    "entries below another list, and slips in others",
    file(
      "breaks:\n  - from: 2024-01-08\n    reasn: a\n  - title: A\n    date: 2026-01-01\n    typ: b\n  - title: B\n    date: 2026-01-02\n  - form: 2024-01-08\nagreed:\n  - {pillr: practice, band: 5, date: 2026-01-01}\n",
    ),
  ],
  [
    "entries below another list whose own stand apart",
    file(
      "breaks:\n  - title: A\n    date: 2026-01-01\n  - from: 2024-01-08\n  - award: BSc\n  - award: MSc\n",
    ),
  ],
  [
    "a list's name too far in below two entries, and a slip in the first",
    file(
      "breaks:\n  - from: 2024-01-08\n    too: 2024-02-01\n  - from: 2025-01-08\n    evidence:\n  - title: A\n    date: 2026-01-01\n  - title: B\n    date: 2026-01-02\n",
    ),
  ],
  ["an entry that lacks what the other list needs", file("breaks:\n  - title: A\n    link: b\n")],
  [
    "an eleventh entry of another list",
    file(`breaks:\n${"  - {from: 2024-01-08}\n".repeat(10)}  - {award: BSc}\n`),
  ],
  // The line with a list's name is missing, or stands where it does not count.
  [
    "entries below another list",
    file(
      "breaks:\n  - from: 2024-01-08\n  - title: A\n    date: 2026-01-01\n  - title: B\n    date: 2026-01-02\n",
    ),
  ],
  [
    "entries below another list, and theirs elsewhere",
    file(
      "qualifications:\n  - {title: A, date: 2026-01-01}\n  - award: BSc\nevidence:\n  - {title: B, date: 2026-01-01}\n",
    ),
  ],
  [
    "a list's name that is indented too far",
    file(
      "breaks:\n  - from: 2024-01-08\n    evidence:\n  - title: A\n    date: 2026-01-01\nnotes: x\n",
    ),
  ],
  [
    "entries that no list could have",
    file("breaks:\n  - title: A\n    from: 2024-01-08\n    date: 2026-01-01\n"),
  ],
  ["an entry's date beside the list", file("evidence:\n  - title: A\ndate: 2026-01-01\n")],
  [
    "one unknown field for two that lack it",
    file("evidence:\n  - title: A\n    confirmed: {by: B}\n    datte: 2026-01-01\n"),
  ],
  ["nothing at all in the file but its format", "format: ahp-career/evidence@1\n"],
  ["an entry of nothing", file("evidence:\n  -\n  - title: A\n    date: 2026-01-01\n")],
  // Choices: a rating may be a word or fields.
  ["a rating that is another word", file("ratings: {PR-5-01: sort of}\n")],
  ["a rating that is empty", file("ratings:\n  PR-5-01:\n")],
  ["a rating that is a list", file("ratings: {PR-5-01: [met]}\n")],
  ["a rating with a field mistyped", file("ratings: {PR-5-01: {slef: met}}\n")],
  ["a rating with a field too many", file("ratings: {PR-5-01: {self: met, more: x}}\n")],
  ["a rating's word mistyped", file("ratings: {PR-5-01: {self: mett}}\n")],
  [
    "a supervisor's rating without its own",
    file("ratings: {PR-5-01: {supervisor: {date: 2026-01-01}}}\n"),
  ],
  ["a name that is a number", file("", "{profession: physiotherapist, band: 5, name: 4.10}")],
  ["a name that is true", file("", "{profession: physiotherapist, band: 5, name: true}")],
  ["a field with a tilde and a slash", file("a/b~c: 1\n")],
  // One slip in the layout is one finding, where the line is.
  [
    "a note that is not indented",
    file("ratings:\n  PR-5-01:\n    self: met\n  note: We talked.\n  PR-6-01: met\n"),
  ],
  [
    "a supervisor and a note that are not indented",
    file(
      "ratings:\n  PR-5-01:\n    self: met\n  supervisor: {rating: met, by: lead, date: 2026-01-01}\n  note: Yes.\n",
    ),
  ],
  [
    "a reason that is not indented",
    file("ratings:\n  PR-5-01:\n    self: not-applicable\n  reason: Not in this post\n"),
  ],
  [
    "a reason that is misspelt",
    file("ratings:\n  PR-5-01:\n    self: not-applicable\n    reson: Not in this post\n"),
  ],
  [
    "a supervisor's date that is not indented",
    file(
      "ratings:\n  PR-5-01:\n    self: met\n    supervisor:\n      rating: met\n      by: lead\n    date: 2026-01-01\n",
    ),
  ],
  ["a rating's word that is not indented", file("ratings:\n  PR-5-01:\n  self: met\n")],
  ["ratings that are not indented, and a slip", file("ratings:\nnots: Short.\n")],
  [
    "pillars that are not indented",
    file("target:\n  band: 6\n  pillars:\n  research: 5\n  practice: 6\n  by: 2027-01-01\n"),
  ],
  [
    "a person's fields without the person",
    "format: ahp-career/evidence@1\nname: Kit\nprofession: physiotherapist\nband: 5\n",
  ],
  [
    "a person's name that is not indented",
    "format: ahp-career/evidence@1\nperson:\n  profession: physiotherapist\n  band: 5\nname: Kit\nregistered: true\n",
  ],
  [
    "a hyphen in front of every field",
    file(
      "evidence:\n  - title: A\n  - type: audit\n  - date: 2026-01-01\n  - title: B\n  - date: 2026-01-02\n",
    ),
  ],
  [
    "a hyphen too many in an entry",
    file(
      "evidence:\n  - title: A\n    type: audit\n  - date: 2026-01-01\n    supports: [PR-5-01]\n  - title: B\n    date: 2026-01-02\n",
    ),
  ],
  [
    "two entries that each lack another field",
    file("evidence:\n  - title: A\n  - title: B\n  - date: 2026-01-02\n    type: audit\n"),
  ],
  [
    "who confirmed it, without saying so",
    file("evidence:\n  - title: A\n    date: 2026-01-01\n    by: lead\n"),
  ],
  ["a target in words", file("target: band 6\n")],
  ["qualifications in words", file("qualifications: BSc, MSc\n")],
  ["agreements without a hyphen", file("agreed:\n  pillar: practice\n  band: 5\n")],
  [
    "ids in round brackets, and in curly ones",
    file(
      "evidence:\n  - {title: A, date: 2026-01-01, supports: (PR-5-01)}\n  - {title: B, date: 2026-01-01, supports: {PR-5-01}}\n  - {title: C, date: 2026-01-01, supports: PR-5-01 and PR-5-02}\n",
    ),
  ],
  [
    "names in curly brackets without a colon, without a space, and an award with a comma",
    file(
      "evidence:\n  - {title: A, date: 2026-01-01, confirmed: {by lead, date: 2026-01-02}}\n  - {title: A, date: 2026-01-01, confirmed: {by:lead, date: 2026-01-02}}\nqualifications: [{award: BSc (Hons), Physiotherapy}]\n",
    ),
  ],
  ["a band as people say it", file("target: {band: Band 6}\n")],
  [
    "text that a hash cuts off",
    file(
      'evidence:\n  - title: Ward round #2 of 3\n    date: 2026-01-01\n    reflection: One thing - #1 listen\n    confirmed: {by: "x", date: 2026-01-01}\nnotes: two\n  lines #3 of them\n',
    ),
  ],
  [
    "text that a hash takes away",
    file("evidence:\n  - title: #1 falls audit\n    date: 2026-01-01\nnotes: #2\n  and more\n"),
  ],
  [
    "comments, and hashes that are text",
    file(
      "evidence: #mine\n  - title: Audit # the first\n    date: 2026-01-01 #day\n    type: audit #kind\n    supports: [PR-5-01] #id\n    link: https://example.org/a#b\n    reflection: |\n      Ward #3\n      #4\nnotes: 'Ward #3' #x\n#end\n",
    ),
  ],
  [
    "paths in double quotes",
    file(
      'evidence:\n  - {title: A, date: 2026-01-01, link: "C:\\new\\audit.pdf"}\n  - title: B\n    date: 2026-01-01\n    link: "notes\\today.txt"\n  - {title: C, date: 2026-01-01, link: "C:\\\\new\\\\audit.pdf", reflection: "One\\ntwo"}\n',
    ),
  ],
  ["words that are none", file("notes: Null\nevidence:\n  - title: ~\n    date: 2026-01-01\n")],
  ["words that only look so", file("notes: Yes\nevidence: [{title: No, date: 2026-01-01}]\n")],
  ["True as a name", file("", "{profession: physiotherapist, band: 5, name: True}")],
  [
    "comments of HTML",
    file(
      "evidence:\n  - title: A <!-- first -->\n    date: 2026-01-01 <!-- a guess -->\nnotes: '<!-- meant -->'\n",
    ),
  ],
  [
    "numbers in quotes",
    file(
      'qualifications: [{award: BSc, level: "6", credits: "60", completed: "2020"}]\ntarget: {band: "6"}\n',
    ),
  ],
  ["a rating without its space", file("ratings:\n  PR-5-01:met\n")],
  ["an entry without its space", file("evidence:\n  title:Audit\n")],
  ["an item without its space", file("evidence:\n  - title:Audit\n")],
  ["a word with a colon", file("notes:\n  Re:audit\n")],
  [
    "what nobody sees in dates, ids and ratings",
    file(
      'evidence:\n  - title: A\n    date: 2026-01-01\u200b\n    supports: [PR-5-01\u00a0]\n    type: "audit\u200f"\nratings: {PR-6-01: met\u00ad}\nagreed:\n  - {pillar: practice\ufeff, band: 5\u202f, date: \u20602026-01-01}\n',
    ),
  ],
  ["what nobody sees in a rating that is alone", file("ratings:\n  PR-5-01:\u00a0met\n")],
  ["what nobody sees in the name of a field", file("notes\u200b: A\n")],
  ["what nobody sees as a title", file('evidence: [{title: "\u00a0", date: 2026-01-01}]\n')],
  [
    "what nobody sees and does no harm",
    file(
      "evidence:\n  - title: Ward\u00a03 \u2013 \ud83d\udc69\u200d\u2695\ufe0f\n    date: 2026-01-01\n    reflection: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, co\u00adoperate\u00a0\nnotes: \u200f\u0634\u0643\u0631\u0627\u200f\n",
    ),
  ],
];

const said = ({ line, column, severity, code, message, hint }: Diagnostic): string =>
  `${line}:${column} ${severity} ${code} ${message}\n${hint === null ? "" : `  ${hint}\n`}`;

const bodyOf = (text: string): string => checkSmallEvidence(text).map(said).join("");
const wanted = expected(
  join(import.meta.dirname, "evidence-rules.txt"),
  updating ? cases.map(([title, text]) => ({ title, body: bodyOf(text) })) : [],
);

test("every case has its text, and no text is left over", () => {
  expect([...wanted.keys()]).toEqual(cases.map(([name]) => name));
});

test.each(cases)("%s", (title, text) => {
  expect(bodyOf(text).trimEnd()).toBe(wanted.get(title));
});

test("only what is right has nothing said of it", () => {
  const silent = [...wanted].filter(([, body]) => body === "").map(([title]) => title);
  expect(silent).toEqual([
    "the least there can be",
    "bands of all kinds",
    "another name for a profession",
    "not applicable with a reason",
    "a retired competency may be named",
    "an empty list that is the last of its fields, and no text below",
    "a band as people say it",
    "comments, and hashes that are text",
    "words that only look so",
    "a word with a colon",
    "what nobody sees and does no harm",
  ]);
});

test.each([
  ["researhc", ["research", "leadership"], "research"],
  ["RS-6-20", ["RS-6-02", "RS-6-05"], "RS-6-02"],
  ["10", ["5", "6", "8a"], null],
  ["mat", ["met", "not-yet"], "met"],
  ["kindness", ["research", "education"], null],
  ["x".repeat(201), ["x".repeat(200)], null],
  ["", ["met"], null],
  ["anything", [], null],
])("nearest to %s", (word, candidates, near) => expect(nearest(word, candidates)).toBe(near));

test("many candidates are cut short, and none is said to be none", () => {
  const many = Array.from({ length: 99 }, (_, index) => `candidate-${index}`);
  expect(didYouMean("x", many)).toMatch(/^Use one of `candidate-0`, .*`candidate-\d+` …\.$/);
  expect(didYouMean("x", [])).toBe("This framework has none.");
});

test.each<[unknown, string]>([
  ["a\n b `c`", "`a b 'c'`"],
  [undefined, "`undefined`"],
  [{ a: 1 }, '`{"a":1}`'],
  ["x".repeat(61), `\`${"x".repeat(57)}…\``],
])("%j is quoted as one short line", (value, text) => expect(quoted(value)).toBe(text));

test("a regulator that the manifest does not describe goes by its id", () => {
  const said = checkSmallEvidence(file("", "{profession: osteopath, band: 5}"), [
    [
      "framework.yaml",
      "  - {id: gosc, title: General Osteopathic Council, abbreviation: GOsC}\n",
      "",
    ],
  ]);
  expect(said.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "regulator-other Osteopath is a profession that registers with the gosc, not the HCPC",
  ]);
});

test("a code without a rule is an error, a place without a file the top, and the same thing is said once", () => {
  const finding = { code: "no-such-rule", file: "a.yaml", where: { path: ["x"] }, message: "M" };
  const [only, more] = diagnose([finding, { ...finding }], []);
  expect(only).toEqual({
    code: "no-such-rule",
    severity: "error",
    file: "a.yaml",
    line: 1,
    column: 1,
    message: "M",
    hint: null,
  });
  expect(more).toBeUndefined();
  expect(diagnose([], [])).toEqual([]);
});
