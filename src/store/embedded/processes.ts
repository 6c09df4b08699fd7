import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * Name that a folder's Postgres processes carry in their command lines. A process id alone proves nothing: ids are used
 * again, above all in containers.
 */
export const clusterName = (base: string) =>
  `switchboard_${createHash("sha256").update(base).digest("hex").slice(0, 12)}`;

/** Every living Postgres process of this folder: the postmaster, and its children even after it died. */
export async function serverProcesses(base: string): Promise<readonly number[]> {
  const processes = process.platform === "linux" ? await fromProc() : await fromPs();
  return processes.filter(([, command]) => belongs(command, base)).map(([pid]) => pid);
}

export async function isServerProcess(pid: number, base: string): Promise<boolean> {
  if (process.platform === "linux") return belongs(await commandLine(pid), base);
  return (await serverProcesses(base)).includes(pid);
}

const belongs = (command: string, base: string) => command.includes("postgres") && command.includes(clusterName(base));

/** Empty for a process that ended but was not yet waited for. */
const commandLine = (pid: number) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");

type Process = readonly [pid: number, command: string];

async function fromProc(): Promise<readonly Process[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  return Promise.all(pids.map(async (pid): Promise<Process> => [pid, await commandLine(pid)]));
}

async function fromPs(): Promise<readonly Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-axwwo", "pid=,command="], { maxBuffer: 16_000_000 });
  return stdout.split("\n").map((line): Process => [Number.parseInt(line, 10), line]);
}
