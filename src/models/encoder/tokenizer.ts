/** A piece of the vocabulary with the logarithm of how likely it is. Its place is its number; the first six are reserved. */
export type Piece = readonly [text: string, score: number];

/** Numbers of the pieces that a text is most likely made of; 0 stands for a run of characters that no piece has. */
export type Tokenizer = (text: string) => number[];

interface Node {
  readonly next: Map<string, Node>;
  /** Number of the piece that ends here. */
  piece?: number;
}

const RESERVED = 6;
const SPACE = "\u2581";

/** SentencePiece's unigram segmentation, as the model was trained with it. */
export function createTokenizer(pieces: readonly Piece[]): Tokenizer {
  const root: Node = { next: new Map() };
  pieces.forEach(([text], piece) => {
    if (piece < RESERVED) return;
    let node = root;
    for (const symbol of text) {
      const known = node.next.get(symbol);
      const next = known ?? { next: new Map() };
      if (!known) node.next.set(symbol, next);
      node = next;
    }
    node.piece = piece;
  });
  const lengths = pieces.map(([text]) => [...text].length);

  return (text) => {
    const plain = text.normalize("NFKC").trim().replace(/\s+/gu, SPACE);
    if (plain === "") return [];
    const symbols = [...`${SPACE}${plain}`];
    // 0 also means "not reached yet", as in the original: scores of what was reached are below it.
    const best = new Float64Array(symbols.length + 1);
    const last = new Int32Array(symbols.length + 1);
    for (let start = 0; start < symbols.length; start++) {
      const offer = (piece: number, end: number, score: number): void => {
        const sum = score + (best[start] ?? 0);
        if (best[end] !== 0 && sum < (best[end] ?? 0)) return;
        best[end] = sum;
        last[end] = piece;
      };
      let known = false;
      let node: Node | undefined = root;
      for (let end = start; end < symbols.length; end++) {
        node = node.next.get(symbols[end] ?? "");
        if (!node) break;
        if (node.piece === undefined) continue;
        known = true;
        offer(node.piece, end + 1, pieces[node.piece]?.[1] ?? 0);
      }
      if (!known) offer(0, start + 1, 0);
    }
    const found: number[] = [];
    for (let at = symbols.length; at > 0; at -= lengths[last[at] ?? 0] ?? 1) {
      const piece = last[at] ?? 0;
      if (piece !== 0 || found.at(-1) !== 0) found.push(piece);
    }
    return found.reverse();
  };
}
