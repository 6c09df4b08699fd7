import { plainSegment, type Segment } from "./light-text.ts";
import { splitText } from "./split-text.ts";

/**
 * Cuts formatted text into parts of at most `limit`, as `lengthOf` counts them on the platform, so that no marker or
 * tag is torn: at the ends of lines, else between segments, else inside of a segment, which then is formatted in both
 * parts. A link keeps its address wherever its words go.
 */
export function splitLight(
  segments: readonly Segment[],
  limit: number,
  lengthOf: (part: readonly Segment[]) => number,
): readonly (readonly Segment[])[] {
  const parts: Segment[][] = [];
  let part: Segment[] = [];
  const flush = (): void => {
    while (part.at(-1)?.kind === "break") part.pop();
    if (part.length > 0) parts.push(part);
    part = [];
  };
  for (const line of lines(segments)) {
    if (lengthOf([...part, ...line]) <= limit) {
      part.push(...line);
      continue;
    }
    flush();
    for (const segment of withoutLeadingBreak(line)) {
      for (const [n, piece] of pieces(segment, limit, lengthOf).entries()) {
        if (n > 0 || lengthOf([...part, piece]) > limit) flush();
        part.push(piece);
      }
    }
  }
  flush();
  return parts.length > 0 ? parts : [[]];
}

/** Each line with the break that leads to it, so that joining them gives the text again. */
function lines(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const all: Segment[][] = [[]];
  for (const segment of segments) {
    if (segment.kind === "break") all.push([]);
    all.at(-1)?.push(segment);
  }
  return all;
}

const withoutLeadingBreak = (line: readonly Segment[]): readonly Segment[] =>
  line[0]?.kind === "break" ? line.slice(1) : line;

function pieces(segment: Segment, limit: number, lengthOf: (part: readonly Segment[]) => number): readonly Segment[] {
  if (!("text" in segment) || lengthOf([segment]) <= limit) return [segment];
  const overhead = lengthOf([segment]) - segment.text.length;
  // An address that fills half a part is text like any other.
  if (segment.kind === "link" && overhead > limit / 2)
    return pieces({ kind: "text", text: plainSegment(segment) }, limit, lengthOf);
  // A text of little but escapes is cut finer.
  for (let room = Math.max(limit >> 1, limit - overhead); ; room >>= 1) {
    const cut = splitText(segment.text, room).map((text): Segment => ({ ...segment, text }));
    if (room < 16 || cut.every((piece) => lengthOf([piece]) <= limit)) return cut;
  }
}
