import { expect, it } from "vitest";
import { inConversation } from "../../src/store/conversation-transaction.ts";
import { openOffice, orderOf, wholeOrder } from "./office.ts";

const ROUNDS = 60;

it(`never begins anything after a takeover, in ${ROUNDS} races of a yes with an agent`, async () => {
  const orders = Array.from({ length: ROUNDS }, (_, index) => orderOf(`R-${index}`, wholeOrder(1000)));
  await using office = await openOffice(orders);
  let ran = 0;
  for (const [index, { id }] of orders.entries()) {
    await office.pool.query("UPDATE backoffice_refund SET created_at = now() - interval '31 days'");
    const ana = await office.caller("ana");
    const confirmation = await ana.propose({ order_id: id });
    const takeOver = async () => {
      // Spread over the whole length of a call, without a clock: by the number of queries that come first.
      for (let query = 0; query < index; query += 1) await office.pool.query("SELECT 1");
      await inConversation(office.db, ana.conversationId, async (tx) => {
        tx.set({ owner: "agent", agentId: "agent-1", epoch: tx.row.epoch + 1 });
        tx.audit("owned", { owner: "agent" });
      });
    };

    const [outcome] = await Promise.all([ana.confirm(confirmation), takeOver()]);

    const trail = await office.audited(ana.conversationId);
    const executed = (await office.refunds()).filter(({ orderId }) => orderId === id).length;
    expect(executed).toBe(outcome.outcome === "done" ? 1 : 0);
    expect(trail.indexOf("tool.intended")).toBeLessThan(trail.indexOf("owned"));
    expect(trail.includes("tool.intended")).toBe(executed === 1);
    if (executed === 0) expect(outcome).toEqual({ outcome: "denied", rule: "overruled" });
    ran += executed;
  }
  // Both sides won some races; otherwise this shows nothing.
  expect(ran).toBeGreaterThan(0);
  expect(ran).toBeLessThan(ROUNDS);
});
