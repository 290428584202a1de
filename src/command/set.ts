import { withField } from "../edit/record.js";
import { exit, InputError } from "../exit.js";
import type { Io } from "../io.js";
import { loadFramework } from "../load/load-framework.js";
import { isDate } from "../model/date.js";
import type { Framework } from "../model/framework.js";
import { type Fields, fieldsOf } from "../parse/fields.js";
import { idsNamed } from "../words/named-id.js";
import { didYouMean } from "../words/suggest.js";
import type { Command } from "./command.js";
import { changeEvidence, type EditOptions, editOptions } from "./edit-file.js";
import { bandNamed, pillarOf, professionNamed, roleOf, settingNamed } from "./name-lookup.js";
import { common, examples } from "./options.js";
import { asNumber } from "./written-band.js";

/** Sets one field; `undefined` takes it out. Throws InputError where the value is none for it. */
type Setter = (
  framework: Framework,
  file: Fields,
  value: string | undefined,
  level: string | undefined,
) => Fields;

const band = (framework: Framework, value: string | undefined): string | number | undefined =>
  value === undefined ? undefined : asNumber(bandNamed(framework, value) ?? value);

const person =
  (field: string, readValue: (framework: Framework, value?: string) => unknown): Setter =>
  (framework, file, value) =>
    withField(file, "person", field, readValue(framework, value));

function yesOrNo(_framework: Framework, value?: string): boolean | undefined {
  if (value === undefined) return undefined;
  const found = { yes: true, true: true, no: false, false: false }[value.toLowerCase()];
  if (found === undefined)
    throw new InputError(`\`${value}\` is neither yes nor no`, "Say yes or no.");
  return found;
}

/** One level for a pillar (`research 6`) or for a thread (`RS-03 5`), a role, or one band for everything. */
const target: Setter = (framework, file, value, level) => {
  const { band: _band, role: _role, ...others } = fieldsOf(file["target"]);
  if (value === undefined)
    return withField({ ...file, target: others }, "target", "band", undefined);
  if (level !== undefined) {
    const isThread = /^[A-Za-z0-9]+-\d{2}$/.test(value);
    const field = isThread ? "threads" : "pillars";
    const name = isThread ? value.toUpperCase() : (pillarOf(framework, value) as string);
    const levels = { ...fieldsOf(fieldsOf(file["target"])[field]), [name]: band(framework, level) };
    return withField(file, "target", field, levels);
  }
  const isRole = idsNamed(framework.roles, value).length > 0;
  const [field, wanted] = isRole
    ? ["role", roleOf(framework, value)]
    : ["band", band(framework, value)];
  return { ...file, target: { [String(field)]: wanted, ...others } };
};

const setters: Readonly<Record<string, Setter>> = {
  name: person("name", (_framework, value) => value),
  profession: person("profession", professionNamed),
  registered: person("registered", yesOrNo),
  setting: person("setting", settingNamed),
  band: person("band", band),
  team: person("team", (_framework, value) => value),
  target,
  by: (_framework, file, value) => {
    if (value !== undefined && !isDate(value))
      throw new InputError(
        `\`${value}\` is no date`,
        "A date is year-month-day, such as 2027-09-01.",
      );
    return withField(file, "target", "by", value);
  },
};

function run(
  io: Io,
  path: string,
  field: string,
  values: readonly string[],
  options: EditOptions & { readonly clear?: boolean },
): number {
  const setter = setters[field.toLowerCase()];
  if (setter === undefined)
    throw new InputError(`\`${field}\` cannot be set`, didYouMean(field, Object.keys(setters)));
  if (values.length === 0 && options.clear !== true)
    throw new InputError(`Say what ${field} is to be`, "To take it out, use --clear.");
  const framework = loadFramework(io, options.framework);
  const [first, ...rest] =
    field === "target" || field === "registered" ? values : [values.join(" ")];
  const value = options.clear ? undefined : first;
  changeEvidence(io, framework, path, options, (file) =>
    setter(framework, file, value, rest.length === 0 ? undefined : rest.join(" ")),
  );
  return exit.done;
}

export const set: Command = {
  configure: (program, { io, finish }) => {
    const command = program
      .command("set")
      .summary("change who you are or what you aim for")
      .description(
        "Change a field about you or your target. Everything else in the file stays as it is.",
      )
      .argument("<me.yaml>", "your evidence file")
      .argument("<field>", Object.keys(setters).join(", "))
      .argument(
        "[value...]",
        "its new value; for target a band, a role, or a pillar or thread with its level",
      )
      .option("--clear", "take the field out");
    common(editOptions(command))
      .addHelpText(
        "after",
        examples("ahp-career set me.yaml band 7", "ahp-career set me.yaml target research 6"),
      )
      .action((path: string, field: string, values: readonly string[], options: EditOptions) =>
        finish(run(io, path, field, values, options)),
      );
  },
};
