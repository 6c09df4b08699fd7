import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { serverProcesses } from "../../src/store/embedded/processes.ts";
import { startEmbeddedPostgres } from "../../src/store/embedded-postgres.ts";
import { withClient } from "../support/database-admin.ts";

let parent: string;
let folder: string;

beforeEach(async () => {
  // Closed to everybody else, as `mktemp -d` and root's home are.
  parent = await mkdtemp(path.join(os.tmpdir(), "switchboard-embedded-"));
  await chmod(parent, 0o700);
  folder = path.join(parent, "postgres");
});
afterEach(async () => {
  for (const pid of await serverProcesses(folder)) process.kill(pid, "SIGKILL");
  await waitUntil(async () => (await serverProcesses(folder)).length === 0);
  await rm(parent, { recursive: true, force: true });
});

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

const one = async (url: string, sql: string) => {
  const { rows } = await withClient(url, (client) => client.query({ text: sql, rowMode: "array" }));
  return rows[0]?.[0] as unknown;
};
const postmasterPid = async () =>
  Number((await readFile(path.join(folder, "data/postmaster.pid"), "utf8")).split("\n")[0]);

/** Another Switchboard: starts the same folder's database, prints its address and then waits to be killed. */
function otherProcess(): ChildProcess {
  const module = path.resolve("src/store/embedded-postgres.ts");
  const program = `import { startEmbeddedPostgres } from ${JSON.stringify(module)};
    const server = await startEmbeddedPostgres(${JSON.stringify(folder)});
    process.stdout.write(server.url + "\\n");
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function addressFrom(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return chunk.toString().trim();
}

describe("the embedded database", () => {
  it("keeps data from one start to the next, and waits for the disk at each commit", async () => {
    const first = await startEmbeddedPostgres(folder);
    expect(await one(first.url, "SHOW synchronous_commit")).toBe("on");
    expect(await one(first.url, "SHOW fsync")).toBe("on");
    await one(first.url, "CREATE TABLE kept AS SELECT 7 AS answer");
    await first.stop();
    expect(await serverProcesses(folder)).toEqual([]);

    const second = await startEmbeddedPostgres(folder);
    expect(await one(second.url, "SELECT answer FROM kept")).toBe(7);
    await second.stop();
  });

  it("has a password of its own that only its owner can read", async () => {
    const server = await startEmbeddedPostgres(folder);
    const { mode } = await stat(path.join(folder, "password"));
    expect(mode & 0o777).toBe(0o600);

    const guess = new URL(server.url);
    guess.password = "postgres";
    await expect(one(guess.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  it("is one server however many ask for it at once, and ends with the last of them", async () => {
    const servers = await Promise.all([1, 2, 3, 4].map(() => startEmbeddedPostgres(folder)));
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);

    const [last, ...others] = servers;
    for (const server of others) await server.stop();
    expect(await one(last?.url ?? "", "SELECT 1")).toBe(1);
    await last?.stop();
    expect(await serverProcesses(folder)).toEqual([]);
  });

  it("is found again after the process that started it was killed", async () => {
    const killed = otherProcess();
    const url = await addressFrom(killed);
    const pid = await postmasterPid();
    killed.kill("SIGKILL");
    await once(killed, "exit");

    const server = await startEmbeddedPostgres(folder);
    expect(server.url).toBe(url);
    expect(await postmasterPid()).toBe(pid);
    await server.stop();
    expect(await serverProcesses(folder)).toEqual([]);
  });

  it("comes back by itself on the same port when it is killed, with all that was committed", async () => {
    const server = await startEmbeddedPostgres(folder);
    await one(server.url, "CREATE TABLE kept AS SELECT 7 AS answer");
    const pid = await postmasterPid();
    process.kill(pid, "SIGKILL");

    await waitUntil(() =>
      one(server.url, "SELECT answer FROM kept").then(
        (answer) => answer === 7,
        () => false,
      ),
    );
    expect(await postmasterPid()).not.toBe(pid);
    await server.stop();
  });

  it("starts although a crashed server's children are still around", async () => {
    const crashed = otherProcess();
    const url = await addressFrom(crashed);
    const pid = await postmasterPid();
    const children = (await serverProcesses(folder)).filter((process) => process !== pid);
    // Asleep, they cannot notice that the server died, and hold on to its shared memory.
    for (const child of children) process.kill(child, "SIGSTOP");
    crashed.kill("SIGKILL");
    process.kill(pid, "SIGKILL");
    await waitUntil(async () => !(await serverProcesses(folder)).includes(pid));

    const server = await startEmbeddedPostgres(folder);
    expect(await one(server.url, "SELECT 1")).toBe(1);
    expect(new URL(server.url).password).toBe(new URL(url).password);
    await server.stop();
  });

  it("is not misled by a note of a server whose process id belongs to somebody else now", async () => {
    const first = await startEmbeddedPostgres(folder);
    const note = (await readFile(path.join(folder, "data/postmaster.pid"), "utf8")).split("\n");
    await first.stop();
    await writeFile(path.join(folder, "data/postmaster.pid"), [process.pid, ...note.slice(1)].join("\n"));

    const server = await startEmbeddedPostgres(folder);
    expect(await one(server.url, "SELECT 1")).toBe(1);
    await server.stop();
  });

  it("is created anew when the first start was killed halfway", async () => {
    await mkdir(path.join(folder, "data.new/base"), { recursive: true });
    await writeFile(path.join(folder, "start.lock"), "999999999 left-behind");

    const server = await startEmbeddedPostgres(folder);
    expect(await one(server.url, "SELECT 1")).toBe(1);
    await server.stop();
  });

  it("says what is wrong when its data is not what it can read", async () => {
    await mkdir(path.join(folder, "data"), { recursive: true });
    await writeFile(path.join(folder, "data/PG_VERSION"), "9\n");
    await chmod(path.join(folder, "data"), 0o755);

    await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/did not start[\s\S]*postgres\.log/);
  });
});
