import { createMultiplier, type Matrix, type PlainMatrix } from "./matrix.ts";

export interface Norm {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

export interface Layer<M> {
  readonly attentionNorm: Norm;
  /** Queries, keys and values side by side. */
  readonly queryKeyValue: M;
  readonly attentionOut: M;
  /** Brings what goes around the attention to the layer's width. Absent: it has that width. */
  readonly around?: M;
  readonly forwardNorm: Norm;
  readonly forwardIn: M;
  readonly forwardOut: M;
}

/** The weights of the encoder as they come from the package. */
export interface PlainWeights {
  /** One row a piece of the vocabulary. */
  readonly embeddings: Float32Array;
  /** How fast each wave of the positions turns. */
  readonly waves: Float32Array;
  readonly layers: readonly Layer<PlainMatrix>[];
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
export function createTransformer(plain: PlainWeights): (pieces: readonly number[]) => Float32Array {
  const { embeddings, waves } = plain;
  const { take, addProduct } = createMultiplier(weightCount(plain), MOST_PIECES);
  // Only the packed matrices are kept, so that the plain ones can go.
  const layers = plain.layers.map(
    ({ around, ...layer }): Layer<Matrix> => ({
      ...layer,
      queryKeyValue: take(layer.queryKeyValue),
      attentionOut: take(layer.attentionOut),
      ...(around ? { around: take(around) } : {}),
      forwardIn: take(layer.forwardIn),
      forwardOut: take(layer.forwardOut),
    }),
  );
  const last = take(plain.last);
  /** `left` times a matrix, added to what goes around it. */
  const times = (left: Float32Array, rows: number, by: Matrix, around = new Float32Array(rows * by.columns)) => {
    addProduct(around, left, rows, by);
    return around;
  };
  const width = waves.length * 2;
  const positions = Float32Array.from({ length: MOST_PIECES * width }, (_, at) => {
    const angle = Math.floor(at / width) * (waves[at % waves.length] ?? 0);
    return at % width < waves.length ? Math.sin(angle) : Math.cos(angle);
  });

  return (pieces) => {
    const rows = Math.min(pieces.length, MOST_PIECES);
    if (rows === 0) return new Float32Array(last.columns);
    let state = positions.slice(0, rows * width);
    for (let r = 0; r < rows; r++) {
      const from = (pieces[r] as number) * width;
      // Twice: the model adds the embedding once with the positions and once around them.
      for (let i = 0; i < width; i++)
        state[r * width + i] = (state[r * width + i] as number) + 2 * (embeddings[from + i] as number);
    }
    for (const layer of layers) {
      const seen = times(normalize(state, rows, layer.attentionNorm), rows, layer.queryKeyValue);
      state = times(
        attend(seen, rows),
        rows,
        layer.attentionOut,
        layer.around ? times(state, rows, layer.around) : state,
      );
      const inside = times(normalize(state, rows, layer.forwardNorm), rows, layer.forwardIn);
      dropNegative(inside);
      state = times(inside, rows, layer.forwardOut, state);
    }
    return toUnit(times(meanOf(state, rows), 1, last).map(Math.tanh));
  };
}

function weightCount({ layers, last }: PlainWeights): number {
  const matrices = layers.flatMap(({ queryKeyValue, attentionOut, around, forwardIn, forwardOut }) => [
    queryKeyValue,
    attentionOut,
    forwardIn,
    forwardOut,
    ...(around ? [around] : []),
  ]);
  return [...matrices, last].reduce((sum, { weights }) => sum + weights.length, 0);
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
        // Four sums: one would have to wait for itself at each step.
        let [a, b, c, d] = [0, 0, 0, 0];
        for (let i = 0; i < size; i += 4) {
          a += (both[query + i] as number) * (both[key + i] as number);
          b += (both[query + i + 1] as number) * (both[key + i + 1] as number);
          c += (both[query + i + 2] as number) * (both[key + i + 2] as number);
          d += (both[query + i + 3] as number) * (both[key + i + 3] as number);
        }
        const score = (a + b + c + d) / Math.sqrt(size);
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
  return Float32Array.from({ length: width }, (_, i) => {
    let sum = 0;
    for (let at = i; at < state.length; at += width) sum += state[at] as number;
    return sum / rows;
  });
}

function dropNegative(values: Float32Array): void {
  for (let at = 0; at < values.length; at++) if ((values[at] as number) < 0) values[at] = 0;
}

function toUnit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
