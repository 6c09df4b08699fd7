import { expect, it } from "vitest";
import { openOffice, orderOf, wholeOrder } from "./office.ts";

it("pays back exactly what the customer confirmed, once, with a receipt and a trail", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");

  const proposed = await ana.ask("process_refund", {
    order_id: "a-1",
    lines: [{ line_id: "l2", quantity: 1 }],
    reason: "late",
  });
  expect(proposed).toMatchObject({ outcome: "confirm", facts: { amountCents: 1000, currency: "EUR" } });
  expect(await office.refunds()).toEqual([]);

  const done = await ana.confirm(proposed.outcome === "confirm" ? proposed.confirmationId : "");
  expect(done).toMatchObject({
    outcome: "done",
    receipt: {
      tool: "process_refund",
      result: { orderId: "A-1", amountCents: 1000, currency: "EUR", status: "accepted", method: "card" },
    },
  });
  expect(await office.refunds()).toEqual([{ orderId: "A-1", amountCents: 1000 }]);
  expect(await office.audited(ana.conversationId)).toEqual([
    "confirmation.proposed",
    "confirmation.redeemed",
    "tool.intended",
    "tool.done",
  ]);
});

it("adds shipping when the whole order goes back, and only what is left after a part", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  await ana.confirm(await ana.propose({ order_id: "A-1", lines: [{ line_id: "l1" }] }));

  const rest = await ana.ask("process_refund", { order_id: "A-1" });

  expect(rest).toMatchObject({ outcome: "confirm", facts: { amountCents: 2500 } });
});

it("answers a double click with the same receipt", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const id = await ana.propose({ order_id: "A-1" });

  const clicks = await Promise.all([ana.confirm(id), ana.confirm(id), ana.confirm(id)]);
  const later = await ana.confirm(id);

  const callIds = [...clicks, later].map((click) => (click.outcome === "done" ? click.receipt.callId : click.outcome));
  expect(new Set(callIds)).toEqual(new Set([id]));
  expect(await office.refunds()).toHaveLength(1);
});

it("does nothing for a confirmation that is foreign, replaced, declined, expired or of another tool", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const ben = await office.caller("ben");

  const replaced = await ana.propose({ order_id: "A-1" });
  const declined = await ana.propose({ order_id: "A-1", lines: [{ line_id: "l1" }] });
  expect(await ben.confirm(declined)).toEqual({ outcome: "denied", rule: "confirmation-unknown" });
  expect(await ana.confirm(replaced)).toEqual({ outcome: "denied", rule: "confirmation-replaced" });
  expect(await ana.ask("create_ticket", {}, { confirmationId: declined })).toMatchObject({
    rule: "confirmation-unknown",
  });
  await office.runtime.decline(ana.conversationId, declined);
  expect(await ana.confirm(declined)).toEqual({ outcome: "denied", rule: "confirmation-declined" });

  const expired = await ana.propose({ order_id: "A-1" });
  await office.pool.query("UPDATE confirmation SET expires_at = now() - interval '1 s' WHERE id = $1", [expired]);
  expect(await ana.confirm(expired)).toEqual({ outcome: "denied", rule: "confirmation-expired" });
  expect(await office.refunds()).toEqual([]);
});

it("asks again when the amount changed between the question and the yes", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const id = await ana.propose({ order_id: "A-1" });
  await office.pool.query("UPDATE backoffice_payment SET refunded_cents = 4000");

  const outcome = await ana.confirm(id);

  expect(outcome).toMatchObject({ outcome: "confirm", facts: { amountCents: 6500 } });
  expect(await office.refunds()).toEqual([]);
});

it("runs nothing after a takeover, nor for a turn that lost its lease", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const id = await ana.propose({ order_id: "A-1" });

  await office.pool.query("UPDATE conversation SET fence = 1");
  expect(await ana.confirm(id)).toEqual({ outcome: "denied", rule: "overruled" });
  await office.takeOver(ana.conversationId);
  expect(await ana.confirm(id, { fence: 1 })).toEqual({ outcome: "denied", rule: "overruled" });
  expect(await ana.confirm(id, { fence: 1, epoch: 1 })).toEqual({ outcome: "denied", rule: "overruled" });
  expect(await ana.ask("create_ticket", { subject: "help" }, { fence: 1 })).toMatchObject({ rule: "overruled" });
  expect(await ana.ask("list_orders", {}, { fence: 1 })).toMatchObject({ rule: "overruled" });

  expect(await office.refunds()).toEqual([]);
  expect((await office.pool.query("SELECT 1 FROM tool_call")).rows).toEqual([]);
});

it("shows somebody else's order exactly like a missing one", async () => {
  await using office = await openOffice([orderOf("A-1"), orderOf("B-1", { customer: "ben" })]);
  const ana = await office.caller("ana");

  for (const tool of ["get_order_status", "process_refund"]) {
    const foreign = await ana.ask(tool, { order_id: "B-1" });
    const missing = await ana.ask(tool, { order_id: "NOPE" });
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ outcome: "refused", problem: "not_found" });
  }
});

it("asks for proof, and does not believe a request that claims more than the database knows", async () => {
  await using office = await openOffice();
  const stranger = await office.caller();
  expect(await stranger.ask("get_order_status", { order_id: "A-1" })).toEqual({
    outcome: "prove",
    tool: "get_order_status",
  });
  expect(await stranger.ask("process_refund", { order_id: "A-1" })).toEqual({
    outcome: "prove",
    tool: "process_refund",
  });
  const claims = { trust: 2 as const, backofficeId: "ana" };
  expect(await stranger.ask("list_orders", {}, claims)).toEqual({ outcome: "prove", tool: "list_orders" });
  for (const order_id of ["A-1", "NOPE"]) {
    const learnt = await stranger.ask("process_refund", { order_id }, claims);
    expect(learnt).toEqual({ outcome: "prove", tool: "process_refund" });
  }

  const ana = await office.caller("ana");
  const id = await ana.propose({ order_id: "A-1" });
  await office.pool.query("UPDATE identity SET proven_until = now() - interval '1 s' WHERE id = $1", [ana.identityId]);
  expect(await ana.confirm(id)).toEqual({ outcome: "prove", tool: "process_refund" });
  expect(await office.refunds()).toEqual([]);
});

it("sends to a person what is over the limit, disputed or on its way, and denies what the policy excludes", async () => {
  await using office = await openOffice([
    orderOf("BIG", wholeOrder(50_001)),
    orderOf("LIMIT", wholeOrder(50_000)),
    orderOf("FIGHT", { disputed: true }),
    orderOf("ROAD", { status: "shipped", deliveredDaysAgo: undefined }),
    orderOf("OLD", { placedDaysAgo: 40, deliveredDaysAgo: 30.5 }),
    orderOf("SOCKS", { lines: [{ id: "l1", product: "socks", title: "Socks", quantity: 1, unitCents: 900 }] }),
    orderOf("DOLLARS", { currency: "USD" }),
    orderOf("UNPAID", { status: "placed", shippedDaysAgo: undefined, deliveredDaysAgo: undefined }),
  ]);
  const ana = await office.caller("ana");
  const ask = (order_id: string) => ana.ask("process_refund", { order_id });

  expect(await ask("BIG")).toEqual({ outcome: "human", rule: "over-limit" });
  expect(await ask("FIGHT")).toEqual({ outcome: "human", rule: "disputed" });
  expect(await ask("ROAD")).toEqual({ outcome: "human", rule: "in-transit" });
  expect(await ask("DOLLARS")).toEqual({ outcome: "human", rule: "other-currency" });
  expect(await ask("OLD")).toEqual({ outcome: "denied", rule: "window-closed" });
  expect(await ask("SOCKS")).toEqual({ outcome: "denied", rule: "final-sale" });
  expect(await ask("UNPAID")).toEqual({ outcome: "denied", rule: "nothing-to-refund" });
  expect(await ask("LIMIT")).toMatchObject({ outcome: "confirm", facts: { amountCents: 50_000 } });
  expect(await office.audited(ana.conversationId)).toContain("tool.human");
});

it("offers the next free times when a callback can't be had", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const past = await ana.ask("schedule_callback", { datetime: "2020-02-30T10:00" });
  expect(past).toMatchObject({ outcome: "refused", problem: "invalid_input", detail: "datetime" });

  const closed = await ana.ask("schedule_callback", { datetime: "2020-03-02T10:00" });
  expect(closed).toMatchObject({ outcome: "refused", problem: "conflict" });
  const free = closed.outcome === "refused" ? closed.detail.replace("free:", "").split(",") : [];
  expect(free).toHaveLength(3);

  const wanted = free[1] ?? "";
  const booked = await ana.ask("schedule_callback", { datetime: wanted, phone: "⟨PHONE_1⟩" });
  expect(booked).toMatchObject({
    outcome: "done",
    receipt: { args: { phone: "⟨PHONE_1⟩" }, result: { startsAt: wanted } },
  });
  const again = await ana.ask("schedule_callback", { datetime: wanted, phone: "⟨PHONE_1⟩" });
  expect(again).toEqual(booked);

  for (const name of ["second", "third"]) {
    const outcome = await (await office.caller()).ask("schedule_callback", { datetime: wanted, phone: "030 123456" });
    expect(outcome.outcome, name).toBe(name === "second" ? "done" : "refused");
  }
});

it("calls the number on file only for its proven owner", async () => {
  await using office = await openOffice();
  const [free] = await office.backends.calendar.free(new Date(), 1);
  const datetime = free?.toISOString() ?? "";

  expect(await (await office.caller("ana")).ask("schedule_callback", { datetime })).toMatchObject({ outcome: "done" });
  expect(await (await office.caller("ben")).ask("schedule_callback", { datetime })).toMatchObject({
    problem: "invalid_input",
    detail: "phone",
  });
  expect(await (await office.caller()).ask("schedule_callback", { datetime })).toMatchObject({
    problem: "invalid_input",
    detail: "phone",
  });
});

it("keeps what it is told about the result out of the database in the clear", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  await ana.ask("lookup_customer", {});

  const { rows } = await office.pool.query("SELECT encode(sealed_result, 'escape') AS text, args FROM tool_call");
  expect(JSON.stringify(rows)).not.toMatch(/Ana|ana@|example/);
});

it("redeems nothing in the moment after it expired, whatever was read before", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const id = await ana.propose({ order_id: "A-1" });
  const { rows } = await office.pool.query<{ argsHash: string }>(
    `UPDATE confirmation SET expires_at = now() - interval '1 s' WHERE id = $1 RETURNING args_hash AS "argsHash"`,
    [id],
  );

  const intended = await office.calls.intend(
    { conversationId: ana.conversationId, turnId: "t", fence: 0, epoch: 0 },
    {
      id,
      tool: "process_refund",
      risk: "money",
      args: {},
      argsHash: rows[0]?.argsHash ?? "",
      idempotencyKey: "key",
      rule: "money-within-limits",
      proof: { trust: 2, backofficeId: "ana" },
      confirmationId: id,
      moneyMark: "0",
    },
  );

  expect(intended).toEqual({ result: "void" });
  expect(await office.calls.find({ id })).toBeUndefined();
});
