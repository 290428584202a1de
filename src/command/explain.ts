import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples } from "./options.js";

async function run(io: Io, code: string | undefined, options: CommonOptions): Promise<number> {
  const [{ rules }, { didYouMean }, { ruleDocument, rulesDocument }, { renderReport }] =
    await Promise.all([
      import("../check/run.js"),
      import("../check/suggest.js"),
      import("../report/rule.js"),
      import("./render-report.js"),
    ]);
  const rule = rules.find((one) => one.code === code?.trim().toLowerCase());
  if (code !== undefined && rule === undefined) {
    throw new InputError(
      `There is no diagnostic called \`${code}\``,
      didYouMean(
        code,
        rules.map((one) => one.code),
      ),
    );
  }
  io.out(
    await renderReport(
      io,
      "text",
      rule === undefined ? rulesDocument(rules) : ruleDocument(rule),
      options,
    ),
  );
  return exit.done;
}

export const explain: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("explain")
      .summary("say what a message means and how to mend it")
      .description(
        "Say what a diagnostic means, why it matters and how to mend it. Without a code, list them all.",
      )
      .argument("[code]", "the code in the message, such as reference-unknown");
    common(command)
      .addHelpText("after", examples("ahp-career explain reference-unknown", "ahp-career explain"))
      .action(async (code: string | undefined, options: CommonOptions) =>
        finish(await run(io, code, options)),
      );
  },
};
