import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const here = new Set<string>();

/**
 * Notes that this process uses the folder's server. The answer takes the note back, and says whether others remain.
 * Call both under the start lock. Notes of processes that died are cleared away.
 */
export async function joinUsers(base: string): Promise<() => Promise<boolean>> {
  const folder = path.join(base, "users");
  const name = `${process.pid}-${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), "");
  here.add(name);

  return async () => {
    here.delete(name);
    await rm(path.join(folder, name), { force: true });
    const names = await readdir(folder);
    const gone = names.filter((other) => !isUsing(other));
    await Promise.all(gone.map((other) => rm(path.join(folder, other), { force: true })));
    return gone.length < names.length;
  };
}

function isUsing(name: string): boolean {
  const pid = Number(name.split("-")[0]);
  return pid === process.pid ? here.has(name) : isAlive(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
