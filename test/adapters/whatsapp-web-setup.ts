import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { startTestApp, type TestApp } from "../support/app.ts";

const PACKAGE = path.resolve("adapters/whatsapp-web");
const SHOP = "15550000000@s.whatsapp.net";

/** A message that the fake WhatsApp decrypted and accepted. */
export interface Heard {
  readonly to: string;
  readonly id: string;
  readonly text: string;
}

export interface WhatsAppWeb extends AsyncDisposable {
  readonly product: TestApp;
  readonly dataFolder: string;
  /** All that the adapter printed. */
  readonly printed: readonly string[];
  /** A customer writes. */
  says(from: string, text: string): Promise<void>;
  sendsVoice(from: string, bytes: Buffer): Promise<void>;
  heard(by: string): Promise<readonly Heard[]>;
  startAdapter(settings?: Readonly<Record<string, string>>): void;
  /** `kill`: in the middle of whatever it does. */
  stopAdapter(how?: "stop" | "kill"): Promise<void>;
}

/** The real product, the real adapter as a process of its own, and a fake WhatsApp that speaks the real protocol. */
export async function startWhatsAppWeb(): Promise<WhatsAppWeb> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "whatsapp-web-"));
  const recorder = path.join(dataFolder, "heard.jsonl");
  const adapterKey = randomBytes(32).toString("hex");
  const authKey = randomBytes(32).toString("hex");
  const printed: string[] = [];
  let adapter: ChildProcess | undefined;

  const fake = spawn(process.execPath, ["test/fake-whatsapp.mjs", recorder], {
    cwd: PACKAGE,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(fake.stdout), "line")) as [string];
  const { adminToken, endpoints } = JSON.parse(line) as {
    readonly adminToken: string;
    readonly endpoints: { readonly adminInboundUrl: string; readonly baileysWebSocketUrl: string };
  };
  const product = await startTestApp({ env: { ADAPTER_KEY: adapterKey, WHATSAPP_WEB_ENABLED: "1" } });
  const seed = spawn(process.execPath, ["--import", "tsx", "test/seed-account.ts", dataFolder, SHOP], {
    cwd: PACKAGE,
    env: { ...process.env, AUTH_KEY: authKey },
    stdio: "inherit",
  });
  await once(seed, "exit");

  async function post(body: Readonly<Record<string, unknown>>): Promise<void> {
    const response = await fetch(endpoints.adminInboundUrl, {
      method: "POST",
      headers: { "content-type": "application/json", "x-crabline-admin-token": adminToken },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the fake WhatsApp answered ${response.status}: ${await response.text()}`);
  }

  const setup: WhatsAppWeb = {
    product,
    dataFolder,
    printed,
    says: (from, text) => post({ chatJid: from, senderJid: from, text }),
    sendsVoice: (from, bytes) =>
      post({
        chatJid: from,
        senderJid: from,
        audio: { contentBase64: bytes.toString("base64"), mimeType: "audio/ogg; codecs=opus", ptt: true },
      }),

    async heard(by) {
      // The recorder may be in the middle of a line, which a reader then sees without its end.
      const lines = (await readFile(recorder, "utf8").catch(() => "")).split("\n").slice(0, -1);
      const sent = lines.map((text) => JSON.parse(text)).flatMap((event) => toHeard(event, by));
      // A phone asks for what it could not decrypt; what comes again under the same id is shown once.
      return sent.filter(({ id }, at) => sent.findIndex((other) => other.id === id) === at);
    },

    startAdapter(settings = {}) {
      const env = {
        PATH: process.env["PATH"] ?? "",
        SWITCHBOARD_URL: product.url,
        ADAPTER_KEY: adapterKey,
        AUTH_KEY: authKey,
        DATA_DIR: dataFolder,
        WA_WEB_SOCKET_URL: endpoints.baileysWebSocketUrl,
        ...settings,
      };
      adapter = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
        cwd: PACKAGE,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      for (const stream of [adapter.stdout, adapter.stderr])
        if (stream) createInterface(stream).on("line", (text) => printed.push(text));
    },

    async stopAdapter(how = "stop") {
      if (!adapter || adapter.exitCode !== null) return;
      const ended = once(adapter, "exit");
      adapter.kill(how === "kill" ? "SIGKILL" : "SIGTERM");
      await ended;
    },

    async [Symbol.asyncDispose]() {
      await setup.stopAdapter("kill");
      await product[Symbol.asyncDispose]();
      const ended = once(fake, "exit");
      fake.stdin.end();
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
  return setup;
}

interface Recorded {
  readonly accepted?: boolean;
  readonly body?: {
    readonly key?: { readonly id: string; readonly remoteJid: string };
    readonly message?: { readonly conversation?: string; readonly extendedTextMessage?: { readonly text?: string } };
  };
}

/** The fake knows each number also by the LID with the same digits. */
function toHeard({ accepted, body }: Recorded, by: string): readonly Heard[] {
  if (!accepted || !body?.key || body.key.remoteJid.split("@")[0] !== by.split("@")[0]) return [];
  const { conversation, extendedTextMessage } = body.message ?? {};
  return [{ to: body.key.remoteJid, id: body.key.id, text: conversation ?? extendedTextMessage?.text ?? "" }];
}
