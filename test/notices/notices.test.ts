import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createNoticeSender } from "../../src/notices/notice-sender.ts";
import { createSmtpTransport } from "../../src/notices/smtp-transport.ts";
import { createNoticeStore, queueNotice } from "../../src/store/notice-store.ts";
import { freshStore } from "../support/store.ts";

const sink = path.resolve(import.meta.dirname, "../fakes/smtp-sink/main.ts");
let folder: string;
let server: ChildProcess;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "smtp-"));
  server = spawn(process.execPath, ["--import", "tsx", sink, path.join(folder, "ledger")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!server.stdout) throw new Error("the sink has no output");
  const [port] = await once(server.stdout, "data");
  url = `smtp://127.0.0.1:${String(port).trim()}`;
});

afterEach(async () => {
  server.kill();
  await rm(folder, { recursive: true, force: true });
});

/** Each mail the server took, by its own account. */
async function delivered(): Promise<readonly { to: string[]; mail: string }[]> {
  const text = await readFile(path.join(folder, "ledger"), "utf8").catch(() => "");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function openPost(smtpUrl = url) {
  const store = await freshStore();
  store.db.pool.on("error", () => undefined);
  const transport = createSmtpTransport({ url: smtpUrl, from: "Support <support@example.com>", timeoutMs: 3000 });
  const logged: unknown[] = [];
  const notices = createNoticeStore(store.db);
  const sender = () =>
    createNoticeSender({
      store: notices,
      transport,
      log: (event, fields) => logged.push({ event, ...fields }),
      everyMs: 60_000,
    });
  return {
    ...store,
    logged,
    sender,
    queue: (to: string, medium: "email" | "sms" = "email") =>
      queueNotice(store.db.pool, store.db.sealing, { medium, to, subject: "Tu código", body: "Código: 123456\nGrüße" }),
    async retryNow() {
      await store.db.pool.query("UPDATE notice SET created_at = created_at - interval '5 minutes'");
    },
    async states() {
      const { rows } = await store.db.pool.query<{ state: string }>("SELECT state FROM notice ORDER BY created_at, id");
      return rows.map((row) => row.state);
    },
  };
}

it("sends a notice once, readable, to the one address", async () => {
  await using post = await openPost();
  await using sender = post.sender();
  await using beside = post.sender();
  await post.queue("ana@example.com");

  await Promise.all([sender.drain(), beside.drain(), sender.drain()]);

  const [mail, ...more] = await delivered();
  expect(more).toEqual([]);
  expect(mail?.to).toEqual(["ana@example.com"]);
  expect(mail?.mail).toMatch(/^Message-ID: <[0-9a-f-]+@switchboard>/m);
  expect(await post.states()).toEqual(["sent"]);
  expect(JSON.stringify(post.logged)).not.toMatch(/ana@|123456/);
});

it("tries again when the server says later, and gives up when it says never", async () => {
  await using post = await openPost();
  await using sender = post.sender();
  for (const to of ["busy-1@example.com", "gone@example.com", "full@example.com"]) await post.queue(to);

  await sender.drain();
  expect(await delivered()).toEqual([]);
  expect((await post.states()).sort()).toEqual(["failed", "pending", "pending"]);
  await sender.drain();
  expect(await delivered()).toEqual([]);

  await post.retryNow();
  await sender.drain();
  expect((await delivered()).map(({ to }) => to)).toEqual([["busy-1@example.com"]]);
});

it("does not send again what may have arrived", async () => {
  await using post = await openPost();
  await using sender = post.sender();
  await post.queue("lost@example.com");

  await sender.drain();
  await post.retryNow();
  await sender.drain();

  expect(await delivered()).toHaveLength(1);
  expect(await post.states()).toEqual(["failed"]);
});

it("waits for a server that is down, and drops a notice nobody waits for any more", async () => {
  await using post = await openPost("smtp://127.0.0.1:1");
  await using sender = post.sender();
  await post.queue("ana@example.com");
  await sender.drain();
  expect(await post.states()).toEqual(["pending"]);

  await post.db.pool.query("UPDATE notice SET created_at = now() - interval '20 minutes'");
  await sender.drain();
  expect(await post.states()).toEqual(["failed"]);
});

it("leaves text messages for whoever can send them", async () => {
  await using post = await openPost();
  await using sender = post.sender();
  await post.queue("+4930123456", "sms");
  await sender.drain();
  expect(await post.states()).toEqual(["pending"]);
});

it("lets no recipient smuggle in a second one", async () => {
  await using post = await openPost();
  await using sender = post.sender();
  await post.queue("ana@example.com\r\nBcc: eve@example.com");
  await post.queue("ana@example.com, eve@example.com");
  await sender.drain();
  expect(
    (await delivered()).flatMap(({ to }) => to).filter((to) => to.endsWith("eve@example.com") && !to.startsWith("ana")),
  ).toEqual([]);
});
