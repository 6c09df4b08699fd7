/**
 * Cuts a text into parts of at most `limit` UTF-16 units: at a paragraph, else a line, else a sentence, else a space,
 * and only then in the middle of a word, but never in the middle of a character.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== "" || parts.length === 0) parts.push(rest);
  return parts;
}

/** The first kind of boundary that leaves the part at least half full. */
function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const boundary of ["\n\n", "\n", ". ", " "]) {
    const at = head.lastIndexOf(boundary);
    if (at >= limit / 2) return at + boundary.trimEnd().length || at;
  }
  const last = head.charCodeAt(limit - 1);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return isHighSurrogate ? limit - 1 : limit;
}
