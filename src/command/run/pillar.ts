import { InputError } from "../../exit.js";
import { didYouMean } from "../../words/suggest.js";

/** A pillar by its id or its code, whatever the case. Throws InputError where there is none such. */
export function pillarOf(
  pillars: readonly { readonly id: string; readonly code: string }[],
  asked: string | undefined,
): string | undefined {
  if (asked === undefined) return undefined;
  const word = asked.toLowerCase();
  const found = pillars.find(({ id, code }) => id === word || code.toLowerCase() === word);
  if (found) return found.id;
  throw new InputError(
    `\`${asked}\` is not a pillar of this framework`,
    didYouMean(
      asked,
      pillars.map(({ id }) => id),
    ),
  );
}
