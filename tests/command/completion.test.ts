import { frozenFiles } from "../support/frozen.js";
import { makeWorld, runInProcess } from "../support/world.js";

async function answers(typed: readonly string[], cwd?: string): Promise<readonly string[]> {
  const { code, out } = await runInProcess(["complete", "--", ...typed], cwd ? { cwd } : {});
  expect(code).toBe(0);
  return out
    .split("\n")
    .map((line) => line.split("\t")[0] ?? "")
    .slice(0, -1);
}

test.each<[typed: readonly string[], offered: readonly string[], not?: readonly string[]]>([
  [[""], ["gap", "log", "completion"], ["complete"]],
  [["cov"], ["coverage"], ["gap"]],
  [["gap", "--b"], ["--band", "--brief"], ["--role"]],
  [
    ["gap", "--band", ""],
    ["core", "6"],
  ],
  [["gap", "--band=c"], ["--band=core"]],
  [["gap", "--band", "=", "c"], ["core"]],
  [["gap", "--format", "j"], ["json"], ["text"]],
  [["gap", "me"], [":files"]],
  [["gap", "me.yaml", "-o", ""], [":files"]],
  [["rate", "me.yaml", "rs-6-"], ["RS-6-02"], ["RS-5-03"]],
  [["rate", "me.yaml", "RS-6-02", "not-y"], ["not-yet"]],
  [["log", "me.yaml", "--supports", "RS-6-02", "RS-5"], ["RS-5-03"]],
  [["log", "me.yaml", "--type", ""], ["reflection"]],
  [["agree", "me.yaml", "res"], ["research"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish", "powershell"],
  ],
  [["list", "--framework", "nowhere", "--pillar", ""], [], ["research"]],
  [["unknown", ""], [], [":files"]],
])("after %j", async (typed, offered, not = []) => {
  const found = await answers(typed);
  expect(found).toEqual(expect.arrayContaining([...offered]));
  for (const one of not) expect(found).not.toContain(one);
});

test("an id that a shell could read as more than a word is not offered", async () => {
  const manifest = "competencies/framework.yaml";
  const text = frozenFiles[manifest] ?? "";
  const hostile = text.replace("id: reflection", "id: $(touch made)");
  expect(hostile).not.toBe(text);
  const { root } = makeWorld({ ...frozenFiles, [manifest]: hostile });
  const found = await answers(["log", "me.yaml", "--type", ""], root);
  expect(found.join()).not.toContain("touch");
});
