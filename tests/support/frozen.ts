import { join } from "node:path";
import { filesIn, repository } from "./frameworks.js";

/** A folder with a framework, four people and three files that are wrong, which stays as it is whatever becomes of our own. */
export const frozen = join(repository, "tests/fixtures/frozen");

export const frozenFiles = filesIn(frozen);
