// Holds the one connection to WhatsApp: pairs, reconnects by the rules of reconnect.ts, and tells what came.
import { setTimeout as sleep } from "node:timers/promises";
import {
  isJidBroadcast,
  isJidGroup,
  isJidNewsletter,
  makeCacheableSignalKeyStore,
  makeWASocket,
  type proto,
  type WAMessage,
  type WAMessageKey,
  type WASocket,
} from "@whiskeysockets/baileys";
import { encodeQR } from "qr";
import type { AuthStore } from "./auth-state.ts";
import { boomCode } from "./boom-code.ts";
import { baileysLog, type Log } from "./log.ts";
import { afterClose } from "./reconnect.ts";
import type { WireState } from "./wire.ts";

export interface WhatsAppDeps {
  readonly auth: AuthStore;
  readonly phoneNumber?: string;
  readonly url?: string;
  readonly log: Log;
  readonly onState: (state: WireState) => void;
  /** `isLive`: just written; else it waited at WhatsApp while we were away. */
  readonly onMessage: (message: WAMessage, isLive: boolean) => void;
  /** WhatsApp's word on something we sent. `status` as in `WAMessageStatus`; 2 and more: the server has it. */
  readonly onReceipt: (id: string, status: number, error?: string) => void;
  readonly onClosed: () => void;
  readonly findSent: (id: string) => proto.IMessage | undefined;
}

export interface WhatsApp {
  /** Only while the connection is open: before that, sending throws or vanishes. */
  socket(): WASocket | undefined;
  /** The same, for whoever can wait a little for it. */
  opened(withinMs: number): Promise<WASocket | undefined>;
  stop(): Promise<void>;
}

const SERVER_ACK = 2;
const FAILED = 0;

export function connectWhatsApp(deps: WhatsAppDeps): WhatsApp {
  const { auth, log } = deps;
  const logger = baileysLog();
  let current: WASocket | undefined;
  let isOpen = false;
  let isStopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    if (isStopped) return;
    const { creds, keys } = auth.load();
    const isPaired = Boolean(creds.account) || creds.registered || Boolean(creds.me?.lid);
    deps.onState({ connection: "connecting" });
    const socket = makeWASocket({
      auth: { creds, keys: makeCacheableSignalKeyStore(keys, logger) },
      logger,
      // The phone goes on to notify its owner while we are online.
      markOnlineOnConnect: false,
      syncFullHistory: false,
      shouldSyncHistoryMessage: () => false,
      shouldIgnoreJid: (jid) => Boolean(isJidGroup(jid) || isJidBroadcast(jid) || isJidNewsletter(jid)),
      getMessage: async ({ id }: WAMessageKey) => (id ? deps.findSent(id) : undefined),
      ...(deps.url ? { waWebSocketUrl: deps.url } : {}),
    });
    current = socket;
    let pairingCode: Promise<string | undefined> | undefined;

    socket.ev.on("creds.update", () => auth.saveCreds(socket.authState.creds));
    socket.ev.on("messages.upsert", ({ messages, type }) => {
      for (const message of messages) deps.onMessage(message, type === "notify");
    });
    socket.ev.on("messages.update", (updates) => {
      for (const { key, update } of updates)
        if (key.fromMe && key.id && typeof update.status === "number")
          deps.onReceipt(key.id, update.status, update.messageStubParameters?.[0]);
    });
    // Baileys tells of a refusing acknowledgement only; a plain one is what says that a message was taken.
    socket.ws.on("CB:ack,class:message", ({ attrs }: { attrs: Readonly<Record<string, string | undefined>> }) => {
      if (attrs["id"]) deps.onReceipt(attrs["id"], attrs["error"] ? FAILED : SERVER_ACK, attrs["error"]);
    });
    socket.ev.on("connection.update", ({ connection, qr, lastDisconnect }) => {
      if (socket !== current) return;
      if (qr) {
        pairingCode ??= askForCode(socket);
        void pairingCode.then((code) => socket === current && !isOpen && showPairing(qr, code));
      }
      if (connection === "open") {
        isOpen = true;
        failures = 0;
        log("whatsapp.open");
        deps.onState({ connection: "open" });
      }
      if (connection === "close") closed(boomCode(lastDisconnect?.error), isPaired);
    });
  }

  async function askForCode(socket: WASocket): Promise<string | undefined> {
    if (!deps.phoneNumber) return undefined;
    const code = await socket.requestPairingCode(deps.phoneNumber).catch(() => undefined);
    return code?.replace(/^(.{4})(.{4})$/, "$1-$2");
  }

  function showPairing(qr: string, pairingCode: string | undefined): void {
    const modules = encodeQR(qr, "raw", { ecc: "low", border: 2 }).map((row) => row.map(Number).join(""));
    log("whatsapp.pairing");
    deps.onState({ connection: "pairing", qr: { text: qr, modules }, ...(pairingCode ? { pairingCode } : {}) });
  }

  function closed(code: number | undefined, wasPaired: boolean): void {
    current = undefined;
    isOpen = false;
    deps.onClosed();
    if (isStopped) return;
    // A pairing that was begun with a code and not finished looks like a log-out; it is none.
    const next =
      code === 401 && !wasPaired
        ? afterClose(undefined, failures, Math.random)
        : afterClose(code, failures, Math.random);
    if (code === 401) auth.erase();
    failures += 1;
    const problem = "problem" in next ? next.problem : undefined;
    log("whatsapp.closed", { code, action: next.action, problem });
    if (next.action === "stop") {
      deps.onState({ connection: "stopped", problem: next.problem });
      return;
    }
    deps.onState({ connection: "waiting", ...(problem ? { problem } : {}) });
    timer = setTimeout(start, next.action === "reconnect" ? next.afterMs : 1_000);
  }

  start();
  return {
    socket: () => (isOpen ? current : undefined),
    async opened(withinMs) {
      for (const until = Date.now() + withinMs; !isOpen && Date.now() < until; ) await sleep(50);
      return isOpen ? current : undefined;
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      const socket = current;
      current = undefined;
      // Ends the connection; `logout` would unpair the device.
      await socket?.end(undefined);
    },
  };
}
