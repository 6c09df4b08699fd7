import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshStore, messageEvent } from "../support/store.ts";
import type { Life } from "./mortal.ts";
import { scriptedServices } from "./scripted-services.ts";
import { smallChannel } from "./small-channel.ts";
import { startSmallProduct } from "./small-product.ts";

let store: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store[Symbol.asyncDispose]());

const event = (chatId: number, text: string) => messageEvent(String(chatId), text, `${chatId}:${text}`);

async function stateOf(chatId: number) {
  const { rows } = await store.db.pool.query<{ owner: string; reason: string | null; attempts: number; state: string }>(
    `SELECT c.owner, h.reason, e.attempts, e.state FROM conversation c JOIN inbound_event e ON e.conversation_id = c.id
     LEFT JOIN handoff h ON h.conversation_id = c.id WHERE c.thread_id = $1`,
    [String(chatId)],
  );
  return rows;
}

describe("a message that nothing can answer", () => {
  it("goes to a person after three tries, who is announced to the customer; others are served meanwhile", async () => {
    const services = scriptedServices(store.db);
    const { models } = services();
    // No database takes this intent's name, so the turn fails when it commits, each time.
    const understand: typeof models.understand = (input) => {
      const heard = models.understand(input);
      return input.text.includes("poison") ? { ...heard, intent: { ...heard.intent, primary: "\u0000" } } : heard;
    };
    const platform = smallChannel(() => 1);
    const product = await startSmallProduct({
      db: store.db,
      platform,
      services: () => ({ ...services(), models: { ...models, understand } }),
    });
    await product.inbox.accept("telegram", "default", event(1, "poison one"));
    for (const chatId of [2, 3, 4]) await product.inbox.accept("telegram", "default", event(chatId, "two"));
    await product.idle();

    expect(product.events.filter((line) => line.startsWith("turn.failed"))).toHaveLength(3);
    expect(await stateOf(1)).toEqual([{ owner: "queue", reason: "internal-failure", attempts: 4, state: "done" }]);
    expect(platform.ledger.filter(({ chatId }) => chatId === "1")).toHaveLength(1);
    for (const chatId of [2, 3, 4]) {
      expect(await stateOf(chatId)).toMatchObject([{ owner: "customer", reason: null }]);
      expect(platform.ledger.filter((entry) => entry.chatId === String(chatId)).map(({ text }) => text)).toEqual([
        expect.stringContaining("You said two."),
      ]);
    }
    product.stop();
  });

  it("and one that kills every process that tries goes to a person too", async () => {
    const platform = smallChannel(() => 1);
    for (let process = 1; process <= 4; process++) {
      const life: Life = { dead: false };
      const services = scriptedServices(store.db);
      const { models } = services();
      const understand: typeof models.understand = (input) => {
        life.dead = true;
        return models.understand(input);
      };
      const product = await startSmallProduct({
        db: store.db,
        platform,
        life,
        services: () => ({ ...services(), models: { ...models, understand } }),
      });
      if (process === 1) await product.inbox.accept("telegram", "default", event(11, "one"));
      await product.idle();
      await product.later();
      product.stop();
      expect(await stateOf(11)).toMatchObject([
        process < 4 ? { owner: "bot", attempts: process } : { owner: "queue", reason: "internal-failure" },
      ]);
    }
    expect(platform.ledger).toHaveLength(1);
  });
});
