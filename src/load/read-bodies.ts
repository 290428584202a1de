import { join } from "node:path";
import type { Io } from "../io.js";
import type { Body, BodyText } from "../parse/body.js";
import { parseBody } from "../parse/markdown.js";
import { type CompiledBodies, compiledBodies, noBodies } from "./compiled-bodies.js";

const largest = 64 * 1024 * 1024;

/** The bodies that the build parsed; none where the program was not built. */
function shipped(io: Io): CompiledBodies {
  try {
    return compiledBodies(io.read(join(io.home, "dist/bodies.txt"), largest));
  } catch {
    return noBodies;
  }
}

/** The bodies of some of a framework's files: those that the build parsed, and the rest parsed now. */
export function readBodies<T extends BodyText>(io: Io, wanted: readonly T[]): (one: T) => Body {
  const compiled = shipped(io);
  const bodies = new Map(
    wanted.map((one) => [one, compiled(one) ?? parseBody(one.body, one.bodyLine)]),
  );
  return (one) => {
    const body = bodies.get(one);
    if (body === undefined) throw new Error("this body was not asked for");
    return body;
  };
}
