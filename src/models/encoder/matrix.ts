import { compileDots, LEFT_STRIDE, MOST_ROWS, OUT_STRIDE, PANEL, RIGHT_STRIDE } from "./dot-kernel.ts";

/** Weights in 16 bits, with a scale a column, packed for the kernel. */
export interface Matrix {
  readonly inner: number;
  readonly columns: number;
  readonly address: number;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** Row by row: `weights[i * columns + c]`. `inner` must be even, `columns` a multiple of eight. */
export interface PlainMatrix {
  readonly inner: number;
  readonly columns: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface Multiplier {
  /** Copies a matrix in. There must be room for it, see `createMultiplier`. */
  take(matrix: PlainMatrix): Matrix;
  /** `rows` × `inner` numbers times a matrix, plus its bias: added to what stands in `to` (`rows` × `columns`). */
  addProduct(to: Float32Array, left: Float32Array, rows: number, by: Matrix): void;
}

const PAGE = 65_536;
/** Numbers of the left side reach from -LEFT to LEFT: 12 bits and a sign. */
const LEFT = 4095;
const ABOVE = LEFT + 1;
const MOST_SUM = 2 ** 31 - 1;

/** One WebAssembly memory with room for matrices of `numbers` weights in all, and for `mostRows` rows beside them. */
export function createMultiplier(numbers: number, mostRows: number): Multiplier {
  const outAt = mostRows * LEFT_STRIDE;
  const firstMatrix = outAt + mostRows * OUT_STRIDE;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((firstMatrix + numbers * 2) / PAGE) });
  const dots = compileDots(memory);
  const whole = new Int16Array(memory.buffer);
  const sums = new Int32Array(memory.buffer, outAt);
  let free = firstMatrix;

  return {
    take(matrix) {
      const { inner, columns, bias } = matrix;
      const address = free;
      free += inner * columns * 2;
      return { inner, columns, address, scales: packInto(whole, address / 2, matrix), bias };
    },
    addProduct(to, left, rows, { inner, columns, address, scales, bias }) {
      const leftScales = new Float32Array(rows);
      for (let r = 0; r < rows; r++) leftScales[r] = quantizeRow(left, r * inner, inner, whole, (r * LEFT_STRIDE) / 2);
      const panelBytes = (inner / 2) * RIGHT_STRIDE;
      for (let panel = 0; panel < columns / PANEL; panel++) {
        const from = address + panel * panelBytes;
        for (let r = 0; r < rows; r += MOST_ROWS) {
          const dot = dots[Math.min(MOST_ROWS, rows - r) - 1];
          dot?.(r * LEFT_STRIDE, from, from + panelBytes, outAt + r * OUT_STRIDE + panel * PANEL * 4);
        }
      }
      for (let r = 0; r < rows; r++) {
        const scale = leftScales[r] as number;
        let sum = (r * OUT_STRIDE) / 4;
        let at = r * columns;
        for (let c = 0; c < columns; c++, at++, sum++) {
          to[at] = (to[at] as number) + (sums[sum] as number) * scale * (scales[c] as number) + (bias[c] as number);
        }
      }
    },
  };
}

/** Writes whole numbers; returns what one of them stands for. */
function quantizeRow(left: Float32Array, from: number, count: number, to: Int16Array, at: number): number {
  let most = 0;
  for (let i = from; i < from + count; i++) {
    const size = Math.abs(left[i] as number);
    if (size > most) most = size;
  }
  const factor = most > 0 ? LEFT / most : 0;
  // Rounds to the nearest: cut off above zero, then moved back. Quicker than Math.round.
  for (let i = 0; i < count; i++) to[at + i] = (((left[from + i] as number) * factor + ABOVE + 0.5) | 0) - ABOVE;
  return most / LEFT;
}

/**
 * As fine as 16 bits allow, but so that the sum of a column stays within 32 bits whatever stands on the left.
 * Returns what one whole number of each column stands for.
 */
function packInto(to: Int16Array, at: number, { inner, columns, weights }: PlainMatrix): Float32Array {
  const scales = new Float32Array(columns);
  for (let c = 0; c < columns; c++) {
    let most = 0;
    let total = 0;
    for (let i = 0; i < inner; i++) {
      const size = Math.abs(weights[i * columns + c] as number);
      total += size;
      if (size > most) most = size;
    }
    // Rounding may add half to each number of the column.
    const factor = Math.min(32_767 / (most || 1), (MOST_SUM / LEFT - inner / 2) / (total || 1));
    scales[c] = 1 / factor;
    const panel = at + (c - (c % PANEL)) * inner + (c % PANEL) * 2;
    for (let i = 0; i < inner; i++) {
      to[panel + (i >> 1) * PANEL * 2 + (i & 1)] = Math.round((weights[i * columns + c] as number) * factor);
    }
  }
  return scales;
}
