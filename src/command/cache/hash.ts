import { createHash } from "node:crypto";

/** Characters of a hash: 96 bits of SHA-256, enough for no two contents ever to share them. */
const hashLength = 16;

export const hashOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("base64url").slice(0, hashLength);
