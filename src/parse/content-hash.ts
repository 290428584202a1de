import { createHash } from "node:crypto";

/** SHA-256 of a text, as hexadecimal digits: what tells whether a file is the one that was compiled. */
export const contentHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex");
