import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { LocalEncoder } from "../../core/contracts/sentence-encoder.ts";

export interface RememberedVectors {
  /** Reads each text once, also over restarts. */
  readonly encoder: LocalEncoder;
  /** Keeps the vectors that were asked for, and only those. */
  save(): Promise<void>;
}

const HASH_BYTES = 16;
const FLOAT_BYTES = 4;

/**
 * Vectors of training examples in a file: training again after a small change, or after an update, need not read all
 * of them anew. It holds hashes and vectors, no text; a lost or broken file costs time only. One file an encoder.
 */
export async function rememberVectors(encoder: LocalEncoder, folder: string): Promise<RememberedVectors> {
  const file = path.join(folder, `vectors-${encoder.name}.bin`);
  const known = await readVectors(file, encoder.size);
  const used = new Map<string, Float32Array>();
  const of = (text: string): Float32Array => {
    const key = vectorKey(text);
    const vector = used.get(key) ?? known.get(key) ?? encoder.of(text);
    used.set(key, vector);
    return vector;
  };
  return {
    encoder: { ...encoder, of, encode: async (texts) => texts.map(of) },
    save: () => writeVectors(file, used),
  };
}

/** Under which the vector of a text is kept: its hash. */
export const vectorKey = (text: string): string =>
  createHash("sha256")
    .update(text)
    .digest("hex")
    .slice(0, 2 * HASH_BYTES);

/** Replaces the file as a whole, so that whoever reads it meanwhile reads the old one. */
export async function writeVectors(file: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const rows = [...vectors].flatMap(([key, vector]) => [
    Buffer.from(key, "hex"),
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
  ]);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, Buffer.concat(rows), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** None when the file is missing, broken, or of another encoder. */
export async function readVectors(file: string, size: number): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const row = HASH_BYTES + size * FLOAT_BYTES;
  if (bytes.length % row !== 0) return vectors;
  for (let at = 0; at < bytes.length; at += row) {
    const numbers = new Uint8Array(bytes.subarray(at + HASH_BYTES, at + row));
    vectors.set(bytes.toString("hex", at, at + HASH_BYTES), new Float32Array(numbers.buffer));
  }
  return vectors;
}
