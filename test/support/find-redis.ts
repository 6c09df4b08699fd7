import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Obtained } from "./obtained.ts";
import { onPath } from "./on-path.ts";

const run = promisify(execFile);
const cache = path.resolve(import.meta.dirname, "../../.cache/redis");
const unpacked = path.join(cache, "redis-server");

/** A redis-server program, if this machine has one. */
export function findRedis(): string | undefined {
  return onPath("redis-server") ?? (existsSync(unpacked) ? unpacked : undefined);
}

/** Gets one where there is none: Debian's package unpacked into .cache (needs no root), or Homebrew's. */
export async function obtainRedis(): Promise<Obtained> {
  const found = findRedis();
  if (found) return { program: found };
  try {
    if (onPath("brew")) await run("brew", ["install", "redis"]);
    else if (onPath("apt-get")) await unpackDebianPackage();
  } catch {
    // What to do is said below, whatever went wrong.
  }
  const program = findRedis();
  if (program) return { program };
  const remedy = onPath("apt-get")
    ? "sudo apt-get update && npm test"
    : "install redis-server with your system's package manager, then npm test";
  return { remedy: process.platform === "darwin" ? "brew install redis" : remedy };
}

async function unpackDebianPackage(): Promise<void> {
  await mkdir(path.dirname(cache), { recursive: true });
  const folder = await mkdtemp(`${cache}-`);
  try {
    await download(folder).catch(async () => {
      // Package lists are missing or old; only root may renew them.
      await run("apt-get", ["update", "-qq"]);
      await download(folder);
    });
    for (const file of (await readdir(folder)).filter((name) => name.endsWith(".deb"))) {
      await run("dpkg", ["-x", path.join(folder, file), folder]);
    }
    await writeFile(path.join(folder, "redis-server"), launcher);
    await chmod(path.join(folder, "redis-server"), 0o755);
    await rm(cache, { recursive: true, force: true });
    await rename(folder, cache);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The package, and those of its libraries that this machine lacks. */
async function download(folder: string): Promise<void> {
  const { stdout } = await run("apt-cache", ["depends", "redis-tools"]);
  const libraries = [...stdout.matchAll(/^\s+Depends: (lib[\w.+-]+)/gm)].map(([, name = ""]) => name);
  const missing: string[] = [];
  for (const name of libraries) {
    const { stdout: state } = await run("dpkg-query", ["-s", name]).catch(() => ({ stdout: "" }));
    if (!state.includes("Status: install ok installed")) missing.push(name);
  }
  await run("apt-get", ["download", "redis-server", "redis-tools", ...missing], { cwd: folder });
}

/** Debian puts libraries into a folder named after the machine, for example usr/lib/x86_64-linux-gnu. */
const launcher = `#!/bin/sh
here=$(dirname "$0")
for folder in "$here"/usr/lib/*-linux-gnu*; do LD_LIBRARY_PATH="$folder:$LD_LIBRARY_PATH"; done
export LD_LIBRARY_PATH
exec "$here/usr/bin/redis-server" "$@"
`;
