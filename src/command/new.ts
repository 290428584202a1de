import { join, resolve } from "node:path";
import type { Command as Program } from "commander";
import { idParts, levelOfCode } from "../check/placement.js";
import { fieldFindings } from "../check/schema/schema-findings.js";
import { type CompanionKind, type NewFile, newCompanion, newCompetency } from "../edit/new-part.js";
import { newPlace } from "../edit/new-place.js";
import { exit, InputError } from "../exit.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import { git } from "../load/git.js";
import { findFramework, loadFramework } from "../load/load-framework.js";
import { displayName } from "../load/text-file.js";
import type { Framework } from "../model/framework.js";
import { parseDocumentFile } from "../parse/document.js";
import { didYouMean } from "../words/suggest.js";
import type { Command } from "./command.js";
import { levelOf, pillarOf, supplementOf } from "./name-lookup.js";
import { type CommonOptions, common, examples } from "./options.js";

interface NewOptions extends CommonOptions {
  readonly title?: string;
  readonly pillar?: string;
  readonly band?: string;
  readonly thread?: string;
  readonly supplement?: string;
  readonly supports?: readonly string[];
}

const kinds = ["competency", "role", "resource", "story"] as const;

/** What an id or the beginning of one says: `RS`, `RS-6`, `RS-03` (a thread), `RS-6-03`. */
function partsOf({ manifest }: Framework, word: string): Omit<NewOptions, "title"> {
  const [pillar, middle, thread, more] = word.toUpperCase().split("-");
  const supplement = manifest.supplements.find(({ levelCode }) => levelCode === middle)?.id;
  const level = levelOfCode(middle);
  const isThread =
    /^\d\d$/.test(middle ?? "") && manifest.bands.every(({ band }) => String(band) !== middle);
  if (more !== undefined || (thread !== undefined && idParts(word.toUpperCase()) === null))
    throw new InputError(
      `\`${word}\` is not an id`,
      "An id is pillar, level and thread, such as RS-6-07.",
    );
  const place =
    middle === undefined
      ? {}
      : thread === undefined && isThread
        ? { thread: middle }
        : supplement !== undefined
          ? { supplement }
          : { band: level === null ? middle : String(level) };
  return { ...(pillar ? { pillar } : {}), ...place, ...(thread === undefined ? {} : { thread }) };
}

/** Ids that files had in the past, where Git knows it: none of them is given again. */
function goneIds(io: Io, folder: string): ReadonlySet<string> {
  try {
    const args = ["log", "--diff-filter=D", "--name-only", "--format=", "--", "."];
    const names = git(io, resolve(io.cwd, folder), args).stdout.toString().split("\n");
    return new Set(
      names.flatMap(
        (name) => /[^/]*$/.exec(name)?.[0].match(/^[A-Z][A-Z0-9]*-[A-Z0-9]+-\d\d/)?.[0] ?? [],
      ),
    );
  } catch {
    // There is no Git to ask.
    return new Set();
  }
}

function competencyFile(
  io: Io,
  folder: string,
  framework: Framework,
  word: string | undefined,
  title: string,
  options: NewOptions,
): NewFile {
  const said = word === undefined ? {} : partsOf(framework, word);
  const both = { ...options, ...said };
  const pillarId = pillarOf(framework, both.pillar);
  const pillar = framework.manifest.pillars.find(({ id }) => id === pillarId);
  if (pillar === undefined)
    throw new InputError(
      "A new competency needs a pillar",
      "For example: ahp-career new RS-6 --title …",
    );
  const { thread } = both;
  if (thread !== undefined && !/^\d\d$/.test(thread))
    throw new InputError(`\`${thread}\` is not a thread`, "A thread has two digits, such as 03.");
  const wanted = {
    pillar,
    band: levelOf(framework, both.band),
    supplement: supplementOf(framework, both.supplement),
    thread,
  };
  return newCompetency(framework, wanted, newPlace(framework, wanted, goneIds(io, folder)), title);
}

function companionFile(
  framework: Framework,
  kind: CompanionKind,
  id: string | undefined,
  title: string,
  options: NewOptions,
): NewFile {
  if (id === undefined)
    throw new InputError(
      `A new ${kind} needs an id`,
      `For example: ahp-career new ${kind} my-own-${kind} --title …`,
    );
  const band = levelOf(framework, options.band);
  const supports = options.supports ?? [];
  const known = framework.competencies.map((one) => one.id);
  const strange = supports.find((one) => !known.includes(one));
  if (strange !== undefined)
    throw new InputError(
      `\`${strange}\` is not a competency of this framework`,
      didYouMean(strange, known),
    );
  if (kind === "role" && (band === undefined || band === "core"))
    throw new InputError(
      "A role has a level for each pillar",
      "Say the level to begin with, such as --band 7, and change it pillar by pillar in the file.",
    );
  if (kind === "resource" && supports.length === 0)
    throw new InputError(
      "A resource helps with competencies",
      "Name them: --supports RS-6-02 RS-6-04",
    );
  return newCompanion(framework, kind, { id, title, band, supports });
}

function run(io: Io, words: readonly (string | undefined)[], options: NewOptions): number {
  const kind = kinds.find((one) => one === words[0]) ?? "competency";
  const [id, extra] = words[0] === kind ? [words[1]] : words;
  if (extra !== undefined)
    throw new InputError(
      `\`${words[0]}\` is not something to start`,
      didYouMean(String(words[0]), kinds),
    );
  const folder = findFramework(io, options.framework);
  if (folder === join(io.home, "competencies") && !`${io.cwd}/`.startsWith(`${io.home}/`))
    throw new InputError(
      "There is no framework here",
      "Go to the folder that holds `competencies/`, or name it with --framework.",
    );
  const framework = loadFramework(io, options.framework);
  const title = (options.title ?? "").replace(/[\p{Cc}\s]+/gu, " ").trim();
  if (title === "")
    throw new InputError(
      `A new ${kind} needs a title`,
      'Give it in quotes: --title "Design a local audit"',
    );
  const { path, text } =
    kind === "competency"
      ? competencyFile(io, folder, framework, id, title, options)
      : companionFile(framework, kind, id, title, options);
  const shown = join(folder, path);
  const { document, findings } = parseDocumentFile(kind, path, { name: shown, text });
  const [wrong] = [...findings, ...(document === null ? [] : fieldFindings(document))];
  if (wrong !== undefined) throw new InputError(wrong.message, wrong.hint);
  const target = resolve(io.cwd, shown);
  if (io.kind(target) !== "missing")
    throw new InputError(
      `${displayName(io, shown)} exists already, and it stays as it is`,
      "Give another id.",
    );
  try {
    io.write(target, text, { replace: false, folders: true });
  } catch (error) {
    throw new InputError(`${shown} cannot be written: ${reasonFor(error)}`, "Nothing was changed.");
  }
  const name = displayName(io, shown);
  io.err(
    `Wrote ${name}. Open it in any text editor and write what it asks for, then: ahp-career validate ${name}\n`,
  );
  return exit.done;
}

const startCommand = (program: Program): Program =>
  program
    .command("new")
    .summary("start a competency, role, resource or story")
    .description(
      "Start a competency in its place, with the next id that is free: name the pillar and the level (RS-6), the thread (RS-03), or the whole id. Or start a role, a resource or a story. An existing file is never overwritten.",
    )
    .argument("[kind]", "competency (may be left out), role, resource or story")
    .argument("[id]", "its id, or the beginning of a competency's")
    .optionsGroup("What it is:")
    .option("--title <title>", "its title; a competency's starts with a verb")
    .option("--pillar <pillar>", "the pillar, by id or code")
    .option("--band <band>", "the level; for a role, its level in every pillar to begin with")
    .option("--thread <thread>", "the thread's two digits")
    .option("--supplement <supplement>", "the supplement that it belongs to")
    .option("--supports <ids...>", "competencies that a resource or a story is about");

const startPart: Command = {
  configure: (program, { io, finish }) => {
    common(startCommand(program))
      .addHelpText(
        "after",
        examples(
          'ahp-career new RS-6 --title "Design a local audit"',
          'ahp-career new resource audit-basics --title "Audit basics" --supports RS-6-02',
        ),
      )
      .action((kind: string | undefined, id: string | undefined, options: NewOptions) =>
        finish(run(io, [kind, id], options)),
      );
  },
};

export { startPart as new };
