import type { Setting } from "../model/framework.js";
import { listOf } from "./fields.js";

export const everySetting: readonly Setting[] = ["nhs", "local-authority"];

/** Where something applies; both where a file names neither. */
export function toSettings(value: unknown): readonly Setting[] {
  const named = everySetting.filter((setting) => listOf(value).includes(setting));
  return named.length > 0 ? named : everySetting;
}
