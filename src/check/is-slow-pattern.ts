const single = /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]/gsu;
const group = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?([^()]*)\)([*+]|\{[\d,]+\}|)/;
const endless = /[*+]|\{\d+,(?:\d{2,})?\}/g;

/** True where a regular expression could take for ever: repeats inside repeats, references back, or too many repeats in a row. */
export function isSlowPattern(pattern: string): boolean {
  if (/\\[1-9k]/.test(pattern)) return true;
  let rest = pattern.replace(single, "x");
  if ((rest.match(endless) ?? []).length > 3 || (rest.match(/\?/g) ?? []).length > 30) return true;
  if ((rest.match(/\.[*+]/g) ?? []).length > 2) return true;
  // The innermost group first; one that can match a text in several ways leaves a mark of that.
  for (let found = group.exec(rest); found !== null; found = group.exec(rest)) {
    const [whole, inner = "", repeat = ""] = found;
    const varies = /[*+?|]|\{\d+,/.test(inner);
    // One part that may be missing, at most 10 times, is soon tried.
    const isSmall = /^[^*+?|{]*\?[^*+?|{]*$/.test(inner) && /^\{(?:\d,)?(?:\d|10)\}$/.test(repeat);
    if (varies && !isSmall && /[*+]|,\}|[4-9]\}|\d\d/.test(repeat)) return true;
    rest = rest.replace(whole, () => (varies ? "x+" : "x") + repeat);
  }
  return false;
}
