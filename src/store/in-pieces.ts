/** What one row holds. Larger than what the type of a file is read from. */
const PIECE_BYTES = 256 * 1024;

/** The same bytes in pieces of one size; the last may be smaller. Holds no more than one piece and what came last. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PIECE_BYTES) continue;
    const all = Buffer.concat(waiting, size);
    let at = 0;
    for (; size - at >= PIECE_BYTES; at += PIECE_BYTES) yield all.subarray(at, at + PIECE_BYTES);
    waiting = [all.subarray(at)];
    size -= at;
  }
  if (size > 0) yield Buffer.concat(waiting, size);
}
