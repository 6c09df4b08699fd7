/**
 * The one loop that costs time, in WebAssembly's SIMD: dot products of rows of 16-bit numbers with eight columns at
 * once. The module is put together here, byte by byte, so that there is no binary in the repository that nobody can
 * read. Opcodes are those of the WebAssembly core specification (version 2, "Instructions" and "Binary format").
 */

/** Rows that one call can take, and columns of one panel of the other matrix. */
export const MOST_ROWS = 4;
export const PANEL = 8;
/** Bytes from row to row, fixed so that they stand in the instructions: 1,536 numbers of 16 and of 32 bits. */
export const LEFT_STRIDE = 1536 * 2;
export const RIGHT_STRIDE = PANEL * 2 * 2;
export const OUT_STRIDE = 1536 * 4;

/**
 * `left`: address of the first row. `panel`, `end`: where a panel of eight columns begins and ends, stored pair by pair:
 * two numbers of column 0, two of column 1, up to column 7, then the next two of each. `out`: address of 32-bit sums.
 */
export type Dot = (left: number, panel: number, end: number, out: number) => void;

const VECTORS = PANEL / 4;
const op = {
  loop: 0x03,
  branchIf: 0x0d,
  end: 0x0b,
  get: 0x20,
  set: 0x21,
  tee: 0x22,
  constant: 0x41,
  add: 0x6a,
  notEqual: 0x47,
} as const;
const simd = { load: 0, loadSplat32: 9, store: 11, add32: 0xae, dot16: 0xba } as const;
const type = { i32: 0x7f, v128: 0x7b, func: 0x60, nothing: 0x40 } as const;

/** Functions for one to four rows, at places 0 to 3, over the given memory. */
export function compileDots(memory: WebAssembly.Memory): readonly Dot[] {
  const rows = Array.from({ length: MOST_ROWS }, (_, i) => i + 1);
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([[type.func, ...list([[type.i32], [type.i32], [type.i32], [type.i32]]), 0]])),
    ...section(2, list([[...name("env"), ...name("memory"), 0x02, 0x00, 1]])),
    ...section(3, list(rows.map(() => [0]))),
    ...section(7, list(rows.map((count, at) => [...name(`dot${count}`), 0x00, at]))),
    ...section(10, list(rows.map((count) => sized(body(count))))),
  ]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return rows.map((count) => exports[`dot${count}`] as Dot);
}

/** Parameters are locals 0 to 3; then the sums (row by row), the vectors of the panel, and one pair of the left side. */
function body(rows: number): number[] {
  const [left, panel, end, out] = [0, 1, 2, 3];
  const sum = (row: number, vector: number): number => 4 + row * VECTORS + vector;
  const column = (vector: number): number => 4 + rows * VECTORS + vector;
  const pair = column(VECTORS);
  const code: number[] = [op.loop, type.nothing];
  for (let v = 0; v < VECTORS; v++) {
    code.push(op.get, panel, ...simdOp(simd.load), 4, ...unsigned(v * 16), op.set, column(v));
  }
  for (let r = 0; r < rows; r++) {
    code.push(op.get, left, ...simdOp(simd.loadSplat32), 2, ...unsigned(r * LEFT_STRIDE), op.set, pair);
    for (let v = 0; v < VECTORS; v++) {
      code.push(op.get, pair, op.get, column(v), ...simdOp(simd.dot16));
      code.push(op.get, sum(r, v), ...simdOp(simd.add32), op.set, sum(r, v));
    }
  }
  code.push(op.get, left, op.constant, 4, op.add, op.set, left);
  code.push(op.get, panel, op.constant, RIGHT_STRIDE, op.add, op.tee, panel);
  code.push(op.get, end, op.notEqual, op.branchIf, 0, op.end);
  for (let r = 0; r < rows; r++) {
    for (let v = 0; v < VECTORS; v++) {
      code.push(op.get, out, op.get, sum(r, v), ...simdOp(simd.store), 4, ...unsigned(r * OUT_STRIDE + v * 16));
    }
  }
  return [...list([[...unsigned((rows + 1) * VECTORS + 1), type.v128]]), ...code, op.end];
}

const simdOp = (code: number): number[] => [0xfd, ...unsigned(code)];
const name = (text: string): number[] => sized([...new TextEncoder().encode(text)]);
const section = (id: number, content: readonly number[]): number[] => [id, ...sized(content)];
const sized = (content: readonly number[]): number[] => [...unsigned(content.length), ...content];
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
