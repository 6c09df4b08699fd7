import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createSealing } from "../../src/store/sealing.ts";
import { freshStore, messageEvent, testRules } from "../support/store.ts";

it("refuses another MASTER_KEY than the one that customers were sealed under", async () => {
  await using store = await freshStore();
  const other = createSealing(store.db.pool, randomBytes(32));
  await other.requireSameKey();
  await createInboxStore(store.db, () => testRules).accept("telegram", "default", messageEvent("t", "hello"));

  await store.db.sealing.requireSameKey();
  await expect(other.requireSameKey()).rejects.toMatchObject({ kind: "misconfigured" });
});
