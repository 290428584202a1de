import type { Level } from "./framework.js";

/** Core stands below every band, of which 0 may be one. */
export const levelOrder = (level: Level): number => (level === "core" ? -1 : level);
