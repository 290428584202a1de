import { rules } from "../check/check-framework.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { explainReport } from "../report/rule-document.js";
import { didYouMean } from "../words/suggest.js";
import type { Command } from "./command.js";
import { type CommonOptions, common, examples, outputOptions } from "./options.js";
import { formatsOf, type OutputOptions, publish } from "./publish.js";

type ExplainOptions = CommonOptions & OutputOptions;

async function run(io: Io, code: string | undefined, options: ExplainOptions): Promise<number> {
  const rule = rules.find((one) => one.code === code?.trim().toLowerCase()) ?? null;
  if (code !== undefined && rule === null) {
    throw new InputError(
      `There is no diagnostic called \`${code}\``,
      didYouMean(
        code,
        rules.map((one) => one.code),
      ),
    );
  }
  await publish(io, explainReport, { rules, rule }, options);
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
    outputOptions(command, formatsOf(explainReport));
    common(command)
      .addHelpText("after", examples("ahp-career explain reference-unknown", "ahp-career explain"))
      .action(async (code: string | undefined, options: ExplainOptions) =>
        finish(await run(io, code, options)),
      );
  },
};
