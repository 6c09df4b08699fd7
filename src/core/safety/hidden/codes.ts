import { shift13 } from "./shifted.ts";

/** Texts written in another code. What does not decode to something that reads like text is not taken for one. */

const MOST_RUNS = 5;

/** Runs of base64, also shifted or turned round as a whole, and runs that were cut up by spaces. */
export function decodeBase64(text: string): (string | undefined)[] {
  const runs = [...(text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []).slice(0, MOST_RUNS), joinedBase64(text)];
  return runs.flatMap((run) => {
    if (run === undefined) return [];
    const plain = fromBase64(run);
    return plain === undefined ? [fromBase64(shift13(run)), fromBase64([...run].reverse().join(""))] : [plain];
  });
}

/** From the first piece that no word looks like to the last, without the spaces between. */
function joinedBase64(text: string): string | undefined {
  const pieces = text.split(/\s+/);
  const isOdd = (piece: string): boolean =>
    /^[A-Za-z0-9+/_-]+={0,2}$/.test(piece) && /[a-z][A-Z]|[A-Z]{2}[a-z]|\d[A-Za-z]|[A-Za-z]\d|=$/.test(piece);
  const first = pieces.findIndex(isOdd);
  if (first < 0) return undefined;
  const run = pieces.slice(first, pieces.findLastIndex(isOdd) + 1);
  const joined = run.join("");
  return run.length > 1 && joined.length >= 16 && /^[A-Za-z0-9+/=_-]+$/.test(joined) ? joined : undefined;
}

function fromBase64(run: string): string | undefined {
  return readable(Buffer.from(run.replace(/-/g, "+").replace(/_/g, "/"), "base64"));
}

export function decodeHex(text: string): (string | undefined)[] {
  return (text.match(/(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,]{0,2}){8,}/gi) ?? [])
    .slice(0, MOST_RUNS)
    .map((run) => readable(Buffer.from(run.replace(/0x|\\x|[^0-9a-f]/gi, ""), "hex")));
}

export function decodeBinary(text: string): string | undefined {
  const run = /(?:[01]{8}[\s,]*){8,}/.exec(text)?.[0];
  return run && readable(Buffer.from((run.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))));
}

const morse = new Map(
  ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
    .split(" ")
    .map((code, i): [string, string] => [code, String.fromCharCode(97 + i)]),
);

export function decodeMorse(text: string): string | undefined {
  const run = /(?:[.\-–—·]{1,5}[\s/|]+){6,}[.\-–—·]{1,5}/.exec(text)?.[0];
  const words = run
    ?.replace(/[–—]/g, "-")
    .replace(/·/g, ".")
    .split(/\s*[/|]\s*|\s{3,}/)
    .map((word) =>
      word
        .split(/\s+/)
        .map((code) => morse.get(code) ?? "")
        .join(""),
    );
  return words?.join(" ");
}

/**
 * Decoded bytes count as text when they are valid UTF-8 and nearly all letters, spaces or usual punctuation with a
 * space among them; or when they are one run of such a code again.
 */
function readable(bytes: Buffer): string | undefined {
  const text = bytes.toString("utf8");
  if (text.length < 8 || text.includes("�")) return undefined;
  if (/^[A-Za-z0-9+/=_-]{16,}$/.test(text) || /^[0-9a-f\s]{24,}$/i.test(text) || /%[0-9a-f]{2}/i.test(text))
    return text;
  const usual = (text.match(/[\p{L}\p{N}\s.,;:!?'"()@$-]/gu) ?? []).length;
  return usual / text.length > 0.9 && /[\p{L}\p{N}@$]{2,}\s+[\p{L}\p{N}@$]{2,}/u.test(text) ? text : undefined;
}
