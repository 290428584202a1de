import type { Level } from "./framework.js";

/** Core stands below every band. */
export const levelOrder = (level: Level): number => (level === "core" ? 0 : level);
