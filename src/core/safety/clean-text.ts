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

/** How a text was made to look like another one, for whoever reads the original: the judged copy is clean. */
export function disguisesIn(original: string): readonly string[] {
  // Joiners, direction marks and variation selectors are part of ordinary emoji and of right-to-left languages.
  const hidden =
    /[\u00AD\u115F\u1160\u17B4\u17B5\u180E\u200B\u2060-\u2064\u202A-\u202E\u2066-\u206F\u{E0020}-\u{E007E}]/u;
  return [
    ...(hidden.test(original) ? ["invisible-characters"] : []),
    ...(withoutLookalikes(original) === undefined ? [] : ["look-alike-letters"]),
  ];
}

/** Letters that look like plain Latin ones: Cyrillic, Greek, Armenian, small capitals, letters of phonetic scripts. */
const lookalikes = new Map(
  [
    ["аеорсухіјѕһԁԛԝґАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwrABEKMHOPCTYXIJS"],
    ["αοντικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aovtikpuABEZHIKMNOPTYX"],
    ["օոսցհ", "onugh"],
    ["ɑɡɩʟɪɴʀᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢʙɢʜꜰꜱʏ", "agilinracdejkmoptuvwzbghfsy"],
  ].flatMap(([from = "", to = ""]) => [...from].map((letter, i): [string, string] => [letter, to[i] ?? letter])),
);

/**
 * The text with look-alike letters made Latin; undefined when there are none. A word of Cyrillic or Greek letters is
 * one when it mixes alphabets, or stands with all its letters look-alikes in a text that is otherwise Latin.
 */
export function withoutLookalikes(text: string): string | undefined {
  if (!/[\u0250-\u02AF\u0370-\u058F\u1D00-\u1D7F\uA730-\uA731]/.test(text)) return undefined;
  const isMostlyLatin = (text.match(/[a-z]/gi) ?? []).length > (text.match(/\p{L}/gu) ?? []).length / 2;
  const plain = text.replace(/[\p{L}]+/gu, (word) => {
    const isForeign = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(word);
    const isDisguised =
      !isForeign || /[a-z]/i.test(word) || (isMostlyLatin && [...word].every((one) => lookalikes.has(one)));
    return isDisguised ? [...word].map((letter) => lookalikes.get(letter) ?? letter).join("") : word;
  });
  return plain === text ? undefined : plain;
}
