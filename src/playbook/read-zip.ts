import { inflateRawSync } from "node:zlib";
import { AppError } from "../core/errors.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The files in a zip archive (stored or deflated, no encryption), by their path as written in it. */
export function readZip(bytes: Uint8Array, maxBytes: number): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Uint8Array>();
  let left = maxBytes;
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== ENTRY) throw broken();
      const method = view.getUint16(at + 10, true);
      const packed = view.getUint32(at + 20, true);
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const content = bytes.subarray(start, start + packed);
      if (!name.endsWith("/")) {
        const file = unpack(method, content, left);
        left -= file.length;
        files.set(name, file);
      }
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw broken(cause);
  }
  return files;
}

function unpack(method: number, content: Uint8Array, maxBytes: number): Uint8Array {
  if (method === STORED) return content;
  if (method !== DEFLATED) throw broken();
  return inflateRawSync(content, { maxOutputLength: Math.max(1, maxBytes) });
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  throw broken();
}

const broken = (cause?: unknown): AppError =>
  new AppError("invalid_input", "The zip archive is damaged, encrypted or too large. Pack the playbook folder again.", {
    cause,
  });
