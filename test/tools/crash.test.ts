import { describe, expect, it } from "vitest";
import type { Payments } from "../../src/core/contracts/backends.ts";
import { AppError } from "../../src/core/errors.ts";
import { Crash, openOffice } from "./office.ts";

const age = "UPDATE tool_call SET intended_at = now() - interval '2 minutes'";

describe.each(["intent-committed", "backend-executed", "receipt-committed"] as const)(
  "a process that dies after: %s",
  (moment) => {
    it("refunds exactly once when the turn is run again", async () => {
      await using office = await openOffice();
      const ana = await office.caller("ana");
      const id = await ana.propose({ order_id: "A-1" });
      office.crashAt(moment);
      await expect(ana.confirm(id)).rejects.toBeInstanceOf(Crash);

      const outcome = await ana.confirm(id);

      expect(outcome).toMatchObject({ outcome: "done", receipt: { result: { amountCents: 10_500 } } });
      expect(await office.refunds()).toEqual([{ orderId: "A-1", amountCents: 10_500 }]);
      expect((await office.audited(ana.conversationId)).filter((kind) => kind === "tool.done")).toHaveLength(1);
    });

    it("is settled by the sweeper, which posts nothing", async () => {
      await using office = await openOffice();
      const ana = await office.caller("ana");
      const id = await ana.propose({ order_id: "A-1" });
      office.crashAt(moment);
      await expect(ana.confirm(id)).rejects.toBeInstanceOf(Crash);
      const before = await office.refunds();
      await office.pool.query(age);

      await office.runtime.resumeUnfinished();

      expect(await office.refunds()).toEqual(before);
      const { rows } = await office.pool.query("SELECT state FROM tool_call WHERE tool = 'process_refund'");
      expect(rows).toEqual([{ state: moment === "intent-committed" ? "refused" : "done" }]);
      expect(await office.runtime.resumeUnfinished()).toBe(0);
    });

    it("does nothing more once a person took over", async () => {
      await using office = await openOffice();
      const ana = await office.caller("ana");
      const id = await ana.propose({ order_id: "A-1" });
      office.crashAt(moment);
      await expect(ana.confirm(id)).rejects.toBeInstanceOf(Crash);
      const before = await office.refunds();
      await office.takeOver(ana.conversationId);

      const outcome = await ana.confirm(id);

      expect(await office.refunds()).toEqual(before);
      expect(outcome.outcome).toBe(moment === "intent-committed" ? "denied" : "done");
    });

    it("opens one ticket and books one callback", async () => {
      await using office = await openOffice();
      const ana = await office.caller("ana");
      const [free] = await office.backends.calendar.free(new Date(), 1);
      const asks = [
        () => ana.ask("create_ticket", { subject: "broken lamp" }),
        () => ana.ask("schedule_callback", { datetime: free?.toISOString() ?? "" }),
      ];
      for (const ask of asks) {
        office.crashAt(moment);
        await expect(ask()).rejects.toBeInstanceOf(Crash);
        expect(await ask()).toMatchObject({ outcome: "done" });
      }
      const { rows } = await office.pool.query(
        "SELECT (SELECT count(*)::int FROM backoffice_ticket) AS tickets, (SELECT sum(booked)::int FROM backoffice_callback_slot) AS booked",
      );
      expect(rows).toEqual([{ tickets: 1, booked: 1 }]);
    });
  },
);

describe("a back office that does not answer", () => {
  const failing = (change: (real: Payments) => Partial<Payments>) =>
    openOffice(undefined, (real) => ({ ...real, payments: { ...real.payments, ...change(real.payments) } }));

  it("executed and lost its answer: the key is asked for, the customer gets the receipt", async () => {
    let posts = 0;
    await using office = await failing((real) => ({
      async refund(request) {
        posts += 1;
        await real.refund(request);
        throw new Error("connection reset");
      },
    }));
    const ana = await office.caller("ana");
    expect(await ana.confirm(await ana.propose({ order_id: "A-1" }))).toMatchObject({ outcome: "done" });
    expect(posts).toBe(1);
    expect(await office.refunds()).toHaveLength(1);
  });

  it("never got it: the outcome is unknown, other money waits, and the next try uses the same key", async () => {
    const keys: string[] = [];
    let down = true;
    await using office = await failing((real) => ({
      async refund(request) {
        keys.push(request.idempotencyKey);
        if (down) throw new AppError("upstream_failed", "no route");
        return real.refund(request);
      },
    }));
    const ana = await office.caller("ana");
    const id = await ana.propose({ order_id: "A-1", lines: [{ line_id: "l1" }] });
    expect(await ana.confirm(id)).toEqual({ outcome: "unknown", tool: "process_refund" });

    const elsewhere = await office.caller("ana");
    const other = await elsewhere.propose({ order_id: "A-1", lines: [{ line_id: "l2" }] });
    expect(await elsewhere.confirm(other)).toEqual({ outcome: "human", rule: "refund-pending" });

    down = false;
    expect(await ana.confirm(id)).toMatchObject({ outcome: "done" });
    // Made from what the business does, so that any process at any time makes the same one.
    expect([...new Set(keys)]).toEqual([expect.stringMatching(/^refund:A-1:/)]);
    expect(await office.refunds()).toEqual([{ orderId: "A-1", amountCents: 8000 }]);
  });

  it("and can't be asked either: it stays unknown and is not posted again", async () => {
    let posts = 0;
    await using office = await failing(() => ({
      async refund() {
        posts += 1;
        throw new Error("down");
      },
      async findRefund() {
        throw new Error("down");
      },
    }));
    const ana = await office.caller("ana");
    const id = await ana.propose({ order_id: "A-1" });
    expect(await ana.confirm(id)).toEqual({ outcome: "unknown", tool: "process_refund" });
    expect(await ana.confirm(id)).toEqual({ outcome: "unknown", tool: "process_refund" });
    await office.pool.query(age);
    await office.runtime.resumeUnfinished();
    expect(posts).toBe(1);
    expect((await office.pool.query("SELECT state FROM tool_call")).rows).toEqual([{ state: "unknown" }]);
  });

  it("says something that is not what the tool promises: no receipt comes of it", async () => {
    await using office = await failing((real) => ({
      async refund(request) {
        return { ...(await real.refund(request)), amountCents: Number.NaN };
      },
    }));
    const ana = await office.caller("ana");
    // What the back office really did is read by key.
    expect(await ana.confirm(await ana.propose({ order_id: "A-1" }))).toMatchObject({
      outcome: "done",
      receipt: { result: { amountCents: 10_500 } },
    });
  });
});
