import { withoutLookalikes } from "./clean-text.ts";

const MOST_VARIANTS = 12;

/**
 * What a text may say underneath: decoded base64, hex, URL and character escapes, invisible tag characters, look-alike
 * letters, leetspeak, spaced-out letters, rot13, reversed. `original` is the text before clean-up. Each is judged.
 */
export function findHiddenText(original: string, cleaned: string): readonly string[] {
  const variants = [
    fromTags(original),
    ...matches(cleaned, /[A-Za-z0-9+/_-]{16,}={0,2}/g, decodeBase64),
    ...matches(cleaned, /(?:[0-9a-f]{2}[\s:]?){12,}/gi, decodeHex),
    decodeEscapes(cleaned),
    withoutLookalikes(cleaned),
    fromLeet(cleaned),
    joinSpacedLetters(cleaned),
    rot13(cleaned),
    readsBackwards(cleaned),
  ];
  return [...new Set(variants.filter((text): text is string => text !== undefined && text.trim().length >= 8))].slice(
    0,
    MOST_VARIANTS,
  );
}

function matches(text: string, pattern: RegExp, decode: (match: string) => string | undefined): (string | undefined)[] {
  return (text.match(pattern) ?? []).slice(0, 5).map(decode);
}

function decodeBase64(match: string): string | undefined {
  return readable(Buffer.from(match.replace(/-/g, "+").replace(/_/g, "/"), "base64").toString("utf8"));
}

function decodeHex(match: string): string | undefined {
  return readable(Buffer.from(match.replace(/[^0-9a-f]/gi, ""), "hex").toString("utf8"));
}

/** Decoded bytes count as text when nearly all are letters, spaces or usual punctuation, with a space among them. */
function readable(text: string): string | undefined {
  const usual = (text.match(/[\p{L}\p{N}\s.,;:!?'"()-]/gu) ?? []).length;
  return text.length >= 8 && usual / text.length > 0.9 && /\p{L}{2,}\s+\p{L}{2,}/u.test(text) ? text : undefined;
}

function decodeEscapes(text: string): string | undefined {
  const decoded = text
    .replace(/(?:%[0-9a-f]{2}){2,}|%20/gi, (run) => Buffer.from(run.replace(/%/g, ""), "hex").toString("utf8"))
    .replace(/\\u\{?([0-9a-f]{4,5})\}?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return decoded === text ? undefined : decoded;
}

function fromTags(original: string): string | undefined {
  const hidden = original.match(/[\u{E0020}-\u{E007E}]/gu);
  return hidden ? hidden.map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join("") : undefined;
}

const leet: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** Only words that mix letters with such signs inside; order numbers come out as nonsense and judge as harmless. */
function fromLeet(text: string): string | undefined {
  const plain = text.replace(/[\p{L}013457@$]+/gu, (word) =>
    /\p{L}[013457@$]+\p{L}|^[013457@$]+\p{L}{2,}/u.test(word)
      ? word.replace(/[013457@$]/g, (sign) => leet[sign] ?? sign)
      : word,
  );
  return plain === text ? undefined : plain;
}

function joinSpacedLetters(text: string): string | undefined {
  const joined = text.replace(/(?<!\p{L})(?:\p{L}[\s._*-]){4,}\p{L}(?!\p{L})/gu, (run) =>
    // Two separators stand between words.
    run
      .split(/[\s._*-]{2,}/u)
      .map((word) => word.replace(/[\s._*-]/gu, ""))
      .join(" "),
  );
  return joined === text ? undefined : joined;
}

/** Short words that any real sentence has; what is turned round or shifted only counts when it has some. */
const usualWords =
  /(?<!\p{L})(?:the|you|your|and|all|me|to|is|of|que|los|las|tus|todas|el|die|der|das|und|alle|mir|les|tes|le|il|tutte|os|as)(?!\p{L})/giu;
const looksReal = (text: string): boolean =>
  new Set((text.match(usualWords) ?? []).map((word) => word.toLowerCase())).size >= 2;

function rot13(text: string): string | undefined {
  if (looksReal(text)) return undefined;
  const shifted = text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
  return looksReal(shifted) ? shifted : undefined;
}

function readsBackwards(text: string): string | undefined {
  if (text.length < 12 || looksReal(text)) return undefined;
  const turned = [...text].reverse().join("");
  return looksReal(turned) ? turned : undefined;
}
