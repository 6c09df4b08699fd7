import { expect, it } from "vitest";
import type { InboundEvent } from "../../src/core/message.ts";
import { freshStore, messageEvent } from "../support/store.ts";
import { smallChannel } from "./small-channel.ts";
import { startSmallProduct } from "./small-product.ts";

const PICTURES = 10;

it("answers an album of ten pictures once, in whatever order they arrive", async () => {
  await using store = await freshStore();
  const platform = smallChannel(() => 0);
  const product = await startSmallProduct({ db: store.db, platform });
  const album = Array.from({ length: PICTURES }, (_, n): InboundEvent => {
    // The words stand under the fourth one only.
    const event = messageEvent("album", n === 3 ? "two" : "", `picture-${n}`);
    return { ...event, kind: "message", text: n === 3 ? "two" : "", attachments: [{ ref: `f${n}`, kind: "image" }] };
  });
  const shuffled = [3, 9, 0, 7, 5, 1, 8, 2, 6, 4].flatMap((n) => album[n] ?? []);

  await Promise.all(
    shuffled.map(async (event, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 40));
      await product.inbox.accept("telegram", "default", event);
    }),
  );
  await product.idle();
  product.stop();

  expect(platform.ledger.map(({ text }) => text)).toEqual([expect.stringContaining("You said two.")]);
  const { rows } = await store.db.pool.query(
    `SELECT (SELECT count(*)::int FROM conversation) AS conversations, (SELECT count(*)::int FROM turn) AS turns,
       (SELECT count(*)::int FROM inbound_event WHERE state = 'done') AS answered`,
  );
  expect(rows).toEqual([{ conversations: 1, turns: 1, answered: PICTURES }]);
});
