import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { startTestApp } from "../support/app.ts";
import { freePort } from "../support/redis-server.ts";

it("the example in docs/channels/site.md holds a conversation, word for word", async () => {
  const example = /```js\n([\s\S]*?)```/.exec(await readFile("docs/channels/site.md", "utf8"))?.[1] ?? "";
  const folder = await mkdtemp(path.join(tmpdir(), "switchboard-example-"));
  const file = path.join(folder, "chat.mjs");
  await writeFile(file, example);
  const [port, secret] = [await freePort(), "a-secret-of-at-least-32-characters"];
  await using product = await startTestApp({
    env: { SITE_SECRET: secret, SITE_REPLY_URL: `http://127.0.0.1:${port}/replies` },
  });
  const env = { ...process.env, SITE_SECRET: secret, SWITCHBOARD: product.url, PORT: String(port) };
  const chat = spawn(process.execPath, [file], { env, stdio: ["pipe", "pipe", "pipe"] });
  let shown = "";
  for (const stream of [chat.stdout, chat.stderr]) stream.on("data", (chunk) => (shown += chunk));
  chat.stdin.write("What is your return policy?\n");
  await expect.poll(() => shown, { timeout: 30_000 }).toMatch(/< .*30 days/s);
  const ended = once(chat, "exit");
  chat.kill();
  await ended;
  await rm(folder, { recursive: true });
}, 90_000);
