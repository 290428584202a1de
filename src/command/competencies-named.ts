import { search } from "../analyse/search/search.js";
import { makeSearchIndex } from "../analyse/search/search-index.js";
import { InputError } from "../exit.js";
import type { Io } from "../io.js";
import { readBodies } from "../load/read-bodies.js";
import type { Framework } from "../model/framework.js";
import type { BodyText } from "../parse/body.js";
import { commandLine } from "../words/command-line.js";

/** An id as competencies have it, known or not: a wrong one is told by the checks. */
const idLike = /^[A-Za-z][A-Za-z0-9]*-[A-Za-z0-9]+-\d{2}$/;

const offered = 5;

/** The competencies that search finds for words, the nearest first. */
export function competenciesFor(io: Io, framework: Framework, words: string) {
  const { competencies, pages, qualifications, resources, roles, stories } = framework;
  const bodies = readBodies<BodyText>(
    io,
    [competencies, roles, qualifications, resources, stories, pages].flat(),
  );
  const options = { kind: "competency", top: offered } as const;
  return search(makeSearchIndex(framework, bodies), words, options).hits.map(({ id, title }) => ({
    id,
    title,
  }));
}

/** `RS-6-02,PP-6-04` and `"local audit"` → ids. Words are offered the search's best matches. Throws InputError where nobody can choose. */
export async function competenciesNamed(
  io: Io,
  framework: Framework,
  given: readonly string[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  const names = given.flatMap((one) =>
    one.split(",").every((part) => idLike.test(part.trim())) ? one.split(",") : [one],
  );
  for (const name of names.map((one) => one.trim()).filter((one) => one !== "")) {
    if (idLike.test(name)) {
      ids.push(framework.competencies.find(({ id }) => id === name.toUpperCase())?.id ?? name);
      continue;
    }
    const found = competenciesFor(io, framework, name);
    if (!io.canAsk || found.length === 0) {
      const best = found.map(({ id, title }) => `${id} ${title}`).join("; ");
      throw new InputError(
        `\`${name}\` is not the id of a competency`,
        best === ""
          ? `Look for it in other words: ${commandLine("search …")}`
          : `Give an id. The nearest are: ${best}.`,
      );
    }
    const choices = found.map(({ id, title }) => ({ name: `${id}  ${title}`, value: id }));
    const none = { name: "None of these", value: "" };
    const chosen = await io.questions.choose(`Which does “${name}” support?`, [...choices, none]);
    if (chosen !== "") ids.push(chosen);
  }
  return [...new Set(ids)];
}
