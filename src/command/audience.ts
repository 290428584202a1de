import { Option, type Command as Program } from "commander";
import type { Audience } from "../analyse/for-audience.js";

export interface AudienceOptions {
  readonly for?: Audience;
  readonly withReflections?: boolean;
}

/** Who a report is made for. */
export const audienceOptions = (program: Program): Program =>
  program
    .optionsGroup("Who it is for:")
    .addOption(
      new Option("--for <who>", "for a manager nothing private is in it (default: me)").choices([
        "me",
        "manager",
      ]),
    )
    .option("--with-reflections", "for a manager, with your reflections");

export const audienceOf = ({
  for: audience = "me",
  withReflections = false,
}: AudienceOptions): readonly [Audience, boolean] => [audience, withReflections];
