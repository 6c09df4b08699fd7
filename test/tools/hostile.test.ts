import fc from "fast-check";
import { expect, it } from "vitest";
import type { ToolOutcome } from "../../src/core/contracts/tool.ts";
import { type Caller, type Office, openOffice, orderOf, wholeOrder } from "./office.ts";

/** What a model under an attacker's control may send: 2,000 calls, against the real back office. */
const RUNS = 2000;

const orders = [
  orderOf("A-1"),
  orderOf("A-2", wholeOrder(9000)),
  orderOf("A-BIG", wholeOrder(90_000)),
  orderOf("A-FIGHT", { disputed: true }),
  orderOf("A-OLD", { placedDaysAgo: 99, deliveredDaysAgo: 90 }),
  orderOf("B-1", { customer: "ben" }),
  orderOf("B-2", { customer: "ben", ...wholeOrder(5000) }),
];

const oddText = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "' OR 1=1 --",
    "A-1; B-1",
    "А-1",
    "A-1\u0000",
    "A\u200B-1",
    "\uD800",
    "⟨EMAIL_9⟩",
    "NaN",
    "1e309",
    "",
  ),
  fc.string({ maxLength: 40, unit: "binary" }),
);
const oddNumber = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 0.5, 1e21, Number.MAX_SAFE_INTEGER);
const odd = fc.oneof(
  oddText,
  oddNumber,
  fc.constantFrom(null, undefined, true, 10n),
  fc.anything({ maxDepth: 3, withBigInt: true }),
);
const orderId = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...orders.map(({ id }) => id)) },
  { weight: 1, arbitrary: odd },
);
const lines = fc.oneof(
  fc.array(
    fc.record({
      line_id: fc.constantFrom("l1", "l2", "A-1:l1"),
      quantity: fc.oneof(fc.integer({ min: 1, max: 3 }), oddNumber),
    }),
    { maxLength: 4 },
  ),
  odd,
);
const refund = fc.record(
  {
    order_id: orderId,
    lines,
    reason: oddText,
    amountCents: odd,
    currency: fc.constantFrom("USD", "EUR"),
    backofficeId: fc.constant("ben"),
  },
  { requiredKeys: ["order_id"] },
);
const plainRefund = fc.record({
  order_id: fc.constantFrom(...orders.map(({ id }) => id)),
  reason: fc.constant("late"),
});

const step = fc.record({
  who: fc.constantFrom("ana", "ben", "stranger", "liar"),
  act: fc.oneof(
    fc.record({ kind: fc.constant("refund" as const), args: fc.oneof(refund, plainRefund) }),
    fc.record({
      kind: fc.constant("confirm" as const),
      which: fc.oneof(fc.nat(3), fc.nat(200)),
      tool: fc.constantFrom("process_refund", "create_ticket"),
      args: refund,
    }),
    fc.record({
      kind: fc.constant("other" as const),
      tool: fc.constantFrom(
        "get_order_status",
        "list_orders",
        "lookup_customer",
        "schedule_callback",
        "drop_tables",
        "constructor",
        "__proto__",
      ),
      args: fc.oneof(
        fc.record({ order_id: orderId }),
        fc.record({ email: fc.constantFrom("ana@example.com", "ben@example.com") }),
        fc.record({ phone: odd, datetime: odd }),
        fc.dictionary(fc.string(), odd),
      ),
    }),
  ),
  late: fc.constantFrom(0, 0, 0, 0, 0, 1),
  takeOver: fc.integer({ min: 0, max: 60 }),
});

it(`executes nothing that is not allowed in ${RUNS} hostile calls`, async () => {
  await using office = await openOffice(orders);
  const people = new Map<string, Caller>();
  const proposed: { id: string; by: Caller; orderId: string; used: boolean }[] = [];
  const owns: Record<string, string> = { ana: "A-", ben: "B-" };

  await fc.assert(
    fc.asyncProperty(step, async ({ who, act, late, takeOver }) => {
      const person = people.get(who) ?? (await office.caller(who === "stranger" || who === "liar" ? undefined : who));
      people.set(who, person);
      const claims = who === "liar" ? { trust: 2 as const, backofficeId: "ben" } : {};
      const patch = { ...claims, fence: late };
      const before = await office.refunds();
      const chosen = act.kind === "confirm" ? proposed.at(-1 - act.which) : undefined;
      const args = act.args as Record<string, unknown>; // hostile on purpose

      const outcome = await person.ask(
        act.kind === "other" ? act.tool : act.kind === "confirm" ? act.tool : "process_refund",
        args,
        act.kind === "confirm" ? { ...patch, confirmationId: chosen?.id ?? "nothing" } : patch,
      );

      if (act.kind === "refund" && outcome.outcome === "confirm") {
        const order = orders.find(({ id }) => id === String(outcome.args["order_id"]).toUpperCase());
        expect(order?.id.startsWith(owns[who] ?? "?")).toBe(true);
        proposed.push({ id: outcome.confirmationId, by: person, orderId: order?.id ?? "", used: false });
      }
      const news = (await office.refunds()).slice(before.length);
      if (news.length > 0) {
        expect(news).toHaveLength(1);
        expect(act).toMatchObject({ kind: "confirm", tool: "process_refund" });
        expect(chosen).toMatchObject({ by: person, orderId: news[0]?.orderId, used: false });
        expect(late).toBe(0);
        expect(outcome.outcome).toBe("done");
        if (chosen) chosen.used = true;
      }
      expectNothingForeign(outcome, owns[who]);
      if (takeOver === 0) {
        await office.takeOver(person.conversationId);
        people.delete(who);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  await expectSoundBooks(office);
}, 300_000);

function expectNothingForeign(outcome: ToolOutcome, prefix: string | undefined): void {
  if (outcome.outcome !== "done") return;
  const { tool, result } = outcome.receipt;
  if (tool === "get_order_status") expect(String(result["orderId"]).startsWith(prefix ?? "?")).toBe(true);
  if (tool === "lookup_customer")
    expect(result["name"]).toBe(prefix === "A-" ? "Ana Ruiz" : prefix === "B-" ? "Ben Vogt" : "nobody");
}

async function expectSoundBooks(office: Office): Promise<void> {
  const refunds = await office.refunds();
  // The attack reached the point where money moves; otherwise it shows nothing.
  expect(refunds.length).toBeGreaterThan(0);
  expect(refunds.filter(({ orderId }) => ["A-BIG", "A-FIGHT", "A-OLD"].includes(orderId))).toEqual([]);
  const { rows } = await office.pool.query(
    `SELECT 1 FROM backoffice_payment p WHERE refunded_cents > paid_cents
       OR refunded_cents <> (SELECT COALESCE(sum(amount_cents), 0) FROM backoffice_refund r WHERE r.payment_id = p.id)`,
  );
  expect(rows).toEqual([]);
  const unproven = await office.pool.query(
    `SELECT 1 FROM backoffice_refund r WHERE NOT EXISTS (
       SELECT 1 FROM tool_call t JOIN confirmation k ON k.id = t.id WHERE t.idempotency_key = r.idempotency_key AND t.state = 'done' AND k.state = 'redeemed')`,
  );
  expect(unproven.rows).toEqual([]);
}

it("does not stand in the way of calls that are allowed", async () => {
  const mine = Array.from({ length: 40 }, (_, index) =>
    orderOf(`M-${index}`, { customer: index % 2 === 0 ? "ana" : "ben" }),
  );
  await using office = await openOffice(mine);
  let blocked = 0;
  for (const [index, { id }] of mine.entries()) {
    await office.pool.query("UPDATE backoffice_refund SET created_at = now() - interval '31 days'");
    const person = await office.caller(index % 2 === 0 ? "ana" : "ben");
    const outcomes = [
      await person.ask("get_order_status", { order_id: id.toLowerCase() }),
      await person.ask("list_orders", {}),
      await person.ask("create_ticket", { subject: `about ${id}` }),
      await person.confirm(await person.propose({ order_id: id, reason: "Größe passt nicht 🙈" })),
    ];
    blocked += outcomes.filter(({ outcome }) => outcome !== "done").length;
  }
  expect(blocked).toBe(0);
});
