const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you do not have permission to read it",
  EPERM: "you do not have permission to read it",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of its path is not a folder",
  ELOOP: "its links go round in a circle",
  ENAMETOOLONG: "its name is too long",
  EEXIST: "it exists already",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is full",
  EFBIG: "it would be larger than a file may be here",
  EBUSY: "another program is using it",
  EROFS: "the disk can only be read",
  EMFILE: "too many files are open",
  ERR_INVALID_ARG_VALUE: "its name is not one a file can have",
};

/** An error from the operating system, in words. */
export function reasonFor(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && code !== "TOO_LARGE")
    return reasons[code] ?? `the system says ${code}`;
  return error instanceof Error || typeof error === "object"
    ? String((error as Error).message)
    : String(error);
}
