import { checkEach, rules } from "../../check/check-framework.js";
import type { Finding } from "../../model/diagnostic.js";
import type { Again, Change } from "./change.js";
import type { Changed } from "./changed-files.js";
import { nothing } from "./known.js";
import { findingsOf } from "./remembered.js";
import { byPath } from "./renew-findings.js";

/** Its status and its statement are what they were, and where they were. */
const isRestated = ({ known, before }: Changed): boolean =>
  known.stated !== nothing && known.stated === before?.stated;

const statementRules = new Set(
  rules.filter(({ statementOnly }) => statementOnly).map(({ code }) => code),
);

/** What rules that read nothing but the statement have said of a file before. */
function saidBefore({ before }: Change, { path, file }: Changed): readonly Finding[] {
  const found = before.findings[path]?.found.filter(({ code }) => statementRules.has(code)) ?? [];
  return findingsOf(file.name, { found, quotes: {} });
}

/** What is wrong with the changed files by themselves. */
export function eachAgain(change: Change): Again {
  const { changed, context } = change;
  const paths = new Map(changed.map(({ path, file }) => [file.name, path]));
  const restated = changed.filter(isRestated);
  const documents = (files: readonly Changed[]) => files.flatMap(({ document }) => document ?? []);
  const found = [
    ...changed.flatMap(({ findings }) => findings),
    ...checkEach(context, documents(changed), new Set(documents(restated))),
    ...restated.flatMap((one) => saidBefore(change, one)),
  ];
  return {
    from: "file",
    looked: (path) => changed.some((one) => one.path === path),
    // The manifest and the sources are what they were, and so is what was said of them.
    found: byPath(found, (name) => paths.get(name)),
  };
}
