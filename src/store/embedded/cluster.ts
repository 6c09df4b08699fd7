import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { AppError } from "../../core/errors.ts";
import { dataFolder, type Place, seenByServer, serverEnvironment, serverStdio } from "./place.ts";

/** Creates the data folder if there is none. It appears in one step: a start that is killed here leaves no half of it. */
export async function createCluster(place: Place, password: string, onCreate: () => void): Promise<void> {
  const data = dataFolder(place.base);
  if (await exists(path.join(data, "PG_VERSION"))) return;
  onCreate();
  const unfinished = `${data}.new`;
  const passwordFile = path.join(place.base, "password.new");
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await handOver(place, unfinished, passwordFile);
  await initdb(place).finally(() => rm(passwordFile, { force: true }));
  await rename(unfinished, data);
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

async function handOver({ user: { ids } }: Place, ...files: readonly string[]): Promise<void> {
  const { uid, gid } = ids;
  if (uid === undefined || gid === undefined) return;
  for (const file of files) await chown(file, uid, gid);
}

async function initdb(place: Place): Promise<void> {
  const seen = seenByServer(place);
  const options = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const files = ["-D", `${seen}/data.new`, `--pwfile=${seen}/password.new`];
  const child = spawn(path.join(place.binaries, "bin/initdb"), [...files, ...options, ...locale], {
    ...place.user.ids,
    env: serverEnvironment,
    cwd: "/",
    stdio: serverStdio(place, "pipe"),
  });
  const exit = once(child, "close");
  const [, problem] = await Promise.all([child.stdout && text(child.stdout), child.stderr && text(child.stderr), exit]);
  if (child.exitCode !== 0) {
    throw new AppError(
      "misconfigured",
      `The embedded database could not be created in ${place.base}: ${problem?.trim() || `initdb ended with ${child.exitCode ?? child.signalCode}`}`,
    );
  }
}
