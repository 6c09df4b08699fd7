import { readLight, type Segment } from "../core/light-text.ts";

// The reader is in core, because the widget and the console read light text too.
export { readLight, type Segment };

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

/** Text of ours that stands below a formatted one (sources, numbered choices): every character of it is meant. */
export const literalText = (text: string): readonly Segment[] =>
  text
    .split("\n")
    .flatMap((line, n): readonly Segment[] => [
      ...(n > 0 ? [{ kind: "break" } as const] : []),
      ...(line === "" ? [] : [{ kind: "text", text: line } as const]),
    ]);

/** Blocks with an empty line between them; empty ones leave none. */
export const joinBlocks = (blocks: readonly (readonly Segment[])[]): readonly Segment[] =>
  blocks
    .filter((block) => block.length > 0)
    .flatMap((block, n): readonly Segment[] => (n > 0 ? [{ kind: "break" }, { kind: "break" }, ...block] : block));
