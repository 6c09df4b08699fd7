import { AppError } from "../../errors.ts";

/** Numbers and arrays of a trained model in one buffer: a JSON directory, then the arrays, each on an 8-byte boundary. */

const kinds = { f: Float32Array, b: Int8Array, u: Uint32Array } as const;
const MAGIC = 0x53574d31;

export function pack(value: object): Buffer {
  const chunks: Buffer[] = [];
  let offset = 0;
  const describe = (item: unknown): unknown => {
    if (typeof item !== "object" || item === null) return item;
    if (Array.isArray(item)) return item.map(describe);
    const kind =
      item instanceof Float32Array
        ? "f"
        : item instanceof Int8Array
          ? "b"
          : item instanceof Uint32Array
            ? "u"
            : undefined;
    if (kind && ArrayBuffer.isView(item)) {
      const bytes = Buffer.from(item.buffer, item.byteOffset, item.byteLength);
      const padding = (8 - (bytes.length % 8)) % 8;
      const at = offset;
      chunks.push(bytes, Buffer.alloc(padding));
      offset += bytes.length + padding;
      return { $: kind, at, length: bytes.length };
    }
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, describe(inner)]));
  };
  const directory = Buffer.from(JSON.stringify(describe(value)));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(directory.length, 4);
  return Buffer.concat([head, directory, ...chunks]);
}

/** Throws `misconfigured` when the bytes are not a packed model. */
export function unpack(bytes: Buffer): unknown {
  if (bytes.length < 8 || bytes.readUInt32LE(0) !== MAGIC) {
    throw new AppError("misconfigured", "stored understanding models are not readable: train the playbook again");
  }
  const start = 8 + bytes.readUInt32LE(4);
  return JSON.parse(bytes.toString("utf8", 8, start), (_, value: unknown) => {
    if (!isArrayEntry(value)) return value;
    const Kind = kinds[value.$];
    const copy = new Uint8Array(bytes.subarray(start + value.at, start + value.at + value.length));
    return new Kind(copy.buffer);
  });
}

function isArrayEntry(value: unknown): value is { $: keyof typeof kinds; at: number; length: number } {
  return typeof value === "object" && value !== null && "$" in value;
}
