/** Characters nobody sees: zero width, soft hyphen, bidirectional controls, variation selectors, tag characters. */
const invisible =
  /\u034F|[\uFE00-\uFE0F]|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/**
 * The copy of a customer's text that is judged, masked and understood: NFKC (full-width digits become digits), nothing
 * invisible, one kind of line break. Brackets of our own tokens are taken away, so that nobody can forge one.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(controls, " ")
    .replace(/⟨/gu, "‹")
    .replace(/⟩/gu, "›");
}

/** Letters of other alphabets that look Latin, for words that mix alphabets. */
const lookalikes = new Map(
  [..."аеорсухіјѕһԁԛԝґАВЕКМНОРСТУХІЈЅαοντικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"].map((letter, i): [string, string] => [
    letter,
    "aeopcyxijshdqwrABEKMHOPCTYXIJSaovtikpuABEZHIKMNOPTYX"[i] ?? letter,
  ]),
);

/** The text with look-alike letters made Latin, in words that mix alphabets; undefined when there are none. */
export function withoutLookalikes(text: string): string | undefined {
  const plain = text.replace(/[\p{L}]+/gu, (word) =>
    /[a-z]/i.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
      ? [...word].map((letter) => lookalikes.get(letter) ?? letter).join("")
      : word,
  );
  return plain === text ? undefined : plain;
}
