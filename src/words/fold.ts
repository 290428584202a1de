/** Letters that are not a plain letter and a mark, as a keyboard without them writes them. */
const spelt: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/** Text as it is compared: lower case, no accents, ligatures taken apart, plain apostrophes and hyphens, nothing invisible. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[æœßøđðłþı]/g, (letter) => spelt[letter] ?? letter)
    .replace(/[‘’ʼ′`]/g, "'")
    .replace(/[‐‑‒–]/g, "-");
