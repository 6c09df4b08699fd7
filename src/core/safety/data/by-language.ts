/** One sentence of training data. All of it was written for this project (Apache-2.0). */
export interface Sentence {
  readonly language: string;
  readonly text: string;
}

/** Reads blocks with one sentence a line. */
export function sentences(blocks: Readonly<Record<string, string>>): Sentence[] {
  return Object.entries(blocks).flatMap(([language, block]) =>
    block
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((text) => ({ language, text })),
  );
}
