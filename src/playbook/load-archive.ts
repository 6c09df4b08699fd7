import { gunzipSync } from "node:zlib";
import { AppError } from "../core/errors.ts";
import type { PlaybookFiles } from "./assemble.ts";
import { type CheckedPlaybook, loadPlaybookFiles } from "./load-files.ts";
import { readTar } from "./read-tar.ts";
import { readZip } from "./read-zip.ts";

const MAX_UNPACKED_BYTES = 50_000_000;
const MAX_FILES = 5_000;

/**
 * Loads and checks a packed playbook folder: .tar, .tar.gz or .zip, told apart by content. The folder may stand at the
 * top of the archive or one level down. Nothing is written to disk. Throws `invalid_input` or `too_large`.
 */
export function loadPlaybookArchive(bytes: Uint8Array): CheckedPlaybook {
  const packed = unpack(bytes);
  if (packed.size > MAX_FILES) throw new AppError("too_large", `The archive has more than ${MAX_FILES} files.`);
  return loadPlaybookFiles(fromTopFolder(packed));
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZip(bytes, MAX_UNPACKED_BYTES);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return readTar(bytes);
  let tar: Uint8Array;
  try {
    tar = gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (cause) {
    throw new AppError(
      "invalid_input",
      "The archive is damaged or unpacks to more than 50 MB. Pack the playbook folder again.",
      { cause },
    );
  }
  return readTar(tar);
}

function fromTopFolder(packed: ReadonlyMap<string, Uint8Array>): PlaybookFiles {
  const paths = [...packed.keys()].map((path) => path.replace(/^\.\//, ""));
  const main = paths
    .filter((path) => /(?:^|\/)playbook\.ya?ml$/.test(path))
    .toSorted((a, b) => a.split("/").length - b.split("/").length)[0];
  const top = main?.replace(/playbook\.ya?ml$/, "") ?? "";
  const files = new Map<string, string>();
  for (const [path, content] of packed) {
    const clean = path.replace(/^\.\//, "");
    // Archives made on a Mac carry shadow files that are not ours.
    if (!clean.startsWith(top) || /(?:^|\/)(?:\._|__MACOSX\/)/.test(clean)) continue;
    files.set(clean.slice(top.length), new TextDecoder().decode(content));
  }
  return files;
}
