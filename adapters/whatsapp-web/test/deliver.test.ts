import type { WASocket } from "@whiskeysockets/baileys";
import { beforeEach, describe, expect, it } from "vitest";
import { createDeliveries } from "../src/deliver.ts";
import { messageIdOf } from "../src/message-id.ts";
import { createSentStore } from "../src/sent.ts";
import type { WireStatus } from "../src/wire.ts";

const LID = "111@lid";
const PHONE = "491701234567@s.whatsapp.net";
let sentTo: string[];
let told: WireStatus[];
let isOpen: boolean;
let relay: (jid: string) => Promise<string>;
let deliveries: ReturnType<typeof createDeliveries>;

function memory() {
  const files = new Map<string, string>();
  return {
    read: (name: string) => files.get(name),
    write: (name: string, value: string) => void files.set(name, value),
    remove: (name: string) => void files.delete(name),
    clear: () => files.clear(),
    prune: () => undefined,
  };
}

/** The three things of Baileys that sending uses. */
function socket(): WASocket {
  const parts = {
    user: { id: "1@s.whatsapp.net" },
    signalRepository: { lidMapping: { getLIDForPN: async (jid: string) => (jid === PHONE ? LID : null) } },
    relayMessage: (jid: string) => relay(jid),
  };
  return parts as unknown as WASocket;
}

beforeEach(() => {
  [sentTo, told, isOpen] = [[], [], true];
  relay = async (jid) => {
    sentTo.push(jid);
    return "";
  };
  deliveries = createDeliveries({
    socket: () => (isOpen ? socket() : undefined),
    sent: createSentStore(memory()),
    tell: (status) => void told.push(status),
    log: () => undefined,
  });
});

const id = messageIdOf("r1");
const send = (threadId = LID) => deliveries.send("r1", threadId, { text: "hello" });
const settled = async (result: Promise<unknown>, during: () => void) => {
  await expect.poll(() => sentTo.length).toBeGreaterThan(0);
  during();
  return result;
};
const boom = (statusCode: number) => Object.assign(new Error("boom"), { output: { statusCode } });

describe("a part for WhatsApp", () => {
  it("is sent once the server acknowledged it, not when the promise resolves", async () => {
    let isDone = false;
    const result = send().finally(() => {
      isDone = true;
    });
    await expect.poll(() => sentTo.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isDone).toBe(false);
    deliveries.receipt(id, 2);
    expect(await result).toEqual({ outcome: "sent", platformId: `${LID}:${id}` });
  });

  it("goes to the LID of a number that has one", async () => {
    await settled(send(PHONE), () => deliveries.receipt(id, 2));
    expect(sentTo).toEqual([LID]);
  });

  it("waits while the connection is not open, and may be tried again when it closed before it left", async () => {
    isOpen = false;
    expect(await send()).toMatchObject({ outcome: "retry" });
    isOpen = true;
    relay = () => Promise.reject(boom(428));
    expect(await send()).toMatchObject({ outcome: "retry" });
  });

  it("is unknown when sending broke off, or the connection before the acknowledgement", async () => {
    relay = () => Promise.reject(boom(408));
    expect(await send()).toMatchObject({ outcome: "unknown" });
    relay = async (jid) => {
      sentTo.push(jid);
      return "";
    };
    expect(await settled(send(), deliveries.connectionLost)).toMatchObject({ outcome: "unknown" });
  });

  it("fails when the server refuses it, and says why", async () => {
    expect(await settled(send(), () => deliveries.receipt(id, 0, "463"))).toMatchObject({
      outcome: "failed",
      problem: expect.stringContaining("463"),
    });
  });

  it("is known after all when its acknowledgement comes late, and then delivered and read", async () => {
    await settled(send(), deliveries.connectionLost);
    const about = { reference: "r1", platformId: `${LID}:${id}` };
    deliveries.receipt(id, 2);
    deliveries.receipt(id, 3);
    deliveries.receipt(id, 4);
    expect(told).toEqual([
      { ...about, status: "sent" },
      { ...about, status: "delivered" },
      { ...about, status: "read" },
    ]);
    expect(await send()).toEqual({ outcome: "sent", platformId: `${LID}:${id}` });
    expect(sentTo).toHaveLength(1);
  });

  it("says nothing about messages that are not ours", () => {
    deliveries.receipt("ANOTHER", 4);
    expect(told).toEqual([]);
  });
});
