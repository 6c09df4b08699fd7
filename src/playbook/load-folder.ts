import { readdir, readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { AppError } from "../core/errors.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import type { PlaybookFiles } from "./assemble.ts";
import { type CheckedPlaybook, loadPlaybookFiles } from "./load-files.ts";

const MAX_FILES = 5_000;
const MAX_BYTES = 20_000_000;

/** Loads and checks a playbook folder. Throws `invalid_input` with every problem, `not_found` without a folder. */
export async function loadPlaybookFolder(path: string): Promise<Playbook> {
  return (await checkPlaybookFolder(path)).playbook;
}

/** Like `loadPlaybookFolder`, and also gives the advice. */
export async function checkPlaybookFolder(path: string): Promise<CheckedPlaybook> {
  return loadPlaybookFiles(await readFiles(path));
}

async function readFiles(folder: string): Promise<PlaybookFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError("not_found", `There is no playbook folder at ${folder}. Check the setting PLAYBOOK.`, { cause });
  });
  const files = new Map<string, string>();
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    bytes += (await stat(path)).size;
    if (files.size >= MAX_FILES || bytes > MAX_BYTES) {
      throw new AppError(
        "too_large",
        `The playbook at ${folder} has more than ${MAX_FILES} files or ${MAX_BYTES} bytes.`,
      );
    }
    files.set(path.slice(join(folder, sep).length).split(sep).join("/"), await readFile(path, "utf8"));
  }
  return files;
}
