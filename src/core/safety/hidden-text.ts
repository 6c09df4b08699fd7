import { withoutLookalikes } from "./clean-text.ts";
import { decodeBase64, decodeBinary, decodeHex, decodeMorse } from "./hidden/codes.ts";
import { fromPigLatin, readsBackwards, rot13 } from "./hidden/shifted.ts";
import { decodeEscapes, fromFlags, fromLeet, fromTags, joinParts, joinSpaced } from "./hidden/spellings.ts";

const MOST_READINGS = 12;
/** A code within a code is read, and one in that: three layers. */
const LAYERS = 3;

/**
 * What a text may say underneath: decoded base64, hex, binary, Morse, URL and character escapes, invisible tag
 * characters, flags, look-alike letters, leetspeak, spaced-out letters, quoted parts put together, rot13, pig latin,
 * reversed; and the same again in what came out. `original` is the text before clean-up. Each reading is judged.
 */
export function findHiddenText(original: string, cleaned: string): readonly string[] {
  const found = new Set<string>();
  let layer = [cleaned];
  const first = [fromTags(original), fromFlags(original)];
  for (let depth = 0; depth < LAYERS && layer.length > 0 && found.size < MOST_READINGS; depth++) {
    const next = [...(depth === 0 ? first : []), ...layer.flatMap(readingsOf)].filter(
      (text): text is string => text !== undefined && text.trim().length >= 8 && text !== cleaned && !found.has(text),
    );
    for (const text of next) if (found.size < MOST_READINGS) found.add(text);
    layer = [...new Set(next)];
  }
  return [...found];
}

function readingsOf(text: string): (string | undefined)[] {
  return [
    ...decodeBase64(text),
    ...decodeHex(text),
    decodeBinary(text),
    decodeMorse(text),
    decodeEscapes(text),
    withoutLookalikes(text),
    fromLeet(text),
    joinSpaced(text),
    joinParts(text),
    rot13(text),
    fromPigLatin(text),
    readsBackwards(text),
  ];
}
