import type { Diagnostic, Severity } from "../diagnostic.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/** Characters that a workflow command takes as its own; line breaks are written so that GitHub shows them. */
const inMessage = (value: string): string =>
  value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const inProperty = (value: string): string =>
  inMessage(value).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Control characters say nothing to a reader of the log, and may say much to a terminal. */
const visible = (value: string): string => value.replace(/[\p{Cc}\p{Bidi_Control}]/gu, " ");

/** GitHub's workflow commands: one line each, shown beside the line of the file that it is about. */
export const annotations = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ severity, file, line, column, code, message, hint }) => {
      const place = `file=${inProperty(visible(file))},line=${line},col=${column},title=${inProperty(code)}`;
      const lines = [message, ...(hint === null ? [] : [hint])].map(visible).join("\n");
      return `::${commands[severity]} ${place}::${inMessage(lines)}\n`;
    })
    .join("");
