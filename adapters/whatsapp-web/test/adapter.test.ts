import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";

// The adapter's process between a fake WhatsApp and a Switchboard that does what the test says.
const PACKAGE = path.resolve(import.meta.dirname, "..");
const AUTH_KEY = randomBytes(32).toString("hex");
const ADAPTER_KEY = randomBytes(32).toString("hex");
const folder = mkdtempSync(path.join(tmpdir(), "adapter-"));
const recorder = path.join(folder, "heard.jsonl");
const ANA = "15556660001@s.whatsapp.net";
const ANA_LID = "15556660001@lid";

interface Frame {
  readonly type: string;
  readonly [key: string]: unknown;
}
interface Told {
  readonly kind: string;
  readonly platformId: string;
  readonly text: string;
  readonly attachments: readonly { readonly ref: string; readonly kind: string }[];
}

const frames: Frame[] = [];
let connection: WebSocket | undefined;
let refusals = 0;
let fake: ChildProcess;
let adapter: ChildProcess;
let admin: { readonly adminToken: string; readonly endpoints: Readonly<Record<string, string>> };
const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });

beforeAll(async () => {
  server.on("connection", (socket, request) => {
    expect(request.headers.authorization).toBe(`Bearer ${ADAPTER_KEY}`);
    connection = socket;
    socket.on("message", (data) => {
      const frame: Frame = JSON.parse(String(data));
      frames.push(frame);
      if (frame.type === "hello") say({ type: "welcome", protocol: 1 });
      if (frame.type === "events" && refusals-- > 0) say({ type: "later", id: frame["id"], problem: "busy" });
      else if (frame.type === "events") say({ type: "ack", id: frame["id"] });
    });
  });
  fake = spawn(process.execPath, ["test/fake-whatsapp.mjs", recorder], {
    cwd: PACKAGE,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (!fake.stdout) throw new Error("no output");
  const [line] = (await once(createInterface(fake.stdout), "line")) as [string];
  admin = JSON.parse(line);
  const env = { PATH: process.env["PATH"] ?? "", AUTH_KEY };
  const seed = spawn(
    process.execPath,
    ["--import", "tsx", "test/seed-account.ts", folder, "15550000000@s.whatsapp.net"],
    { cwd: PACKAGE, env },
  );
  await once(seed, "exit");
  const { port } = server.address() as AddressInfo;
  adapter = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: PACKAGE,
    stdio: "ignore",
    env: {
      ...env,
      ADAPTER_KEY,
      DATA_DIR: folder,
      SWITCHBOARD_URL: `http://127.0.0.1:${port}`,
      WA_WEB_SOCKET_URL: admin.endpoints["baileysWebSocketUrl"],
    },
  });
  await until((frame) => frame.type === "state" && frame["connection"] === "open");
}, 90_000);
afterAll(async () => {
  adapter?.kill("SIGKILL");
  fake?.stdin?.end();
  await once(fake, "exit");
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (frame: unknown) => connection?.send(JSON.stringify(frame));
async function until(fits: (frame: Frame) => boolean): Promise<Frame> {
  for (const limit = Date.now() + 25_000; Date.now() < limit; await sleep(20)) {
    const found = frames.find(fits);
    if (found) return found;
  }
  throw new Error(
    `not heard; the last frames: ${frames
      .slice(-5)
      .map(({ type }) => type)
      .join(", ")}`,
  );
}
const told = () => frames.flatMap((frame) => (frame.type === "events" ? (frame["events"] as Told[]) : []));
async function writes(body: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(admin.endpoints["adminInboundUrl"] ?? "", {
    method: "POST",
    headers: { "content-type": "application/json", "x-crabline-admin-token": admin.adminToken },
    body: JSON.stringify({ chatJid: ANA, senderJid: ANA, ...body }),
  });
  expect(response.status).toBe(200);
}
const accepted = () =>
  readFileSync(recorder, "utf8")
    .split("\n")
    .filter((line) => line.includes('"accepted":true'))
    .map((line) => JSON.parse(line).body);

describe("the adapter between WhatsApp and Switchboard", () => {
  it("says who it is, and how its connection stands", () => {
    expect(frames[0]).toEqual({ type: "hello", protocol: 1, channel: "whatsapp-web", account: "default" });
  });

  it("tells again what Switchboard could not keep, under the same ids and in the same order", async () => {
    refusals = 1;
    for (const text of ["one", "two", "three"]) await writes({ text });
    await expect.poll(() => told().some(({ text }) => text === "three"), { timeout: 25_000 }).toBe(true);
    const seen = new Map(told().map((event) => [event.platformId, event.text]));
    expect([...seen.values()]).toEqual(["one", "two", "three"]);
    expect(told().length).toBeGreaterThan(3);
  });

  it("sends a part once, however often it is asked to, and says so each time", async () => {
    const send = {
      type: "send",
      reference: "same",
      to: { threadId: ANA_LID, address: {} },
      part: { text: "only once" },
    };
    say(send);
    const first = await until((frame) => frame.type === "result" && frame["reference"] === "same");
    expect(first).toMatchObject({ outcome: "sent", platformId: expect.stringMatching(/^15556660001@lid:3EB0/) });
    say(send);
    const results = () => frames.filter((frame) => frame["reference"] === "same");
    await expect.poll(() => results().length).toBe(2);
    expect(results()[1]).toEqual(first);
    expect(accepted().filter(({ message }) => message.conversation === "only once")).toHaveLength(1);
  });

  it("refuses what is no part of its own, and goes on", async () => {
    say({ type: "send", reference: "odd", to: { threadId: ANA_LID, address: {} }, part: { nonsense: true } });
    expect(await until((frame) => frame["reference"] === "odd")).toMatchObject({ outcome: "failed" });
    connection?.send("{broken");
    say({ type: "surprise" });
    say({ type: "send", reference: "after", to: { threadId: ANA_LID, address: {} }, part: { text: "still here" } });
    expect(await until((frame) => frame["reference"] === "after")).toMatchObject({ outcome: "sent" });
  });

  it("hands over the bytes of a voice note when it is asked for them, in pieces", async () => {
    const voice = randomBytes(400_000);
    await writes({ audio: { contentBase64: voice.toString("base64"), mimeType: "audio/ogg; codecs=opus", ptt: true } });
    const find = () => told().find(({ attachments }) => attachments[0]?.kind === "audio");
    await expect.poll(find, { timeout: 25_000 }).toBeDefined();
    say({ type: "fetch-attachment", id: "f1", ref: find()?.attachments[0]?.ref });
    await until((frame) => frame.type === "attachment" && frame["last"] === true);
    const pieces = frames.filter((frame) => frame.type === "attachment" && frame["id"] === "f1");
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces.map((piece) => Buffer.from(String(piece["data"]), "base64"))).equals(voice)).toBe(true);
    expect(pieces[0]).toMatchObject({ mimeType: "audio/ogg; codecs=opus" });
  });

  it("says that it has no such file", async () => {
    say({ type: "fetch-attachment", id: "f2", ref: "unknown" });
    expect(await until((frame) => frame["id"] === "f2")).toMatchObject({ problem: expect.any(String), last: true });
  });

  it("ends when another adapter takes its place", async () => {
    const ended = once(adapter, "exit");
    connection?.close(4409);
    expect((await ended)[0]).toBe(1);
  });
});
