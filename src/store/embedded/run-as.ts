import { readFile } from "node:fs/promises";
import { AppError } from "../../core/errors.ts";

/** Whom the database server runs as. Postgres refuses to run as root, and its user must have a name. */
export interface ServerUser {
  /** True when we are root and the server is somebody else. */
  readonly differs: boolean;
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

const CANDIDATES = ["postgres", "nobody", "daemon"];

/** Ourselves as an ordinary user; as root, the first unprivileged user that this machine has. */
export async function runAs(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { differs: false, ids: {} };
  if (process.platform !== "linux") {
    throw new AppError("misconfigured", "The embedded database cannot run as root on this system. Start Switchboard as an ordinary user, or set DATABASE_URL.");
  }
  const rows = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const candidate of CANDIDATES) {
    const [, , uid, gid] = rows.find(([name]) => name === candidate) ?? [];
    if (Number(uid) > 0) return { differs: true, ids: { uid: Number(uid), gid: Number(gid) } };
  }
  throw new AppError("misconfigured", "The embedded database may not run as root, and this machine has no user named postgres, nobody or daemon. Add one (useradd --system postgres), start Switchboard as an ordinary user, or set DATABASE_URL.");
}
