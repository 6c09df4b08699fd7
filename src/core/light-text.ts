/**
 * The light formatting of `OutboundMessage.format`, read once for all channels. Strict: only a pair of markers on one
 * line around words counts, everything else is literally what somebody wrote. Markers do not nest. What platforms
 * make of the segments is in channels/light-writers.ts.
 */
export type Segment =
  | { readonly kind: "text" | "bold" | "italic" | "code"; readonly text: string }
  /** `url` has one of the allowed schemes. */
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  /** The end of a line. */
  | { readonly kind: "break" }
  /** Stands where a list item begins; its words follow, up to the next break. */
  | { readonly kind: "item" };

const SPAN = new RegExp(
  [
    /`(?<code>[^`\n]+)`/,
    /\*\*(?![\s*])(?<bold>[^*\n]+)(?<![\s*])\*\*/,
    // One asterisk is also a sign of arithmetic: 2*3*4.
    /(?<![\p{L}\p{N}*])\*(?![\s*])(?<italic>[^*\n]+)(?<![\s*])\*(?![\p{L}\p{N}*])/u,
    // Anything but these schemes stays text: nobody is led to javascript: or file: by a reply.
    /\[(?<words>[^[\]\n]+)\]\((?<url>(?:https?:\/\/|mailto:|tel:)(?:[^\s()<>"]|\([^\s()<>"]*\))+)\)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

export function readLight(text: string): readonly Segment[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, n): readonly Segment[] => {
    const item = /^\s*[-•]\s+(?=\S)/u.exec(line)?.[0];
    const start: readonly Segment[] = n > 0 ? [{ kind: "break" }] : [];
    return item === undefined
      ? [...start, ...readLine(line)]
      : [...start, { kind: "item" }, ...readLine(line.slice(item.length))];
  });
}

function readLine(line: string): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const match of line.matchAll(SPAN)) {
    const segment = toSegment(match.groups ?? {});
    if (!segment) continue;
    if (match.index > at) segments.push({ kind: "text", text: line.slice(at, match.index) });
    segments.push(segment);
    at = match.index + match[0].length;
  }
  if (at < line.length) segments.push({ kind: "text", text: line.slice(at) });
  return segments;
}

function toSegment({ code, bold, italic, words, url }: Readonly<Record<string, string | undefined>>) {
  if (code !== undefined) return { kind: "code", text: code } as const;
  if (bold !== undefined) return { kind: "bold", text: bold } as const;
  if (italic !== undefined) return { kind: "italic", text: italic } as const;
  if (words !== undefined && url !== undefined && URL.canParse(url)) return { kind: "link", text: words, url } as const;
  return undefined;
}

/** The same words without markers; the address of a link stands behind its words. Nothing is lost. */
export function plainLight(text: string): string {
  return readLight(text).map(plainSegment).join("");
}

export function plainSegment(segment: Segment): string {
  switch (segment.kind) {
    case "break":
      return "\n";
    case "item":
      return "- ";
    case "link":
      return plainLink(segment);
    case "text":
    case "bold":
    case "italic":
    case "code":
      return segment.text;
  }
}

/** `the order page (https://…)`; an address that is its own words is not said twice. */
function plainLink({ text, url }: { readonly text: string; readonly url: string }): string {
  const address = url.replace(/^(mailto|tel):/, "");
  return text === address || `https://${text}` === address ? address : `${text} (${address})`;
}
