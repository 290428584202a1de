import { InputError } from "../../exit.js";
import type { Choice } from "../../io/questions.js";
import type { Io } from "../../io.js";
import { resolveBand } from "../../model/band.js";
import type { Framework } from "../../model/framework.js";
import { capital } from "../../words/capital.js";
import type { InitOptions } from "./options.js";

const named = (list: readonly { readonly id: string; readonly title: string }[]): Choice[] =>
  list.map(({ id, title }) => ({ name: title, value: id }));

/** The levels as the person's workplace calls them. */
function levels({ manifest }: Framework, setting: string | undefined): readonly Choice[] {
  const place = manifest.settings.find(({ id }) => id === setting);
  return manifest.bands.map(({ band, title, names }) => {
    const name = names[place?.levels ?? ""];
    return name === undefined
      ? { name: `${place?.band ?? "Band"} ${band}: ${title}`, value: String(band) }
      : { name: name.title, value: name.id };
  });
}

/** A role with its level in each pillar. */
const roles = ({ manifest, roles: all }: Framework): readonly Choice[] =>
  all.map(({ id, title, pillars }) => {
    const levelWords = manifest.pillars.map(
      (pillar) => `${pillar.code} ${pillars[pillar.id] ?? "–"}`,
    );
    return { name: `${title} (${levelWords.join(", ")})`, value: id };
  });

async function target(io: Io, framework: Framework, own: string, choices: readonly Choice[]) {
  const level = resolveBand(framework.manifest, own) ?? 0;
  const above = choices.filter(
    ({ value }) => (resolveBand(framework.manifest, value) ?? 0) > level,
  );
  const chosen = await io.questions.choose("What do you aim for?", [
    { name: "My own level", value: "own" },
    ...above,
    ...(framework.roles.length === 0 ? [] : [{ name: "A role …", value: "role" }]),
  ]);
  if (chosen === "own") return {};
  if (chosen !== "role") return { targetBand: chosen };
  return { targetRole: await io.questions.choose("Which role?", roles(framework)) };
}

/** Levels agreed already: one for every pillar, or one for each. */
async function agreed(io: Io, framework: Framework, choices: readonly Choice[]) {
  const none = { name: "No level yet", value: "none" };
  const first = await io.questions.choose(
    "Has a level been agreed with you at an appraisal, or have you worked at one for years?",
    [none, ...choices, { name: "A different one in each pillar", value: "each" }],
  );
  if (first === "none") return [];
  if (first !== "each") return [first];
  const all: string[] = [];
  for (const { id, title } of framework.manifest.pillars) {
    const level = await io.questions.choose(`${capital(title)}: which level?`, [none, ...choices]);
    if (level !== "none") all.push(`${id}=${level}`);
  }
  return all;
}

/** What was not given as a flag, asked on the terminal. Throws Interrupted where the person stops; nothing is written then. */
export async function askedInit(
  io: Io,
  framework: Framework,
  given: InitOptions,
): Promise<InitOptions> {
  const { manifest } = framework;
  const { questions } = io;
  const { professions, settings } = manifest;
  if (manifest.bands.length === 0) throw new InputError("This framework has no levels");
  const profession =
    given.profession ??
    (professions.length === 0
      ? undefined
      : await questions.choose("What is your profession?", named(professions)));
  const setting =
    given.setting ??
    (settings.length > 1
      ? await questions.choose("Where do you work?", named(settings))
      : settings[0]?.id);
  const choices = levels(framework, setting);
  const band = given.band ?? (await questions.choose("What is your own level?", choices));
  const aim =
    given.targetBand !== undefined || given.targetRole !== undefined
      ? {}
      : await target(io, framework, band, choices);
  const levelsAgreed = given.agreed ?? (await agreed(io, framework, choices));
  return {
    ...given,
    ...(profession === undefined ? {} : { profession }),
    ...(setting === undefined ? {} : { setting }),
    ...aim,
    band,
    agreed: levelsAgreed,
  };
}
