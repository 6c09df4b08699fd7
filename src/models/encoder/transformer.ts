import { createMultiplier, type Matrix, type PlainMatrix } from "./matrix.ts";

export interface Norm {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

export interface PlainLayer {
  readonly attentionNorm: Norm;
  /** Queries, keys and values side by side. */
  readonly queryKeyValue: PlainMatrix;
  readonly attentionOut: PlainMatrix;
  /** Brings what goes around the attention to the layer's width. Absent: it has that width. */
  readonly around?: PlainMatrix;
  readonly forwardNorm: Norm;
  readonly forwardIn: PlainMatrix;
  readonly forwardOut: PlainMatrix;
}

/** The weights of the encoder as they come from the package. */
export interface PlainWeights {
  /** One row a piece of the vocabulary. */
  readonly embeddings: Float32Array;
  /** How fast each wave of the positions turns. */
  readonly waves: Float32Array;
  readonly layers: readonly PlainLayer[];
  readonly last: PlainMatrix;
}

const HEADS = 4;
/** Longer texts are cut, as the model was trained. */
export const MOST_PIECES = 128;
const NORM_FLOOR = 1e-6;

/**
 * The forward pass of the Universal Sentence Encoder "lite": embeddings and positions, transformer layers (norm,
 * attention, norm, two dense ones), the mean over all pieces, one dense layer. Gives a vector of length 1.
 */
export function createTransformer({ embeddings, waves, layers, last }: PlainWeights): (pieces: readonly number[]) => Float32Array {
  const plain = [
    ...layers.flatMap((layer) => [
      layer.queryKeyValue,
      layer.attentionOut,
      layer.forwardIn,
      layer.forwardOut,
      ...(layer.around ? [layer.around] : []),
    ]),
    last,
  ];
  const { matrices, multiply } = createMultiplier(plain, MOST_PIECES);
  const packed = new Map(plain.map((matrix, at) => [matrix, matrices[at] as Matrix]));
  const times = (left: Float32Array, rows: number, by: PlainMatrix): Float32Array => {
    const out = new Float32Array(rows * by.columns);
    multiply(left, rows, packed.get(by) as Matrix, out);
    return out;
  };
  const width = waves.length * 2;

  return (pieces) => {
    const rows = Math.min(pieces.length, MOST_PIECES);
    if (rows === 0) return new Float32Array(last.columns);
    let state = new Float32Array(rows * width);
    for (let r = 0; r < rows; r++) {
      const from = (pieces[r] as number) * width;
      for (let i = 0; i < waves.length; i++) {
        const angle = r * (waves[i] as number);
        // Twice the embedding: it is added once with the positions and once around them.
        state[r * width + i] = 2 * (embeddings[from + i] as number) + Math.sin(angle);
        state[r * width + waves.length + i] = 2 * (embeddings[from + waves.length + i] as number) + Math.cos(angle);
      }
    }
    for (const layer of layers) {
      const attended = times(
        attend(times(normalize(state, rows, layer.attentionNorm), rows, layer.queryKeyValue), rows),
        rows,
        layer.attentionOut,
      );
      state = add(attended, layer.around ? times(state, rows, layer.around) : state);
      const inner = times(normalize(state, rows, layer.forwardNorm), rows, layer.forwardIn);
      for (let i = 0; i < inner.length; i++) if ((inner[i] as number) < 0) inner[i] = 0;
      state = add(times(inner, rows, layer.forwardOut), state);
    }
    return toUnit(times(meanOf(state, rows), 1, last).map(Math.tanh));
  };
}

/** Scaled dot-product attention of each head; `both` holds queries, keys and values of each row. */
function attend(both: Float32Array, rows: number): Float32Array {
  const width = both.length / rows / 3;
  const size = width / HEADS;
  const out = new Float32Array(rows * width);
  const shares = new Float32Array(rows);
  for (let head = 0; head < HEADS; head++) {
    for (let r = 0; r < rows; r++) {
      const query = r * 3 * width + head * size;
      let top = Number.NEGATIVE_INFINITY;
      for (let other = 0; other < rows; other++) {
        const key = (other * 3 + 1) * width + head * size;
        let sum = 0;
        for (let i = 0; i < size; i++) sum += (both[query + i] as number) * (both[key + i] as number);
        const score = sum / Math.sqrt(size);
        shares[other] = score;
        if (score > top) top = score;
      }
      let total = 0;
      for (let other = 0; other < rows; other++) {
        const share = Math.exp((shares[other] as number) - top);
        shares[other] = share;
        total += share;
      }
      const to = r * width + head * size;
      for (let other = 0; other < rows; other++) {
        const share = (shares[other] as number) / total;
        const value = (other * 3 + 2) * width + head * size;
        for (let i = 0; i < size; i++) out[to + i] = (out[to + i] as number) + share * (both[value + i] as number);
      }
    }
  }
  return out;
}

/** Each row to mean 0 and variance 1, then scaled and moved. */
function normalize(state: Float32Array, rows: number, { scale, bias }: Norm): Float32Array {
  const width = scale.length;
  const out = new Float32Array(rows * width);
  for (let from = 0; from < out.length; from += width) {
    let mean = 0;
    for (let i = 0; i < width; i++) mean += state[from + i] as number;
    mean /= width;
    let variance = 0;
    for (let i = 0; i < width; i++) variance += ((state[from + i] as number) - mean) ** 2;
    const factor = 1 / Math.sqrt(variance / width + NORM_FLOOR);
    for (let i = 0; i < width; i++) {
      out[from + i] = ((state[from + i] as number) - mean) * factor * (scale[i] as number) + (bias[i] as number);
    }
  }
  return out;
}

function meanOf(state: Float32Array, rows: number): Float32Array {
  const width = state.length / rows;
  const mean = new Float32Array(width);
  for (let at = 0; at < state.length; at++) mean[at % width] = (mean[at % width] as number) + (state[at] as number) / rows;
  return mean;
}

function add(to: Float32Array, other: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(to, (value, at) => value + (other[at] as number));
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
