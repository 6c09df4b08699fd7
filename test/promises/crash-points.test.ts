import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeDeliveries } from "../chaos/verdict/deliveries.ts";
import { judgeMessages, judgeOwners } from "../chaos/verdict/messages.ts";
import { freshStore, messageEvent } from "../support/store.ts";
import type { Life } from "./mortal.ts";
import { smallChannel } from "./small-channel.ts";
import { startSmallProduct } from "./small-product.ts";

/** Where the first process dies (see mortal.ts), and what may then be uncertain. */
const points = [
  { at: "inbox.accept:before", name: "before the message is committed", unknown: 0, heard: 2 },
  { at: "inbox.accept:after", name: "after the commit, before the platform gets its 2xx", unknown: 0, heard: 2 },
  { at: "turns.claim:after", name: "when a turn has just claimed it", unknown: 0, heard: 2 },
  { at: "turns.commit:before", name: "with the answer ready, before it is committed", unknown: 0, heard: 2 },
  { at: "turns.commit:after", name: "after the answer is committed, before the hint to send it", unknown: 0, heard: 2 },
  { at: "deliveries.claimNext:before", name: "before the delivery is claimed", unknown: 0, heard: 2 },
  { at: "deliveries.claimNext:after", name: "with `sending` committed, before the first byte", unknown: 1, heard: 1 },
  { at: "deliveries.settle:before", name: "after the platform took it, before that is recorded", unknown: 1, heard: 2 },
  { at: "deliveries.settle:after", name: "after all is recorded", unknown: 0, heard: 2 },
] as const;

let store: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store[Symbol.asyncDispose]());

const CHAT = 1;
const platform = smallChannel(() => 1);
const said: { chatId: number; platformId: string; text: string; at: number; acknowledgedAt: number }[] = [];

/** As a platform does: the same message again, to whichever process is there, until one acknowledges it. */
async function say(
  chatId: number,
  text: string,
  processes: readonly {
    readonly inbox: { acceptAll: Awaited<ReturnType<typeof startSmallProduct>>["inbox"]["acceptAll"] };
  }[],
) {
  const platformId = `${chatId}:${text}`;
  const event = messageEvent(String(chatId), text, platformId);
  for (const { inbox } of processes) {
    const acknowledged = await inbox
      .acceptAll({ name: "telegram", account: "default" }, { events: [event], statuses: [] })
      .then(
        () => true,
        () => false,
      );
    if (acknowledged) return said.push({ chatId, platformId, text, at: 0, acknowledgedAt: 1 });
  }
  throw new Error("nobody acknowledged it");
}

async function expectAllKept(): Promise<void> {
  const evidence = {
    pool: store.db.pool,
    sealing: store.db.sealing,
    said,
    ledger: platform.ledger,
    wishes: [],
    checkpointFile: "",
  };
  const verdicts = [
    ...(await judgeMessages(evidence)),
    ...(await judgeDeliveries(evidence)),
    ...(await judgeOwners(evidence)),
  ];
  expect(verdicts.filter(({ broken }) => broken.length > 0)).toEqual([]);
}

const unknownIn = async (chatId: number): Promise<number> => {
  const { rows } = await store.db.pool.query(
    "SELECT 1 FROM delivery d JOIN conversation c ON c.id = d.conversation_id WHERE d.state = 'unknown' AND c.thread_id = $1",
    [String(chatId)],
  );
  return rows.length;
};

describe("a process that dies on the way of a message", () => {
  it.each(points.map((point, n) => [point.name, point, CHAT + n] as const))(
    "%s: answered once, in order",
    async (_name, { at, unknown, heard }, chatId) => {
      const life: Life = { dead: false, diesAt: at };
      const doomed = await startSmallProduct({ db: store.db, platform, life });
      const fresh = await startSmallProduct({ db: store.db, platform });
      await say(chatId, "one", [doomed, fresh]);
      await doomed.idle();
      expect(life.dead).toBe(true);
      doomed.stop();

      await say(chatId, "two", [fresh]);
      await fresh.later();
      expect(platform.ledger.filter((entry) => entry.chatId === String(chatId))).toHaveLength(heardFrom(chatId, heard));
      expect(await unknownIn(chatId)).toBe(unknown);
      await expectAllKept();
      fresh.stop();
    },
  );

  it.each(["turn", "delivery"] as const)("a lost hint to a %s costs time, and nothing else", async (loses) => {
    const chatId = loses === "turn" ? 101 : 102;
    const forgetful = await startSmallProduct({ db: store.db, platform, loses });
    await say(chatId, "one", [forgetful]);
    await forgetful.idle();
    expect(platform.ledger.filter((entry) => entry.chatId === String(chatId))).toEqual([]);
    await forgetful.later();
    expect(platform.ledger.filter((entry) => entry.chatId === String(chatId)).map(({ text }) => text)).toEqual([
      expect.stringContaining("You said one."),
    ]);
    await expectAllKept();
    forgetful.stop();
  });

  it("an answer that may have arrived is never sent again by itself, however long nobody knows", async () => {
    const chatId = 103;
    const silent = {
      ...platform,
      channel: {
        ...platform.channel,
        send: async (sending: Parameters<typeof platform.channel.send>[0]) => {
          await platform.channel.send(sending);
          return { outcome: "unknown" as const, problem: "the connection broke" };
        },
      },
    };
    const product = await startSmallProduct({ db: store.db, platform: silent });
    await say(chatId, "one", [product]);
    await product.idle();
    await product.later();
    await product.later();
    expect(platform.ledger.filter((entry) => entry.chatId === String(chatId))).toHaveLength(1);
    expect(await unknownIn(chatId)).toBe(1);
    product.stop();
  });
});

/** When both messages were waiting at the restart, one turn answers them together. */
function heardFrom(chatId: number, most: number): number {
  const replies = platform.ledger.filter((entry) => entry.chatId === String(chatId));
  const together = replies.length === 1 && most === 2 && replies[0]?.text.endsWith("You said two.");
  return together ? 1 : most;
}
