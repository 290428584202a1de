// npm run bench: ratios and throughput, side by side in one hyperfine run each. Prints Markdown; --quick measures less.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import module from "node:module";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateFramework } from "./generate.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const here = fileURLToPath(new URL("./", import.meta.url));
const bin = `${process.execPath} ${join(root, "bin/ahp-career.js")}`;
const work = mkdtempSync(join(tmpdir(), "ahp-career-bench-"));
// The variable alone adds 55 ms to every start of Node 20.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const quick = process.argv.includes("--quick");
const compilesOnce = module.enableCompileCache !== undefined;

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { env, encoding: "utf8", ...options });
  if (result.error) throw result.error;
  return result;
}

/** Medians in milliseconds of several commands, measured in one run of hyperfine. */
function medians(commands, { runs, cwd = root }) {
  const out = join(work, "hyperfine.json");
  const args = ["-N", "-i", "--warmup", "2", "--runs", String(runs), "--export-json", out, ...commands];
  const { status, stderr } = run("hyperfine", args, { cwd });
  if (status !== 0) throw new Error(`hyperfine: ${stderr}`);
  return JSON.parse(readFileSync(out, "utf8")).results.map(({ median }) => median * 1000);
}

/** The most memory a command takes, in MB, as the system counts it. */
async function peakMemory(command, cwd) {
  const [program, ...args] = command.split(" ");
  const child = spawn(program, args, { cwd, env, stdio: "ignore" });
  let peak = 0;
  const look = setInterval(() => {
    try {
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      peak = Math.max(peak, Number(kilobytes ?? 0));
    } catch {
      // It has ended, or this is not Linux.
    }
  }, 5);
  await new Promise((resolve) => child.on("close", resolve));
  clearInterval(look);
  return peak / 1024;
}

const rows = (head, body) =>
  [head, head.map(() => "---"), ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");

function coldStart() {
  // A copy in which no file is the one that was compiled: a comment more in each.
  const copy = join(work, "uncompiled");
  cpSync(join(root, "competencies"), copy, { recursive: true });
  for (const path of run("find", [copy, "-name", "*.md", "-o", "-name", "*.yaml"]).stdout.trim().split("\n")) {
    const text = readFileSync(path, "utf8");
    writeFileSync(path, path.endsWith(".md") ? `${text}\n` : `${text}# copy\n`);
  }
  const example = join(root, "examples/sam-physiotherapist.yaml");
  // Node 22 and later keep what they compiled from one run to the next.
  const [help, gap, checklist, validate] = compilesOnce ? [1.6, 3.0, 3.0, 2.6] : [1.8, 3.4, 3.6, 3.5];
  const cases = [
    ["`node -e 0`", `${process.execPath} -e 0`, ""],
    ["`--help`", `${bin} --help`, help],
    ["`gap` on an example", `${bin} gap ${example}`, gap],
    ["`checklist --band 6 --format markdown`", `${bin} checklist --band 6 --format markdown`, checklist],
    ["`validate`, our framework as it was built", `${bin} validate`, validate],
    ["`validate`, a copy of which nothing was compiled", `${bin} validate ${copy}`, 25],
    ["`gap`, the same copy", `${bin} gap ${example} --framework ${copy}`, 9],
  ];
  const times = medians(cases.map(([, command]) => command), { runs: quick ? 10 : 30 });
  return rows(
    ["command", "median, ms", "ratio to `node -e 0`", "at most"],
    cases.map(([name, , limit], index) => [name, times[index].toFixed(0), (times[index] / times[0]).toFixed(2), limit]),
  );
}

function installPeers() {
  if (!existsSync(join(here, "node_modules"))) {
    // Their versions are fixed in package.json.
    run("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
  }
}

/** Each peer does on the same files what it is made for; ajv-cli reads no front matter, so it is given the same data as YAML. */
function preparePeers(folder) {
  writeFileSync(join(folder, ".markdownlint-cli2.jsonc"), JSON.stringify({ config: { default: true, MD013: false } }));
  const schema = JSON.parse(readFileSync(join(root, "schemas/competency-front-matter.schema.json"), "utf8"));
  const { $schema: _draft, $id: _id, ...draft7 } = schema;
  writeFileSync(join(folder, "schema.json"), JSON.stringify(draft7));
  writeFileSync(
    join(folder, ".remarkrc.mjs"),
    `import frontmatter from ${JSON.stringify(join(here, "node_modules/remark-frontmatter/index.js"))};
import schema from ${JSON.stringify(join(here, "node_modules/remark-lint-frontmatter-schema/dist/index.js"))};
export default { plugins: [frontmatter, [schema, { schemas: { "./schema.json": ["**/*.md"] } }]] };\n`,
  );
}

function prepareAjv(folder, paths) {
  const data = join(folder, "data");
  mkdirSync(data);
  for (const [index, path] of paths.entries()) {
    const [, front] = readFileSync(join(folder, path), "utf8").split("---\n");
    writeFileSync(join(data, `${index}.yaml`), front);
  }
}

const peer = (name) => `node ${join(here, "node_modules", name)}`;

async function throughput(count) {
  const folder = join(work, `generated-${count}`);
  const paths = generateFramework(folder, count);
  const others = join(work, `peers-${count}`);
  cpSync(folder, others, { recursive: true });
  preparePeers(others);
  prepareAjv(others, paths);
  const cases = [
    ["ahp-career validate", `${bin} validate ${folder}`],
    ["markdownlint-cli2", `${peer("markdownlint-cli2/markdownlint-cli2-bin.mjs")} pillar-*/**/*.md`],
    ["ajv-cli (front matter as YAML)", `${peer("ajv-cli/dist/index.js")} validate --spec=draft7 --strict=false -s schema.json -d data/*.yaml`],
    ["remark-cli, frontmatter-schema", `${peer("remark-cli/cli.js")} --quiet --frail --ext md .`],
  ];
  const slow = count > 5000 ? cases.slice(0, 3) : cases;
  const times = medians(slow.map(([, command]) => command), { runs: count > 1000 ? (quick ? 2 : 5) : 10, cwd: others });
  const body = [];
  for (const [index, [name, command]] of slow.entries()) {
    const memory = await peakMemory(command, others);
    body.push([
      String(count),
      name,
      times[index].toFixed(0),
      Math.round((count * 1000) / times[index]).toLocaleString("en-GB"),
      (times[index] / times[0]).toFixed(1),
      memory.toFixed(0),
    ]);
  }
  return { body, ours: times[0] };
}

/** Files a second and memory, ours and the peers'. */
async function throughputs() {
  installPeers();
  const sizes = quick ? [200, 5000] : [200, 5000, 10000];
  const results = [];
  for (const size of sizes) results.push(await throughput(size));
  const table = rows(
    ["files", "tool", "median, ms", "files a second", "times ours", "peak memory, MB"],
    results.flatMap(({ body }) => body),
  );
  const last = results.at(-1);
  return sizes.includes(10000) && last
    ? `${table}\n\n10,000 files take ${(last.ours / results[1].ours).toFixed(2)} times as long as 5,000.`
    : table;
}

/** How long `--watch` takes to check our framework again after each of these is done to one file, as it says itself. */
async function watching() {
  const folder = join(work, "watched");
  cpSync(join(root, "competencies"), folder, { recursive: true });
  const path = join(folder, "research/band-6/RS-6-02-design-a-local-audit-or-evaluation.md");
  const manifest = join(folder, "framework.yaml");
  const text = readFileSync(path, "utf8");
  const settings = readFileSync(manifest, "utf8");
  const child = spawn(process.execPath, [join(root, "bin/ahp-career.js"), "validate", folder, "--watch", "--quiet"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  let told = () => {};
  child.stdout.on("data", (data) => {
    out += data;
    if (out.includes("Watching for changes")) told();
  });
  const milliseconds = async () => {
    await new Promise((resolve) => {
      told = resolve;
    });
    const [, taken] = /in (\d+) ms.*Watching/.exec(out) ?? [];
    out = "";
    return Number(taken);
  };
  const first = await milliseconds();
  const kinds = [
    ["a line more in a body", path, (count) => `${text}\n## Notes\n\nNote ${count}.\n`],
    ["another title", path, (count) => text.replace(/^title: .*$/m, `title: Count what number ${count} does`)],
    ["a fault in the fields", path, (count) => text.replace(/^band: .*$/m, `band: ${count + 10}`)],
    ["a comment in the manifest", manifest, (count) => `${settings}# ${count}\n`],
  ];
  const body = [["the first check, of everything", String(first), ""]];
  for (const [name, where, change] of kinds) {
    const times = [];
    for (let count = 1; count <= (quick ? 5 : 20); count += 1) {
      writeFileSync(where, change(count));
      times.push(await milliseconds());
    }
    writeFileSync(where, where === path ? text : settings);
    await milliseconds();
    times.sort((one, other) => one - other);
    body.push([name, String(times[times.length >> 1]), String(times.at(-1))]);
  }
  child.kill("SIGINT");
  return rows(["with `--watch`", "median, ms", "longest, ms"], body);
}

const sections = {
  start: ["### Cold start", coldStart],
  files: ["### Throughput and memory", throughputs],
  watch: ["### With --watch", watching],
};

try {
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
  const wanted = only === undefined ? Object.keys(sections) : [only];
  const machine = `Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown processor"}.`;
  const parts = [machine];
  for (const name of wanted) {
    if (!Object.hasOwn(sections, name)) throw new Error(`--only is one of ${Object.keys(sections).join(", ")}`);
    const [heading, measure] = sections[name];
    parts.push(heading, await measure());
  }
  process.stdout.write(`${parts.join("\n\n")}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
