/** The vectors of all sources, side by side. */
export interface SourceVectors {
  has(at: number): boolean;
  /** Dot product of a source's vector with any other of the same size. */
  likeness(at: number, vector: Float32Array): number;
  /** Dot products of all that are asked for, by the signs of the numbers alone: about right, at a fiftieth of the work. */
  estimate(vector: Float32Array, wanted: Uint8Array): Float64Array;
}

const WORD = 32;

/** Vectors of length 1; undefined where a source has none. Ten thousand of 512 numbers take 21 MB. */
export function packVectors(vectors: readonly (Float32Array | undefined)[], size: number): SourceVectors {
  const perSource = Math.ceil(size / WORD);
  const signs = new Uint32Array(vectors.length * perSource);
  vectors.forEach((vector, at) => {
    if (vector) signs.set(signsOf(vector), at * perSource);
  });
  // The angle between two vectors is the share of random planes that part them; each number's sign stands for a plane.
  const cosine = Float64Array.from({ length: size + 1 }, (_, differing) => Math.cos((Math.PI * differing) / size));

  return {
    has: (at) => vectors[at] !== undefined,
    likeness(at, vector) {
      const own = vectors[at];
      return own ? dot(own, vector) : 0;
    },
    estimate(vector, wanted) {
      const asked = signsOf(vector);
      const length = Math.hypot(...vector);
      const found = new Float64Array(wanted.length);
      for (let at = 0; at < wanted.length; at++) {
        if (wanted[at] === 0) continue;
        let differing = 0;
        const from = at * perSource;
        for (let word = 0; word < perSource; word++)
          differing += bitCount((signs[from + word] as number) ^ (asked[word] as number));
        found[at] = length * (cosine[differing] as number);
      }
      return found;
    },
  };
}

function signsOf(vector: Float32Array): Uint32Array {
  const signs = new Uint32Array(Math.ceil(vector.length / WORD));
  vector.forEach((value, i) => {
    const word = Math.floor(i / WORD);
    if (value > 0) signs[word] = (signs[word] as number) | (1 << (i % WORD));
  });
  return signs;
}

/** Bits that are set, counted in pairs, fours and bytes at once. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Four sums at once: what one of them waits for, the others need not. */
function dot(a: Float32Array, b: Float32Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const end = a.length - (a.length % 4);
  for (let i = 0; i < end; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = end; i < a.length; i++) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + s2 + s3;
}
