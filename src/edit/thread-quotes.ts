import { isMap, isScalar } from "yaml";
import type { Fixer } from "./fixer.js";
import { openYaml, partsOf } from "./parts.js";

/** `thread: 02` → `thread: "02"`: without quotes it is the number two. */
export const threadQuotes: Fixer = {
  name: "thread-quotes",
  done: "put the thread in quotes",
  edits: (text, { kind }) => {
    const parts = kind === "competency" ? partsOf(text, kind) : null;
    const document = parts && openYaml(text, parts)?.document;
    if (parts === null || !isMap(document?.contents)) return [];
    const thread = document.contents.get("thread", true);
    if (!isScalar(thread) || thread.type !== "PLAIN" || !thread.range) return [];
    const start = parts.yaml.start + thread.range[0];
    const end = parts.yaml.start + thread.range[1];
    const written = text.slice(start, end);
    return /^\d\d$/.test(written) ? [{ start, end, text: `"${written}"` }] : [];
  },
};
