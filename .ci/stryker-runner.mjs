// What Stryker needs to know of this repository: how its tests are run, which strings are not mutated, how the score is told.
//
// Stryker's own runner for Jest starts Jest for every mutant, which takes most of a second before the first test. This one
// runs the same tests with the parts that Jest runs them with, jest-circus and expect, on scripts that are evaluated afresh
// for every mutant.
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { Script } from "node:vm";
import { declareClassPlugin, declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";

const require = createRequire(import.meta.url);

// Property tests that take a seed take this one, so that each mutant meets the same input.
process.env["AHP_SEED"] ??= "1";

/** Tests that only hold a time to a limit: beside other work they would fail for no fault of the code. */
const timed = /take no minutes/;

/** Tests that take longer than this many milliseconds come after all others. */
const slow = 60;

/** Whose tests a stage is held against: its own, and for parse also those of check, which read every file through it. */
const testsOf = { parse: ["parse", "check"], check: ["check"], analyse: ["analyse"] };
const concerns = (file, mutated) => {
  const [, stage = ""] = /[\\/]src[\\/](\w+)[\\/]/.exec(mutated) ?? [];
  return (testsOf[stage] ?? []).some((folder) => file.startsWith(`tests/${folder}/`));
};

/** What happens while a test file is loaded concerns all its tests, and counts as a test of its own. */
const loading = (file) => `${file}: is loaded`;

const unnoticedFile = "mutation.tmp/unnoticed.txt";
const timesFile = "mutation.tmp/times.json";

class CircusRunner {
  #scripts = [];
  #circus;
  #state = {};
  #times;
  /** The tests that noticed earlier mutants, by the file that was mutated. */
  #noticedBy = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#circus = require("jest-circus");
    const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = this.#circus;
    const { expect } = require("expect");
    Object.assign(globalThis, { describe, it, test, expect });
    Object.assign(globalThis, { beforeAll, beforeEach, afterAll, afterEach });
    this.#circus.addEventHandler((event) => this.#state.on?.(event));
    const folder = join(process.cwd(), "mutation.tmp");
    this.#scripts = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".test.cjs"))
      .sort()
      .map((path) => ({
        file: path.replace(/\.cjs$/, ".ts"),
        script: new Script(
          `(function (module, exports, require) {${readFileSync(join(folder, path), "utf8")}\n})`,
          { filename: join(folder, path) },
        ),
      }));
  }

  /** Runs those of a file's tests that are wanted. Ends at the first that fails where `bail` is set. */
  async #runFile({ file, script }, wanted, bail, stryker) {
    const tests = [];
    const ids = new Map();
    const seen = new Map();
    const began = performance.now();
    let failed = false;
    const idOf = (test) => {
      const names = [];
      for (let one = test; one.parent; one = one.parent) names.unshift(one.name);
      const name = `${file}: ${names.join(" > ")}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return count === 1 ? name : `${name} (${count})`;
    };
    this.#circus.resetState();
    this.#state.on = (event) => {
      if (event.name === "test_start") {
        const id = idOf(event.test);
        ids.set(event.test, id);
        if ((failed && bail) || timed.test(id) || !wanted(id)) event.test.mode = "skip";
        else stryker.currentTestId = id;
      } else if (event.name === "test_done") {
        stryker.currentTestId = undefined;
        const [error] = event.test.errors;
        if (error !== undefined) failed = true;
        tests.push({
          id: ids.get(event.test),
          name: ids.get(event.test),
          fileName: join(process.cwd(), file),
          timeSpentMs: event.test.duration ?? 0,
          ...(error === undefined
            ? { status: TestStatus.Success }
            : {
                status: TestStatus.Failed,
                failureMessage: String(error?.[0]?.message ?? error?.[0] ?? error),
              }),
        });
      }
    };
    const load = { id: loading(file), name: loading(file), fileName: join(process.cwd(), file) };
    try {
      stryker.currentTestId = load.id;
      const module = { exports: {} };
      script.runInThisContext()(module, module.exports, require);
      stryker.currentTestId = undefined;
      const loaded = performance.now() - began;
      const { unhandledErrors } = await this.#circus.run();
      if (unhandledErrors.length > 0) throw new Error(String(unhandledErrors[0]));
      tests.push({
        ...load,
        status: TestStatus.Success,
        timeSpentMs: loaded,
      });
    } catch (error) {
      // `npm test` fails where a test file cannot be loaded.
      failed = true;
      tests.push({
        ...load,
        status: TestStatus.Failed,
        failureMessage: String(error?.stack ?? error),
        timeSpentMs: performance.now() - began,
      });
    } finally {
      stryker.currentTestId = undefined;
    }
    return { tests, failed };
  }

  async #run(filter, bail, mutated) {
    globalThis.__stryker__ ??= {};
    const stryker = globalThis.__stryker__;
    const results = [];
    for (const { one, wanted } of this.#turns(filter, mutated)) {
      const { tests, failed } = await this.#runFile(one, wanted, bail, stryker);
      results.push(...tests);
      const late = determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
      if (late) return late;
      if (failed && bail) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  /**
   * Which tests of which files to run, one after the other: those that noticed other mutants of the same file, then those
   * that are quickly run, then the rest.
   */
  #turns(filter, mutated) {
    if (filter === undefined) return this.#scripts.map((one) => ({ one, wanted: () => true }));
    this.#times ??= new Map(JSON.parse(readFileSync(timesFile, "utf8")));
    const before = [];
    const turns = this.#scripts.flatMap((one) => {
      if (!concerns(one.file, mutated)) return [];
      const whole = filter.includes(loading(one.file));
      const ids = (whole ? [...this.#times.keys()] : filter).filter(
        (id) => id.startsWith(`${one.file}: `) && id !== loading(one.file),
      );
      const time = (id) => this.#times.get(id) ?? 0;
      const likely = this.#noticedBy.get(mutated) ?? new Set();
      const first = ids.filter((id) => likely.has(id));
      if (first.length > 0)
        before.push({ one, wanted: (id) => likely.has(id) && ids.includes(id) });
      const parts = [ids.filter((id) => time(id) < slow), ids.filter((id) => time(id) >= slow)];
      return parts.flatMap((part) => {
        const wanted = new Set(part);
        const cost = part.reduce((sum, id) => sum + time(id), time(loading(one.file)));
        return part.length === 0 ? [] : [{ one, cost, wanted: (id) => wanted.has(id) }];
      });
    });
    return [...before, ...turns.sort((a, b) => a.cost - b.cost)];
  }

  async dryRun({ coverageAnalysis }) {
    delete globalThis.__stryker__?.mutantCoverage;
    const result = await this.#run(undefined, false);
    if (result.status === DryRunStatus.Complete) {
      writeFileSync(
        timesFile,
        JSON.stringify(result.tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])),
      );
    }
    return result.status === DryRunStatus.Complete && coverageAnalysis !== "off"
      ? { ...result, mutantCoverage: globalThis.__stryker__.mutantCoverage }
      : result;
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit }) {
    globalThis.__stryker__ ??= {};
    const stryker = globalThis.__stryker__;
    stryker.hitLimit = hitLimit;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.activeMutant = activeMutant.id;
    try {
      const { fileName } = activeMutant;
      const result = toMutantRunResult(
        await this.#run(testFilter, !disableBail, fileName),
        disableBail,
      );
      const known = this.#noticedBy.get(fileName) ?? new Set();
      this.#noticedBy.set(fileName, known);
      for (const id of result.killedBy ?? []) known.add(id);
      return result;
    } finally {
      stryker.activeMutant = undefined;
    }
  }

  async dispose() {}
}

/** The sentences in which a rule says what it is for: they are documentation, and people read them. */
const prose = new Set(["what", "why", "mend", "example"]);
const ruleProse = {
  shouldIgnore(path) {
    if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
    const field = path.findParent(
      (one) =>
        one.isObjectProperty() &&
        one.parentPath.parentPath?.isVariableDeclarator() &&
        one.parentPath.parentPath.node.id.typeAnnotation?.typeAnnotation?.typeName?.name === "Rule",
    );
    return prose.has(field?.node.key.name) ? "the documentation of a rule" : undefined;
  },
};

/** Names what nobody noticed as soon as that is known, and at the end the score of every folder. */
class FoldersReporter {
  onMutationTestingPlanReady() {
    mkdirSync("mutation.tmp", { recursive: true });
    writeFileSync(unnoticedFile, "");
  }

  onMutantTested({ status, fileName, location: { start }, mutatorName, replacement }) {
    if (status !== "Survived" && status !== "NoCoverage") return;
    const place = `${relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
    const words = (replacement ?? "").replace(/\s+/g, " ");
    appendFileSync(unnoticedFile, `${place} ${status} ${mutatorName}: ${words}\n`);
  }

  onMutationTestReportReady({ files }) {
    const folders = new Map();
    for (const [path, { mutants }] of Object.entries(files)) {
      const folder = path.split("/").slice(0, 2).join("/");
      for (const name of [folder, "all"]) {
        const counts = folders.get(name) ?? {};
        for (const { status } of mutants) counts[status] = (counts[status] ?? 0) + 1;
        folders.set(name, counts);
      }
    }
    const statuses = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored", "RuntimeError"];
    const lines = [...folders].sort().map(([folder, counts]) => {
      const [killed, timeout, survived, uncovered] = statuses.map((status) => counts[status] ?? 0);
      const found = killed + timeout;
      const score = (100 * found) / (found + survived + uncovered);
      const numbers = statuses.map((status) => `${status} ${counts[status] ?? 0}`);
      return `${folder}: ${score.toFixed(2)} % (${numbers.join(", ")})\n`;
    });
    process.stdout.write(`\n${lines.join("")}`);
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "circus", CircusRunner),
  declareValuePlugin(PluginKind.Ignore, "rule-prose", ruleProse),
  declareClassPlugin(PluginKind.Reporter, "folders", FoldersReporter),
];
