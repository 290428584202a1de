import type { DescribedSchema } from "../../model/schema.js";
import { isItem } from "./schema-words.js";

/** Fields that name something, of which the schema only knows that they are text. */
const naming: readonly string[] = ["profession", "role", "pillar", "type"];

/** True where people write text of their own: the schema takes any, and it is no id. */
export function isFreeText({ type, pattern, ...rest }: DescribedSchema, path: readonly string[]) {
  if (type !== "string" || rest.enum !== undefined || naming.includes(path.at(-1) ?? ""))
    return false;
  return pattern === undefined ? !isItem(path) : new RegExp(pattern, "u").test("Ward #3, round 1");
}
