import { toEvidence } from "../../src/parse/evidence.js";
import { withIds } from "../../src/parse/with-ids.js";
import { writtenValues } from "../../src/parse/written.js";
import { frozenFramework } from "../support/frameworks.js";

const { product } = frozenFramework();
const resolved = (data: Record<string, unknown>) => withIds(product, data);

test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
  [
    "a title",
    { person: { profession: "Physiotherapist" } },
    { person: { profession: "physiotherapist" } },
  ],
  [
    "hyphens, blanks and capitals",
    { person: { profession: "OCCUPATIONAL therapist" } },
    { person: { profession: "occupational-therapist" } },
  ],
  ["a setting", { person: { setting: "Council" } }, { person: { setting: "local-authority" } }],
  [
    "a role",
    { target: { role: "First contact practitioner" } },
    { target: { role: "first-contact-practitioner" } },
  ],
  ["a pillar by its code", { agreed: [{ pillar: "RS" }] }, { agreed: [{ pillar: "research" }] }],
  [
    "a kind of evidence",
    { evidence: [{ type: "Reflective account" }, 5] },
    { evidence: [{ type: "reflection" }, 5] },
  ],
  [
    "what is an id stays as it is",
    { evidence: [{ type: "audit", supports: ["rs-5-01"] }] },
    { evidence: [{ type: "audit", supports: ["rs-5-01"] }] },
  ],
  [
    "what means nothing stays",
    { person: { profession: "wizard", setting: 5 } },
    { person: { profession: "wizard", setting: 5 } },
  ],
  [
    "what is of another shape stays",
    { person: "Sam", target: null, agreed: "x" },
    { person: "Sam", target: null, agreed: "x" },
  ],
])("%s", (_, data, wanted) => {
  expect(resolved(data)).toEqual(wanted);
});

test("lists and ratings that are left empty are not there; anything else is as it was", () => {
  expect(
    toEvidence({
      evidence: null,
      agreed: null,
      ratings: { "PP-5-01": null, "PP-6-01": "met" },
      notes: "x",
    }),
  ).toEqual({ ratings: { "PP-6-01": "met" }, notes: "x" });
  expect(toEvidence({ ratings: null })).toEqual({});
});

const values = (text: string) =>
  [...writtenValues({ name: "me.yaml", text })].map(
    ({ path, source }) => `${path.join(".")}=${source}`,
  );

test("every single value as it stands, and nothing of what holds none", () => {
  expect(values("a: 'b'\nc: [1, {d: e}]\nf:\n  g # h\n")).toEqual([
    "a='b'",
    "c.0=1",
    "c.1.d=e",
    "f=g",
  ]);
  expect(values("")).toEqual([]);
  expect(values("? [x]\n: y\n")).toEqual(["x=y"]);
  expect(values("a: &b 1\nc: *b\n")).toEqual(["a=1"]);
});
