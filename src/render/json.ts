import { printableJson } from "../words/printable.js";
import { type Renderer, utf8 } from "./renderer.js";

/** For programs: two spaces a step, and nothing that a terminal would obey. */
export const json = {
  name: "json",
  endings: [".json"],
  of: "json",
  load: async () => async (data) => utf8(printableJson(data)),
} satisfies Renderer;
