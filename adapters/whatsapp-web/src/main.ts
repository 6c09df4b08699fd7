// Connects one WhatsApp account to Switchboard, the way WhatsApp Web does. Read README.md first: this is unofficial.
import path from "node:path";
import { createAuthStore } from "./auth-state.ts";
import { createDeliveries } from "./deliver.ts";
import { isNews, parseItem, prepareItem, toItem } from "./inbound.ts";
import { log, silenceConsole } from "./log.ts";
import { createMediaStore } from "./media.ts";
import { createQueue } from "./queue.ts";
import { openSealedFolder } from "./sealed-folder.ts";
import { createSentStore } from "./sent.ts";
import { readSettings } from "./settings.ts";
import { connectSwitchboard } from "./switchboard.ts";
import { connectWhatsApp } from "./whatsapp.ts";
import type { WireStatus } from "./wire.ts";

/** How long a message waits to be asked about its sender; without an answer it goes on under the phone number. */
const OPENS_WITHIN_MS = 5_000;

silenceConsole();
try {
  start();
} catch (error) {
  process.stderr.write(`The adapter did not start: ${error instanceof Error ? error.message : ""}\n`);
  process.exitCode = 1;
}

function start(): void {
  const settings = readSettings(process.env);
  const folder = (name: string) =>
    openSealedFolder(
      path.join(settings.DATA_DIR, settings.ACCOUNT.replaceAll(/[^\w-]/g, "_"), name),
      settings.AUTH_KEY,
    );
  const auth = createAuthStore(folder("auth"));
  const about = folder("about");
  const queue = createQueue(folder("queue"), parseItem);
  const sent = createSentStore(folder("sent"));
  const testUrl = settings.WA_WEB_SOCKET_URL;
  const media = createMediaStore(folder("media"), testUrl && new URL(testUrl).host);
  const pairedAt = () => Number(about.read("paired-at") ?? Number.POSITIVE_INFINITY);

  const tell = (status: WireStatus) => {
    queue.add({ kind: "ready", events: [], statuses: [status] });
    switchboard.pump();
  };
  const deliveries = createDeliveries({ socket: () => whatsapp.socket(), sent, tell, log });

  const switchboard = connectSwitchboard({
    url: settings.SWITCHBOARD_URL,
    key: settings.ADAPTER_KEY,
    account: settings.ACCOUNT,
    queue,
    prepare: (item) => prepareItem(item, () => whatsapp.opened(OPENS_WITHIN_MS), media),
    onSend: deliveries.send,
    onAnswerLost(reference, result) {
      if (result.outcome === "sent") tell({ reference, platformId: result.platformId, status: "sent" });
      if (result.outcome === "failed") tell({ reference, status: "failed", problem: result.problem });
    },
    onTyping: (threadId) =>
      void whatsapp
        .socket()
        ?.sendPresenceUpdate("composing", threadId)
        .catch(() => undefined),
    onFetch: media.fetch,
    onReplaced() {
      log("adapter.replaced", { hint: "another adapter speaks for this account; this one ends" });
      void stop(1);
    },
    log,
  });

  const whatsapp = connectWhatsApp({
    auth,
    ...(settings.PHONE_NUMBER ? { phoneNumber: settings.PHONE_NUMBER } : {}),
    ...(testUrl ? { url: testUrl } : {}),
    log,
    onState(state) {
      if (state.connection === "open" && !about.read("paired-at")) about.write("paired-at", String(Date.now()));
      if (state.connection === "pairing") about.remove("paired-at");
      switchboard.report(state);
    },
    onMessage(message, isLive) {
      if (!isNews(message, isLive, pairedAt())) return;
      queue.add(toItem(message));
      switchboard.pump();
    },
    onReceipt: deliveries.receipt,
    onClosed: deliveries.connectionLost,
    findSent: (id) => sent.find(id)?.message,
  });

  async function stop(code: number): Promise<void> {
    setTimeout(() => process.exit(code), 3_000).unref();
    await whatsapp.stop();
    switchboard.stop();
    process.exit(code);
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));
  process.on("unhandledRejection", (reason) =>
    log("adapter.problem", { problem: reason instanceof Error ? reason.name : "unknown" }),
  );
}
