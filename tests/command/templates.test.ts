import { frozen } from "../support/frozen.js";
import { makeWorld, runInProcess, type World } from "../support/world.js";

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

let world: World;
beforeEach(() => {
  world = makeWorld({
    "own/organisation.yaml": 'name: "Trust <script>x</script>"\nlogo: logo.svg\n',
    "own/logo.svg": svg("<circle r='4'/>"),
  });
});
afterEach(() => world.remove());

const run = (...more: readonly string[]) =>
  runInProcess(["checklist", "--band", "6", "--format", "html", "--framework", frozen, ...more], {
    cwd: world.root,
  });

test("a name and a logo stand at the head of a page, escaped and part of it", async () => {
  const { code, out } = await run("--template", "own", "--large-print");
  expect(code).toBe(0);
  expect(out).toContain("Trust &lt;script&gt;x&lt;/script&gt;");
  expect(out).toContain('<img src="data:image/svg+xml;base64,');
  expect(out).toContain('class="large"');
  expect(out).toContain("default-src 'none'");
});

test.each([
  ["a script", "own/logo.svg", svg("<script>x()</script>"), "runs or fetches"],
  ["a handler", "own/logo.svg", '<svg onload="x()"></svg>', "runs or fetches"],
  [
    "a link elsewhere",
    "own/logo.svg",
    svg('<image href="https://example.org/x.png"/>'),
    "runs or fetches",
  ],
  ["no picture", "own/logo.svg", "hello", "is no picture"],
  [
    "a path out of the folder",
    "own/organisation.yaml",
    "name: x\nlogo: ../logo.svg\n",
    "not the name of a picture",
  ],
  [
    "a value that no page has",
    "own/page.html",
    "{{ title }} {{ nope }}",
    "undefined variable: nope, line:1",
  ],
  ["a slip", "own/page.html", "line one\n{% if title %}", "line:2"],
])("%s is refused with its place", async (_name, path, content, message) => {
  world.write(path, content);
  const { code, out, err } = await run("--template", "own");
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(message);
});

test("a style of one's own takes the place of ours, and a missing folder is told", async () => {
  world.write("own/print.css", "main { color: teal }");
  expect((await run("--template", "own")).out).toContain("main { color: teal }");
  const missing = await run("--template", "nowhere");
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("no folder nowhere")]);
});
