import type { Body, BodyText } from "../parse/body.js";

/** The parsed form of a body, or null where this text was not compiled. */
export type CompiledBodies = (text: BodyText) => Body | null;

export const noBodies: CompiledBodies = () => null;

type Place = readonly [start: number, end: number];

/** What bodies are filed under: few texts share both, and which one it is is seen from the text itself. */
const drawer = ({ body, bodyLine }: BodyText): string => `${bodyLine} ${body.length}`;

/**
 * Parsed bodies and their texts as one ASCII text. The first line says where the JSON of each is, because most commands
 * want a few of them.
 */
export function compileBodies(bodies: readonly (readonly [BodyText, Body])[]): string {
  const places: Record<string, Place[]> = {};
  let rest = "";
  for (const [text, parsed] of bodies) {
    const start = rest.length;
    // Nobody asks where in the file a part of a body was.
    const entry = JSON.stringify([text.body, parsed], (name, value) =>
      name === "position" ? undefined : value,
    );
    rest += asciiJson(entry);
    places[drawer(text)] ??= [];
    places[drawer(text)]?.push([start, rest.length]);
  }
  return `${JSON.stringify(places)}\n${rest}`;
}

/** The same JSON in ASCII, where an offset is the same in bytes as in characters and decoding costs nothing. */
export const asciiJson = (json: string): string =>
  json.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Reads what {@link compileBodies} wrote. */
export function compiledBodies(bytes: Buffer): CompiledBodies {
  const begin = bytes.indexOf("\n") + 1;
  const places: Record<string, readonly Place[]> = JSON.parse(bytes.toString("latin1", 0, begin));
  return (text) => {
    for (const [start, end] of places[drawer(text)] ?? []) {
      const [body, parsed] = JSON.parse(bytes.toString("latin1", begin + start, begin + end));
      if (body === text.body) return parsed;
    }
    return null;
  };
}
