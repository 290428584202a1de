import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/frameworks.js";
import { binary, makeWorld, type World } from "../support/world.js";

let world: World;
beforeEach(() => {
  world = makeWorld();
  cpSync(
    join(repository, "examples/jo-newly-qualified-paramedic.yaml"),
    join(world.root, "me.yaml"),
  );
});
afterEach(() => world.remove());

const text = (): string => readFileSync(join(world.root, "me.yaml"), "utf8");
const log = (title: string): ChildProcess =>
  spawn(process.execPath, [binary, "log", "me.yaml", "--title", title, "--date", "2026-01-02"], {
    cwd: world.root,
    stdio: "ignore",
  });
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((settle) => child.on("close", settle));
const times = (title: string): number => text().split(`title: ${title}\n`).length - 1;

test("two that write at once lose nothing and double nothing", async () => {
  for (let round = 0; round < 8; round += 1) {
    const titles = [`Left ${round} one`, `Right ${round} one`];
    const codes = await Promise.all(titles.map((title) => ended(log(title))));
    expect(codes).toEqual([0, 0]);
    expect(titles.map(times)).toEqual([1, 1]);
  }
  expect(readdirSync(world.root)).toEqual(["me.yaml"]);
});

test("killed at any moment, the file is as it was or has the whole entry, and the next run tidies up", async () => {
  const started = Date.now();
  await ended(log("First of all"));
  const whole = Date.now() - started;
  for (let round = 0; round < 16; round += 1) {
    const before = text();
    const title = `Killed ${round} times`;
    const child = log(title);
    const end = ended(child);
    // Later and later, up to the time that a whole run takes.
    setTimeout(() => child.kill("SIGKILL"), (whole * (round + 1)) / 16);
    await end;
    if (text() !== before) expect(times(title)).toBe(1);
  }
  expect(await ended(log("Last of all"))).toBe(0);
  expect(times("Last of all")).toBe(1);
  expect(readdirSync(world.root)).toEqual(["me.yaml"]);
});
