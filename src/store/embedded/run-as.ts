import { readFile, stat } from "node:fs/promises";
import { AppError } from "../../core/errors.ts";

/** Whom the database server runs as. Postgres refuses to run as root, and its user must have a name. */
export interface ServerUser {
  /** True when we are root and the server is somebody else. */
  readonly differs: boolean;
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

const CANDIDATES = ["postgres", "nobody", "daemon"];

/** Ourselves as an ordinary user; as root, whoever owns the data, else an unprivileged user that this machine has. */
export async function runAs(data: string): Promise<ServerUser> {
  const owner = await stat(data).catch(() => undefined);
  if (process.getuid?.() !== 0) {
    if (owner && owner.uid !== process.getuid?.()) {
      throw new AppError(
        "misconfigured",
        `The embedded database in ${data} was made by another user (id ${owner.uid}). Start Switchboard as that user or as root, or set DATA_DIR to another folder.`,
      );
    }
    return { differs: false, ids: {} };
  }
  if (process.platform !== "linux") {
    throw new AppError(
      "misconfigured",
      "The embedded database cannot run as root on this system. Start Switchboard as an ordinary user, or set DATABASE_URL.",
    );
  }
  return { differs: true, ids: owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : await unprivileged() };
}

async function unprivileged(): Promise<ServerUser["ids"]> {
  const rows = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const candidate of CANDIDATES) {
    const [, , uid, gid] = rows.find(([name]) => name === candidate) ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new AppError(
    "misconfigured",
    "The embedded database may not run as root, and this machine has no user named postgres, nobody or daemon. Add one (useradd --system postgres), start Switchboard as an ordinary user, or set DATABASE_URL.",
  );
}
