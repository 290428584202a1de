import { join } from "node:path";
import type { Io } from "../io.js";
import type { Body, BodyText } from "../parse/body.js";
import {
  type CompiledBodies,
  compiledBodies,
  noBodies,
} from "../parse/compiled-bodies.js";

const largest = 64 * 1024 * 1024;

/** The bodies that the build parsed; none where the program was not built. */
function shipped(io: Io): CompiledBodies {
  try {
    return compiledBodies(io.read(join(io.home, "dist/bodies.txt"), largest));
  } catch {
    return noBodies;
  }
}

/** The bodies of some competencies: those that the build parsed, and the rest parsed now. */
export async function readBodies<T extends BodyText>(
  io: Io,
  wanted: readonly T[],
): Promise<(one: T) => Body> {
  const compiled = shipped(io);
  const bodies = new Map<T, Body>();
  for (const one of wanted) {
    const known = compiled(one);
    if (known !== null) bodies.set(one, known);
    else {
      const { parseBody } = await import("../parse/markdown.js");
      bodies.set(one, parseBody(one.body, one.bodyLine));
    }
  }
  return (one) => {
    const body = bodies.get(one);
    if (body === undefined) throw new Error("this body was not asked for");
    return body;
  };
}
