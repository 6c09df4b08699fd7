import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { canRead } from "./read-document.ts";

export interface FoundFile {
  readonly path: string;
  /** Below what is imported, behind its name, with forward slashes: the same on every machine. */
  readonly origin: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** How every origin from here begins. */
  readonly root: string;
  /** Of a kind that cannot be read. */
  readonly passedOver: readonly string[];
}

/** The file, or all files below a folder, in order. Hidden ones are left out. Throws `not_found`. */
export async function findFiles(target: string): Promise<FoundFiles> {
  const place = path.resolve(target);
  const found = await stat(place).catch((cause: unknown) => {
    throw new AppError("not_found", `There is nothing at ${target}.`, { cause });
  });
  const root = path.basename(place);
  if (!found.isDirectory()) return { files: [{ path: place, origin: root }], root, passedOver: [] };
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .filter((name) => !name.split("/").some((step) => step.startsWith(".")))
    .sort();
  return {
    root: `${root}/`,
    files: below.filter(canRead).map((name) => ({ path: path.join(place, name), origin: `${root}/${name}` })),
    passedOver: below.filter((name) => !canRead(name)),
  };
}
