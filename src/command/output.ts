import type { Io } from "../io.js";
import { formatOf as chosen, type OutputOptions, refuseOutput, writeResult } from "./publish.js";

export type { OutputOptions };
export const formatOf = (
  options: OutputOptions,
  formats: readonly { readonly name: string; readonly extensions: readonly string[] }[],
): string =>
  options.format ??
  chosen(
    formats.map(({ name, extensions }) => ({ name, endings: extensions })),
    options,
    formats[0]?.name ?? "text",
  ).name;
export const refuseInput = (io: Io, output: string | undefined, inputs: readonly string[]): void =>
  refuseOutput(io, { ...(output === undefined ? {} : { output }), inputs });
export const emit = (io: Io, options: OutputOptions, content: string): void =>
  writeResult(io, options, content);
