import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { frozen } from "../support/frozen.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

/** Each word stands in one place that a manager may not see. */
const hidden = ["Zebra", "Quokka", "Narwhal", "Ocelot", "Pangolin", "Wombat", "Axolotl"];

const text = `format: ahp-career/evidence@1
person: {profession: physiotherapist, band: 6, name: Sam}
target: {band: 7}
agreed: [{pillar: research, band: 5, date: 2026-04-02}]
notes: Narwhal
evidence:
  - title: Zebra audit
    type: audit
    date: 2026-05-14
    supports: [LD-6-01]
    reflection: Ocelot
    private: true
  - title: Open audit
    type: audit
    date: 2026-05-15
    supports: [RS-6-01]
    reflection: Quokka
    link: portfolio/open.pdf
ratings:
  LD-6-01: {self: met, note: Wombat, private: true}
  RS-6-01: {self: met, supervisor: {rating: developing, by: team lead, date: 2026-06-01}}
objectives:
  - {aim: Pangolin, private: true}
  - {aim: Publish it, by: 2026-06-01}
breaks: [{from: 2026-01-01, to: 2026-02-01}]
cpd: {statement: Axolotl}
`;

let world: World;
beforeAll(() => {
  world = makeWorld({ "me.yaml": text });
});
afterAll(() => world.remove());

/** All that a file holds: of an Office file, what is in each of its parts. */
function contents(path: string): string {
  const bytes = readFileSync(path);
  if (!/\.(?:docx|xlsx)$/.test(path)) return bytes.toString("utf8");
  return Object.values(unzipSync(bytes))
    .map((part) => new TextDecoder().decode(part))
    .join("\n");
}

const commands = [
  "gap me.yaml",
  "gap me.yaml --all --since 2026-01-01",
  "gap me.yaml --brief",
  "checklist --evidence me.yaml",
  "progress me.yaml",
  "appraisal me.yaml",
  "appraisal me.yaml --full --since 2026-01-01",
];
const endings = [".txt", ".md", ".html", ".json", ".docx"];

test.each(commands.flatMap((line) => endings.map((ending) => [line, ending] as const)))(
  "%s for a manager as %s has nothing private in it",
  async (line, ending) => {
    const out = `out${ending}`;
    const args = [...line.split(" "), "--for", "manager", "--as-of", "2026-11-20"];
    const { code, err } = await runInProcess(
      [
        ...args,
        "--framework",
        frozen,
        "-o",
        out,
        ...(ending === ".txt" ? ["--format", "text"] : []),
      ],
      { cwd: world.root },
    );
    expect(code).toBe(0);
    const all = `${contents(join(world.root, out))}\n${err}`;
    for (const word of hidden) expect(all).not.toContain(word);
    expect(all.length).toBeGreaterThan(200);
  },
);

test("what is private counts in nothing for a manager, and in everything for the person", async () => {
  const gap = async (...more: readonly string[]) =>
    JSON.parse(
      (
        await runInProcess(
          [
            "gap",
            "me.yaml",
            "--format",
            "json",
            "--as-of",
            "2026-11-20",
            "--framework",
            frozen,
            ...more,
          ],
          { cwd: world.root },
        )
      ).out,
    );
  const state = (report: { competencies: { id: string; state: string }[] }): string | undefined =>
    report.competencies.find(({ id }) => id === "LD-6-01")?.state;
  expect(state(await gap())).toBe("evidenced");
  expect(state(await gap("--for", "manager"))).toBe("gap");
  expect((await gap("--for", "manager")).objectives).toHaveLength(1);
});

test("reflections are shown to a manager only when they are asked for", async () => {
  const pack = await runInProcess(
    ["appraisal", "me.yaml", "--for", "manager", "--with-reflections", "--framework", frozen],
    { cwd: world.root },
  );
  expect(pack.code).toBe(0);
  expect(pack.out).not.toContain("Ocelot");
});
