import type { Body } from "./body.js";
import { contentHash } from "./content-hash.js";

/** Parsed bodies by the hash of their text and of the line on which they begin. */
export type CompiledBodies = Readonly<Record<string, Body>>;

export const bodyKey = (body: string, line: number): string => contentHash(`${line}\n${body}`);
