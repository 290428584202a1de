import { hash } from "node:crypto";

/** Characters of a hash: 96 bits of SHA-256, enough for no two contents ever to share them. */
const hashLength = 16;

export const hashOf = (content: string | Uint8Array): string =>
  hash("sha256", content, "base64url").slice(0, hashLength);
