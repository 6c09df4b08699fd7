import type { RawData, WebSocket } from "ws";
import type { AdapterState } from "../../core/contracts/adapter-link.ts";
import type { Channel, Log, Received } from "../../core/contracts/channel.ts";
import { describe } from "../answer-error.ts";
import { createAttachments } from "./attachments.ts";
import { type AdapterFrame, adapterFrame, helloFrame, PROTOCOL, type ServerFrame } from "./frames.ts";
import type { AdapterHub, AdapterLink } from "./hub.ts";
import { asEvent, asStatus, deliveryStatus, inboundEvent } from "./inbound-schema.ts";
import { createSends } from "./sends.ts";

export interface AdapterSocketDeps {
  readonly hub: AdapterHub;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Resolves after commit. */
  readonly accept: (channel: Pick<Channel, "name" | "account">, received: Received) => Promise<void>;
  /** What the console shows of the account's connection. Never throws and never waits. */
  readonly report: (channel: string, account: string, state: AdapterState) => void;
  readonly log: Log;
}

const HELLO_WITHIN_MS = 5_000;
const PING_MS = 25_000;
export const closeCodes = { unreadable: 4400, unknownAccount: 4404, helloTimeout: 4408, replaced: 4409 } as const;

/** One authenticated connection, from its hello to its end. */
export function serveAdapter(deps: AdapterSocketDeps, socket: WebSocket): void {
  const { hub, log } = deps;
  let channel: Channel | undefined;
  let state: AdapterState = { connection: "connecting" };
  let isAlive = true;
  /** Events are committed one frame after the other: their order is the order of the frames. */
  let line: Promise<void> = Promise.resolve();

  const post = (frame: ServerFrame): boolean => {
    if (socket.readyState !== socket.OPEN) return false;
    socket.send(JSON.stringify(frame));
    return true;
  };
  const sends = createSends(post);
  const attachments = createAttachments(post);
  const link: AdapterLink = {
    send: sends.hand,
    typing: (to) => void post({ type: "typing", to: { threadId: to.threadId, address: to.address } }),
    fetchAttachment: attachments.fetch,
    replaced: () => socket.close(closeCodes.replaced, "another connection speaks for this account now"),
  };

  const impatience = setTimeout(() => socket.close(closeCodes.helloTimeout, "say hello first"), HELLO_WITHIN_MS);
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    // What the console shows must not outlive this process.
    if (channel) deps.report(channel.name, channel.account, state);
  }, PING_MS);
  socket.on("pong", () => {
    isAlive = true;
  });
  socket.on("close", () => {
    clearTimeout(impatience);
    clearInterval(ping);
    sends.loseAll();
    attachments.failAll();
    if (!channel || !hub.detach(channel.name, channel.account, link)) return;
    deps.report(channel.name, channel.account, { connection: "away" });
    log("adapter.disconnected", { channel: channel.name, account: channel.account });
  });
  socket.on("message", (data, isBinary) => {
    const raw = isBinary ? undefined : parse(data);
    if (channel) take(channel, raw);
    else greet(raw);
  });

  function greet(raw: unknown): void {
    const hello = helloFrame.safeParse(raw);
    if (!hello.success) {
      socket.close(closeCodes.unreadable, "the first frame must be a hello of protocol 1");
      return;
    }
    const found = deps.channels.get(hello.data.channel);
    if (!found?.isConnectedHere || found.account !== hello.data.account) {
      socket.close(closeCodes.unknownAccount, "no such channel and account is switched on");
      return;
    }
    clearTimeout(impatience);
    channel = found;
    hub.attach(found.name, found.account, link);
    post({ type: "welcome", protocol: PROTOCOL });
    deps.report(found.name, found.account, state);
    log("adapter.connected", { channel: found.name, account: found.account });
  }

  function take(from: Channel, raw: unknown): void {
    const frame = adapterFrame.safeParse(raw);
    if (!frame.success) {
      const where = frame.error.issues[0]?.path.join(".") || "the frame";
      log("adapter.unreadable", { channel: from.name, where });
      post({ type: "error", problem: `this frame cannot be read: ${where}` });
      return;
    }
    switch (frame.data.type) {
      case "events": {
        const events = frame.data;
        line = line.then(() => keep(from, events));
        return;
      }
      case "result":
        sends.take(frame.data);
        return;
      case "attachment":
        attachments.take(frame.data);
        return;
      case "state": {
        const { connection, pairingCode, qr, problem } = frame.data;
        const modules = qr?.modules;
        state = {
          connection,
          ...(pairingCode && { pairingCode }),
          ...(qr && { qr: { text: qr.text, ...(modules && { modules }) } }),
          ...(problem && { problem }),
        };
        deps.report(from.name, from.account, state);
      }
    }
  }

  async function keep(from: Channel, frame: Extract<AdapterFrame, { type: "events" }>): Promise<void> {
    try {
      await deps.accept(from, received(frame));
      post({ type: "ack", id: frame.id });
    } catch (error) {
      log("adapter.not-kept", { channel: from.name, problem: describe(error) });
      post({ type: "later", id: frame.id, problem: "it could not be kept now" });
    }
  }
}

/** What cannot be read is kept for inspection: refusing it would only bring it back for ever. */
function received(frame: Extract<AdapterFrame, { type: "events" }>): Received {
  const events = frame.events.map((one) => inboundEvent.safeParse(one));
  const statuses = frame.statuses.map((one) => deliveryStatus.safeParse(one));
  const broken = [...events, ...statuses].flatMap((one) => one.error?.issues ?? [])[0];
  return {
    events: events.flatMap((one) => (one.success ? [asEvent(one.data)] : [])),
    statuses: statuses.flatMap((one) => (one.success ? [asStatus(one.data)] : [])),
    ...(broken && { unreadable: `an event of the adapter: ${broken.path.join(".")} ${broken.code}` }),
    raw: Buffer.from(JSON.stringify(frame)),
  };
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}
