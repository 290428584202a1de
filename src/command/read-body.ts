import { builtJson } from "../compiled.js";
import type { Body } from "../parse/body.js";
import { bodyKey, type CompiledBodies } from "../parse/compiled-bodies.js";

interface HasBody {
  readonly body: string;
  readonly bodyLine: number;
}

/** The bodies of some competencies: those that the build parsed, and the rest parsed now. */
export async function readBodies<T extends HasBody>(
  wanted: readonly T[],
): Promise<(one: T) => Body> {
  const compiled = (builtJson("bodies") as CompiledBodies | null) ?? {};
  const bodies = new Map<T, Body>();
  for (const one of wanted) {
    const known = compiled[bodyKey(one.body, one.bodyLine)];
    if (known !== undefined) bodies.set(one, known);
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
