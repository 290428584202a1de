import { join, resolve } from "node:path";
import { fileId } from "../check/placement.js";
import { fieldFindings } from "../check/schema/schema-findings.js";
import { type NewKind, type NewPart, newPart } from "../edit/new-part.js";
import { nextPlace } from "../edit/next-place.js";
import { exit, InputError } from "../exit.js";
import { reasonFor } from "../io/reasons.js";
import type { Io } from "../io.js";
import { findFramework } from "../load/find-framework.js";
import { git } from "../load/git.js";
import { loadFramework } from "../load/load-framework.js";
import { displayName } from "../load/text-file.js";
import type { Framework, Pillar } from "../model/framework.js";
import { parseDocumentFile } from "../parse/document.js";
import { didYouMean } from "../words/suggest.js";
import type { Command } from "./command.js";
import { levelOf, pillarOf } from "./name-lookup.js";
import { type CommonOptions, common, examples } from "./options.js";

interface NewOptions extends CommonOptions {
  readonly title?: string;
  readonly band?: string;
  readonly supports?: readonly string[];
}

const kinds: readonly NewKind[] = ["competency", "role", "resource", "story"];

/** Ids of all files that there ever were, where Git knows of them. */
function pastIds(io: Io, folder: string): readonly string[] {
  try {
    const args = ["log", "--diff-filter=A", "--name-only", "--format=", "--", "."];
    const names = git(io, resolve(io.cwd, folder), args).stdout.toString().split("\n");
    return names.map(fileId).filter((id) => id !== null);
  } catch {
    // There is no Git to ask.
    return [];
  }
}

/** The place that an id, or what is said of one, stands for: `RS-6-03`, `RS-6`, or `RS-03`, which is a thread. */
function placed(
  framework: Framework,
  word: string,
  past: readonly string[],
  asked: string | undefined,
) {
  const { bands, pillars, supplements } = framework.manifest;
  const [, code, middle = "", last] =
    /^(\w+)(?:-(\w+))?(?:-(\d\d))?$/.exec(word.toUpperCase()) ?? [];
  if (code === undefined)
    throw new InputError(`\`${word}\` is no id`, "Write pillar, level and thread, as in RS-6-07.");
  const pillar = pillars.find(({ id }) => id === pillarOf(framework, code)) as Pillar;
  const isThread = /^\d\d$/.test(middle) && bands.every(({ band }) => String(band) !== middle);
  const level = isThread && last === undefined ? "" : middle;
  const supplement = supplements.find(({ levelCode }) => levelCode === level)?.id ?? null;
  const said = supplement !== null || level === "" ? asked : level === "C" ? "core" : level;
  if (asked !== undefined && levelOf(framework, said) !== levelOf(framework, asked))
    throw new InputError(`\`${word}\` and --band ${asked} disagree`, "Leave one of them out.");
  const thread = last ?? (isThread ? middle : undefined);
  const wanted = { pillar, band: levelOf(framework, said), supplement, thread };
  const place = nextPlace(framework, wanted, past);
  return { ...place, place: { pillar: pillar.id, supplement, thread: place.thread } };
}

/** Throws InputError where a role, a resource or a story lacks what its kind has to say. */
function refuseIncomplete({ competencies }: Framework, kind: NewKind, part: NewPart): void {
  const known = competencies.map(({ id }) => id);
  const strange = part.supports.find((id) => !known.includes(id));
  if (strange !== undefined)
    throw new InputError(`There is no competency \`${strange}\``, didYouMean(strange, known));
  if (kind === "role" && typeof part.band !== "number")
    throw new InputError(
      "A role has levels",
      "Give one for all its pillars to begin with: --band 7",
    );
  if (kind === "resource" && part.supports.length === 0)
    throw new InputError("A resource helps with competencies", "Name them: --supports RS-6-02");
}

function run(io: Io, words: readonly string[], options: NewOptions): number {
  const kind = kinds.find((one) => one === words[0]) ?? "competency";
  const [id, ...more] = words[0] === kind ? words.slice(1) : words;
  const title = (options.title ?? "").replace(/[\p{Cc}\s]+/gu, " ").trim();
  if (more.length > 0)
    throw new InputError(`\`${id}\` cannot be started`, didYouMean(`${id}`, kinds));
  if (id === undefined || title === "")
    throw new InputError(
      `A new ${kind} needs an id and a title`,
      'For example: ahp-career new RS-6 --title "Design a local audit"',
    );
  const folder = findFramework(io, options.framework);
  if (folder === join(io.home, "competencies") && !io.cwd.startsWith(io.home))
    throw new InputError("There is no framework here", "Name its folder: --framework competencies");
  const framework = loadFramework(io, options.framework);
  const supports = options.supports ?? [];
  const part: NewPart =
    kind === "competency"
      ? { title, supports: [], ...placed(framework, id, pastIds(io, folder), options.band) }
      : { id, title, supports, band: levelOf(framework, options.band) };
  refuseIncomplete(framework, kind, part);
  const { path, text } = newPart(framework.manifest, kind, part);
  const name = displayName(io, join(folder, path));
  const { document, findings } = parseDocumentFile(kind, path, { name, text });
  const [wrong] = [...findings, ...(document === null ? [] : fieldFindings(document))];
  if (wrong !== undefined) throw new InputError(wrong.message, wrong.hint);
  try {
    io.write(resolve(io.cwd, folder, path), text, { replace: false, folders: true });
  } catch (error) {
    throw new InputError(`${name} cannot be written: ${reasonFor(error)}`, "Nothing was changed.");
  }
  io.err(`Wrote ${name}. Write what it asks for, then: ahp-career validate ${name}\n`);
  return exit.done;
}

const start: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("new")
      .summary("start a competency, role, resource or story")
      .description(
        "Start a competency with the next free id of a level (RS-6) or a thread (RS-03), or with the id you give (RS-6-07); or a role, a resource or a story. An existing file is never overwritten.",
      )
      .argument(
        "[what...]",
        "an id, behind one of: competency (may be left out), role, resource, story",
      )
      .optionsGroup("What it is:")
      .option("--title <title>", "its title; a competency's starts with a verb")
      .option("--band <band>", "the level in a thread; for a role, its level in every pillar")
      .option("--supports <ids...>", "the competencies that a resource or a story is about");
    common(command)
      .addHelpText(
        "after",
        examples(
          'ahp-career new RS-6 --title "Design a local audit"',
          'ahp-career new resource audit-basics --title "Audit basics" --supports RS-6-02',
        ),
      )
      .action((words: readonly string[], options: NewOptions) => finish(run(io, words, options)));
  },
};

export { start as new };
