import { expect, it } from "vitest";
import { type Office, openOffice, orderOf, wholeOrder } from "./office.ts";

const count = (outcomes: readonly { outcome: string }[], outcome: string) =>
  outcomes.filter((one) => one.outcome === outcome).length;

async function paidAndRefunded(office: Office) {
  const { rows } = await office.pool.query<{ paid: number; refunded: number; recorded: number }>(
    `SELECT p.paid_cents AS paid, p.refunded_cents AS refunded,
       COALESCE((SELECT sum(amount_cents)::int FROM backoffice_refund r WHERE r.payment_id = p.id), 0) AS recorded FROM backoffice_payment p`,
  );
  return rows;
}

it("never gives back more than was paid when 50 refunds of one order run at once", async () => {
  await using office = await openOffice();
  const callers = await Promise.all(Array.from({ length: 50 }, () => office.caller("ana")));
  const wanted = [undefined, [{ line_id: "l1" }], [{ line_id: "l2" }], [{ line_id: "l2", quantity: 1 }]];
  const outcomes = await Promise.all(
    callers.map(async (ana, index) => {
      const lines = wanted[index % wanted.length];
      const proposed = await ana.ask("process_refund", { order_id: "A-1", ...(lines ? { lines } : {}) });
      return proposed.outcome === "confirm" ? ana.confirm(proposed.confirmationId) : proposed;
    }),
  );

  expect(count(outcomes, "done")).toBeGreaterThanOrEqual(1);
  for (const { paid, refunded, recorded } of await paidAndRefunded(office)) {
    expect(refunded).toBeLessThanOrEqual(paid);
    expect(recorded).toBe(refunded);
  }
  expect((await office.refunds()).length).toBeLessThanOrEqual(2);
});

it("holds the back office's own limits without the runtime: 50 parallel posts, one key or many", async () => {
  await using office = await openOffice();
  const post = (idempotencyKey: string, amountCents: number) =>
    office.backends.payments.refund({
      idempotencyKey,
      ownerId: "ana",
      orderId: "A-1",
      amountCents,
      currency: "EUR",
      lines: [],
      reason: "test",
    });

  const same = await Promise.all(Array.from({ length: 25 }, () => post("one", 4000)));
  expect(new Set(same.map((refund) => refund.refundId)).size).toBe(1);
  const many = await Promise.allSettled(Array.from({ length: 25 }, (_, index) => post(`key-${index}`, 1000)));

  expect(many.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
  expect(await paidAndRefunded(office)).toEqual([{ paid: 10_500, refunded: 10_000, recorded: 10_000 }]);
});

it("does not let splitting over orders and channels get around the daily limit", async () => {
  const orders = ["A", "B", "C", "D", "E"].map((id) => orderOf(id, wholeOrder(30_000)));
  await using office = await openOffice(orders);
  const proposals = await Promise.all(
    orders.map(async ({ id }) => {
      const ana = await office.caller("ana");
      return { ana, confirmationId: await ana.propose({ order_id: id }) };
    }),
  );
  // All at once, and only now: what is asked for after the first refund is not even proposed.
  const outcomes = await Promise.all(proposals.map(({ ana, confirmationId }) => ana.confirm(confirmationId)));

  expect(count(outcomes, "done")).toBe(1);
  expect(outcomes.filter((one) => one.outcome === "human" && one.rule === "day-limit")).toHaveLength(4);
  expect(await office.refunds()).toHaveLength(1);
});

it("sends the third refund in 30 days to a person", async () => {
  const orders = ["A", "B", "C"].map((id) => orderOf(id, wholeOrder(1000)));
  await using office = await openOffice(orders);
  const ana = await office.caller("ana");
  for (const id of ["A", "B"])
    expect(await ana.confirm(await ana.propose({ order_id: id }))).toMatchObject({ outcome: "done" });
  await office.pool.query("UPDATE backoffice_refund SET created_at = now() - interval '29 days'");

  expect(await ana.ask("process_refund", { order_id: "C" })).toEqual({ outcome: "human", rule: "velocity" });
});

it("counts what the order already got back against the limit, however long ago", async () => {
  await using office = await openOffice([
    orderOf("A", {
      shippingCents: 0,
      lines: [1, 2].map((n) => ({ id: `l${n}`, product: "lamp", title: "Lamp", quantity: 1, unitCents: 30_000 })),
    }),
  ]);
  const ana = await office.caller("ana");
  await ana.confirm(await ana.propose({ order_id: "A", lines: [{ line_id: "l1" }] }));
  await office.pool.query("UPDATE backoffice_refund SET created_at = now() - interval '5 days'");

  const rest = await ana.ask("process_refund", { order_id: "A", lines: [{ line_id: "l2" }] });

  expect(rest).toEqual({ outcome: "human", rule: "over-limit" });
});

it("refunds a line once, even when it is asked for twice in one request", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const twice = await ana.ask("process_refund", { order_id: "A-1", lines: [{ line_id: "l1" }, { line_id: "l1" }] });
  expect(twice).toEqual({ outcome: "denied", rule: "nothing-to-refund" });

  await ana.confirm(await ana.propose({ order_id: "A-1", lines: [{ line_id: "l1" }] }));
  const again = await ana.ask("process_refund", { order_id: "A-1", lines: [{ line_id: "l1" }] });
  expect(again).toEqual({ outcome: "denied", rule: "nothing-to-refund" });
});
