import { referenceUnknown } from "../../src/check/rules/reference-unknown.js";
import { workshopFiles } from "../fixtures/workshop-framework.js";
import { frameworkOf } from "../support/frameworks.js";

const framework = frameworkOf(workshopFiles);

const hint = (id: string) => {
  const data = { person: {}, evidence: [{ title: "x", supports: [id] }] };
  const [found] = [
    ...(referenceUnknown.evidence?.({
      framework,
      file: { name: "me.yaml", text: "" },
      data,
      today: "2026-01-01",
    }) ?? []),
  ];
  return found?.hint;
};

test.each([
  [
    "CO-5-03",
    "Did you mean `CO-5-01`? `ahp-career list --pillar constructor --band 5` shows them all.",
  ],
  [
    "CA-C-09",
    "Did you mean `CA-C-01`? `ahp-career list --pillar care --band core` shows them all.",
  ],
  [
    "CO-EX-77",
    "Did you mean `CO-EX-01`? `ahp-career list --pillar constructor --supplement extra` shows them all.",
  ],
  ["CO-9-99999999", "`ahp-career list --pillar constructor` shows them all."],
  ["nonsense-and-more", "`ahp-career list` shows them all."],
])("an unknown competency %s: the nearest, and the list to look in", (id, expected) => {
  expect(hint(id)).toBe(expected);
});
