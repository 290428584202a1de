import type { Finding } from "../model/diagnostic.js";

/** The finding for a YAML file that is empty, a list or a single value. */
export const notFields = (file: string): Finding => ({
  code: "yaml-syntax",
  file,
  where: { line: 1, column: 1 },
  message: "The file does not hold fields with names",
  hint: "It starts with a line such as `format: …`. An empty file or a list is not enough.",
});
