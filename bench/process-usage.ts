import { readdir, readFile } from "node:fs/promises";

const TICKS_A_SECOND = 100;
const MS_A_TICK = 1000 / TICKS_A_SECOND;

interface Stat {
  readonly parent: number;
  readonly ownMs: number;
  /** Of children that ended. */
  readonly childrenMs: number;
}

async function stat(pid: number | string): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (!text) return undefined;
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent = 0, utime = 0, stime = 0, cutime = 0, cstime = 0] = [1, 11, 12, 13, 14].map((index) => fields[index]);
  return { parent, ownMs: (utime + stime) * MS_A_TICK, childrenMs: (cutime + cstime) * MS_A_TICK };
}

/** Processor time of a process, with all its threads. */
export async function cpuOf(pid: number): Promise<number> {
  return (await stat(pid))?.ownMs ?? Number.NaN;
}

/** Processor time of a server with its children, also those that ended. */
export async function cpuOfTree(pid: number): Promise<number> {
  const server = await stat(pid);
  if (!server) return Number.NaN;
  const others = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const children = (await Promise.all(others.map(stat))).filter((other) => other?.parent === pid);
  return children.reduce((sum, child) => sum + (child?.ownMs ?? 0), server.ownMs + server.childrenMs);
}

/** Looks at a process's memory now and then. */
export function watchMemory(pid: number): { stop(): number } {
  let peakMb = Number.NaN;
  const look = async () => {
    const text = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    const kb = Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? Number.NaN);
    if (!Number.isNaN(kb)) peakMb = Math.max(Number.isNaN(peakMb) ? 0 : peakMb, kb / 1024);
  };
  const timer = setInterval(() => void look(), 250);
  void look();
  return {
    stop() {
      clearInterval(timer);
      return peakMb;
    },
  };
}
