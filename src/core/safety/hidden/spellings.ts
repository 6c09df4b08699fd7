/** Texts whose letters are written in another way. */

export function decodeEscapes(text: string): string | undefined {
  const decoded = text
    .replace(/(?:%[0-9a-f]{2}){2,}|%2[0-9a-f]/gi, (run) => Buffer.from(run.replace(/%/g, ""), "hex").toString("utf8"))
    .replace(/\\u\{?([0-9a-f]{4,5})\}?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#x([0-9a-f]{2,5});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return decoded === text ? undefined : decoded;
}

/** Invisible tag characters, which mirror ASCII. */
export function fromTags(original: string): string | undefined {
  const hidden = original.match(/[\u{E0020}-\u{E007E}]/gu);
  return hidden ? hidden.map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join("") : undefined;
}

/** Letters in the shape of flags; real flags come in twos. */
export function fromFlags(original: string): string | undefined {
  const flag = /[\u{1F1E6}-\u{1F1FF}]/gu;
  if ((original.match(flag) ?? []).length < 8) return undefined;
  return original.replace(flag, (letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 97));
}

const leet: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Only words that mix letters with such signs inside; order numbers come out as nonsense and judge as harmless. */
export function fromLeet(text: string): string | undefined {
  const plain = text.replace(/[\p{L}01345789@$!]+/gu, (word) =>
    /\p{L}[01345789@$!]+\p{L}|^[01345789@$]+\p{L}{2,}/u.test(word)
      ? word.replace(/[01345789@$!]/g, (sign) => leet[sign] ?? sign)
      : word,
  );
  return plain === text ? undefined : plain;
}

/** Single letters or signs of a code in a row; two separators stand between words. */
export function joinSpaced(text: string): string | undefined {
  const joined = text.replace(
    /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}+/=@$][\s._*|-]{1,3}){4,}[\p{L}\p{N}+/=@$](?![\p{L}\p{N}])/gu,
    (run) =>
      run
        .split(/[\s._*|-]{2,}/u)
        .map((word) => word.replace(/[\s._*|-]/gu, ""))
        .join(" "),
  );
  return joined === text ? undefined : joined;
}

/** Two to eight short quoted pieces, put together: part 1 is "…", part 2 is "…". */
export function joinParts(text: string): string | undefined {
  const pieces = [...text.matchAll(/"([^"\n]{1,80})"|“([^”\n]{1,80})”|'([^'\n]{3,80})'(?!\p{L})/gu)].map(
    ([, straight, curly, single]) => straight ?? curly ?? single ?? "",
  );
  return pieces.length >= 2 && pieces.length <= 8 ? pieces.join("") : undefined;
}
