import { AppError } from "../core/errors.ts";

const BLOCK = 512;

/** The regular files in a tar archive (ustar, GNU long names, pax paths), by their path as written in it. */
export function readTar(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(text(header, 124, 12), 8);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || start + size > bytes.length) {
      throw new AppError(
        "invalid_input",
        "The archive is cut off or is not a tar archive. Pack the playbook folder again.",
      );
    }
    const content = bytes.subarray(start, start + size);
    const prefix = text(header, 257, 5) === "ustar" ? text(header, 345, 155) : "";
    const name = longName ?? (prefix === "" ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`);
    const type = text(header, 156, 1);
    longName = undefined;
    if (type === "L") longName = text(content, 0, content.length);
    else if (type === "x") longName = paxPath(content);
    else if (type === "" || type === "0") files.set(name, content);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

const text = (bytes: Uint8Array, start: number, length: number): string =>
  new TextDecoder()
    .decode(bytes.subarray(start, start + length))
    .replace(/\0[\s\S]*$/, "")
    .trim();

const paxPath = (content: Uint8Array): string | undefined =>
  /\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1];
