import type { Segment } from "../core/light-text.ts";

// The reader is in core, because the widget and the console read light text too.
export { plainLight, plainSegment, readLight, type Segment } from "../core/light-text.ts";

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
