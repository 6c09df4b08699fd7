import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Random, seededRandom } from "../chaos/random.ts";
import { judgeDeliveries } from "../chaos/verdict/deliveries.ts";
import { judgeMessages } from "../chaos/verdict/messages.ts";
import { freshStore, messageEvent } from "../support/store.ts";
import { smallChannel } from "./small-channel.ts";
import { type SmallProduct, startSmallProduct } from "./small-product.ts";

const SEED = 4711;
const INTERLEAVINGS = 200;
const AT_ONCE = 10;
const agent = { id: "agent-1", name: "Ada" };

interface Meeting {
  readonly chatId: number;
  readonly conversationId: string;
  /** When the takeover had certainly committed. */
  readonly takenAt: number;
  readonly handedBackAt: number;
}

let store: Awaited<ReturnType<typeof freshStore>>;
let product: SmallProduct;
const timing = seededRandom(SEED);
const platform = smallChannel(() => timing.between(0, 25));
const said: { chatId: number; platformId: string; text: string; at: number; acknowledgedAt: number }[] = [];

beforeAll(async () => {
  store = await freshStore();
  product = await startSmallProduct({ db: store.db, platform, hintMs: () => timing.between(0, 40) });
});
afterAll(async () => {
  product.stop();
  await store[Symbol.asyncDispose]();
});

async function say(chatId: number, text: string): Promise<string> {
  const platformId = `${chatId}:${said.length}`;
  said.push({ chatId, platformId, text, at: 0, acknowledgedAt: 1 });
  const accepted = await product.inbox.accept("telegram", "default", messageEvent(String(chatId), text, platformId));
  return accepted.conversationId;
}

/** A customer writes, now and then twice; at some moment an agent takes over, answers, and gives it back; the customer writes again. */
async function meet(random: Random, chatId: number): Promise<Meeting> {
  const conversationId = await say(chatId, "one");
  const writesMore = random() < 0.5 ? sleep(random.between(0, 40)).then(() => say(chatId, "two")) : undefined;
  await sleep(random.between(0, 160));
  const taken = await product.actions.takeOver(conversationId, agent);
  const takenAt = performance.now();
  expect(taken).toMatchObject({ ok: true });
  await writesMore;
  if (random() < 0.5) await say(chatId, "three");
  await sleep(random.between(0, 30));
  await product.actions.reply(conversationId, agent, { clientId: `c-${chatId}`, text: "Ada here." });
  await sleep(random.between(0, 60));
  const handedBackAt = performance.now();
  expect(await product.actions.handBack(conversationId, agent)).toMatchObject({ ok: true });
  await say(chatId, "four");
  return { chatId, conversationId, takenAt, handedBackAt };
}

describe(`an agent takes over while the bot is answering (${INTERLEAVINGS} interleavings, seed ${SEED})`, () => {
  const meetings: Meeting[] = [];
  beforeAll(async () => {
    const random = seededRandom(SEED + 1);
    for (let first = 0; first < INTERLEAVINGS; first += AT_ONCE) {
      const batch = Array.from({ length: AT_ONCE }, (_, n) => meet(seededRandom(random() * 1e9), first + n + 1));
      meetings.push(...(await Promise.all(batch)));
    }
    await product.idle();
  }, 120_000);

  it("and no message of the bot begins after that", async () => {
    expect(meetings).toHaveLength(INTERLEAVINGS);
    const late = meetings.flatMap(({ chatId, takenAt, handedBackAt }) =>
      platform.begun.filter(
        ({ threadId, text, at }) =>
          threadId === String(chatId) && at > takenAt && at < handedBackAt && !text.includes("Ada"),
      ),
    );
    expect(late).toEqual([]);
  });

  it("which the audit trail says too, in the order in which things were committed", async () => {
    const { rows } = await store.db.pool.query(
      `SELECT s.chain FROM audit_entry s JOIN delivery d ON d.id = (s.data->>'delivery')::bigint AND d.author = 'bot'
       JOIN audit_entry t ON t.chain = s.chain AND t.kind = 'taken-over' AND t.sequence < s.sequence
       JOIN audit_entry h ON h.chain = s.chain AND h.kind = 'handed-back' AND h.sequence > s.sequence WHERE s.kind = 'sending'`,
    );
    expect(rows).toEqual([]);
  });

  it("really meets the bot in all its moments: before, while and after it answers", async () => {
    const { rows } = await store.db.pool.query<{ held: string; sent: string }>(
      `SELECT count(*) FILTER (WHERE state = 'held') AS held, count(*) FILTER (WHERE state = 'sent') AS sent FROM delivery WHERE author = 'bot'`,
    );
    expect(Number(rows[0]?.held)).toBeGreaterThan(0);
    expect(Number(rows[0]?.sent)).toBeGreaterThan(INTERLEAVINGS);
    expect(product.events.filter((event) => event.startsWith("turn.overruled")).length).toBeGreaterThan(0);
  });

  it("answers nothing twice, and after the hand-back the bot answers again", async () => {
    const evidence = {
      pool: store.db.pool,
      sealing: store.db.sealing,
      said,
      ledger: platform.ledger,
      wishes: [],
      checkpointFile: "",
    };
    const verdicts = [...(await judgeMessages(evidence)), ...(await judgeDeliveries(evidence))];
    expect(verdicts.filter(({ broken }) => broken.length > 0)).toEqual([]);
    const unanswered = meetings.filter(
      ({ chatId }) =>
        !platform.ledger.findLast(({ chatId: chat }) => chat === String(chatId))?.text.endsWith("You said four."),
    );
    expect(unanswered).toEqual([]);
  });
});
