/** A class, an escape or a character, the start of a group, or its end, with its quantifier. */
const token =
  /(\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\\[pPu]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|.)((?:[*+?]|\{\d+(?:,\d*)?\})?)\??/gsu;

/** True where a regular expression could take for ever: repeats inside repeats, references back, or too many repeats in a row. */
export function isSlowPattern(pattern: string): boolean {
  // For each group that is open, the innermost first: whether it can match one text in several ways.
  let varies: readonly boolean[] = [false];
  let long = 0;
  let short = 0;
  for (const [, atom = "", quantifier = ""] of pattern.matchAll(token)) {
    if (/^\\[1-9k]/.test(atom)) return true;
    if (atom.startsWith("(")) {
      varies = [false, ...varies];
      continue;
    }
    const [inner = false, ...outer] = varies;
    const [, least = "", most = least] = /^\{(\d+)(?:,(\d*))?\}$/.exec(quantifier) ?? [];
    const isLong = /^[*+]/.test(quantifier) || (least !== "" && (most === "" || Number(most) > 9));
    if (atom === ")" && inner && (isLong || Number(most) > 3)) return true;
    const isFixed = quantifier === "" || (least !== "" && least === most);
    if (isLong && !isFixed) long++;
    else if (!isFixed) short++;
    const isOpen = !isFixed || atom === "|";
    varies =
      atom === ")"
        ? [(outer[0] ?? false) || inner || isOpen, ...outer.slice(1)]
        : [inner || isOpen, ...outer];
  }
  return long > 3 || short > 15;
}
