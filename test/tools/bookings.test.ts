import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Booking } from "../../src/core/contracts/bookings.ts";
import { policyRulesOf } from "../../src/core/policy/rules-of.ts";
import { loadPlaybookFolder } from "../../src/playbook/load-folder.ts";
import { loadDemoData } from "../../src/tools/backends/load-demo-data.ts";
import { freeUntil, mayMove, refundOnCancelling, statusNow } from "../../src/tools/cancellation-terms.ts";
import { type Caller, openOffice } from "./office.ts";

const HOUR_MS = 3_600_000;
const now = new Date("2026-06-01T10:00:00Z");

function bookingIn(hours: number, patch: Partial<Booking> = {}): Booking {
  return {
    bookingId: "LT-1",
    productId: "boat",
    title: "Boat",
    status: "confirmed",
    startsAt: new Date(now.getTime() + hours * HOUR_MS),
    travellers: 2,
    currency: "EUR",
    paidCents: 25_801,
    refundedCents: 0,
    method: "card",
    meetingPoint: { en: "the pier" },
    terms: {
      changeUntilHours: 24,
      refunds: [
        { untilHours: 168, percent: 100 },
        { untilHours: 48, percent: 50 },
      ],
    },
    disputed: false,
    changes: 0,
    ...patch,
  };
}

describe("what cancelling gives back", () => {
  it.each([
    [169, 25_801],
    [168, 25_801],
    [167.9, 12_900],
    [48, 12_900],
    [47.9, 0],
    [-1, 0],
  ])("%d hours before the start it is %d cents", (hours, cents) => {
    expect(refundOnCancelling(bookingIn(hours), now)).toBe(cents);
  });

  it("is all of it when it was called off, and never what was given back before", () => {
    expect(refundOnCancelling(bookingIn(1, { status: "called-off" }), now)).toBe(25_801);
    expect(refundOnCancelling(bookingIn(200, { refundedCents: 20_000 }), now)).toBe(5_801);
    expect(refundOnCancelling(bookingIn(50, { refundedCents: 20_000 }), now)).toBe(0);
  });

  it("says until when it is all, and whether the date may still change", () => {
    expect(freeUntil(bookingIn(170), now)).toEqual(new Date(now.getTime() + 2 * HOUR_MS));
    expect(freeUntil(bookingIn(167), now)).toBeUndefined();
    expect([24, 23.9].map((hours) => mayMove(bookingIn(hours), now))).toEqual([true, false]);
    expect(mayMove(bookingIn(1, { status: "called-off" }), now)).toBe(true);
    expect(statusNow(bookingIn(-1), now)).toBe("completed");
  });
});

/** The real runtime over the real back office, with the demo of the tours. */
async function openTours() {
  const office = await openOffice([]);
  const tours = await loadPlaybookFolder(path.resolve(import.meta.dirname, "../../playbooks/tours"));
  await loadDemoData(office.pool, tours, new Date());
  return { ...office, tours, [Symbol.asyncDispose]: () => office[Symbol.asyncDispose]() };
}

async function proposed(caller: Caller, tool: string, args: Readonly<Record<string, unknown>>) {
  const outcome = await caller.ask(tool, args);
  if (outcome.outcome !== "confirm") throw new Error(`expected a proposal, got ${JSON.stringify(outcome)}`);
  return outcome;
}

describe("the booking tools", () => {
  it("list what is to come first, and only what is open when asked for that", async () => {
    await using office = await openTours();
    const lucia = await office.caller("c-lucia");
    const all = await lucia.ask("list_bookings", {});
    expect(all).toMatchObject({
      receipt: { result: { bookings: [{ bookingId: "LT-40630" }, { bookingId: "LT-40588" }] } },
    });
    const open = await lucia.ask("list_bookings", { which: "open" });
    expect(open).toMatchObject({ receipt: { result: { bookings: [{ bookingId: "LT-40630" }] } } });
  });

  it("find the account behind a booking number, and nobody else's booking", async () => {
    await using office = await openTours();
    expect(await office.backends.customers.find({ type: "order", value: "lt-40512" })).toMatchObject({ id: "c-maria" });
    const oliver = await office.caller("c-oliver");
    for (const tool of ["get_booking_status", "get_meeting_point", "cancel_booking"])
      expect(await oliver.ask(tool, { booking_id: "LT-40512" })).toMatchObject({ problem: "not_found" });
    const stranger = await office.caller();
    expect(await stranger.ask("get_booking_status", { booking_id: "LT-40512" })).toMatchObject({ outcome: "prove" });
  });

  it("give half back once, however often and from wherever it is confirmed", async () => {
    await using office = await openTours();
    const [here, there] = [await office.caller("c-oliver"), await office.caller("c-oliver")];
    const one = await proposed(here, "cancel_booking", { booking_id: "LT-40604" });
    const two = await proposed(there, "cancel_booking", { booking_id: "LT-40604" });
    expect(one.facts).toMatchObject({ amountCents: 12_900, refundableCents: 25_800 });
    await Promise.all([
      ...[1, 2, 3].map(() => here.ask("cancel_booking", {}, { confirmationId: one.confirmationId })),
      there.ask("cancel_booking", {}, { confirmationId: two.confirmationId }),
    ]);
    const { rows } = await office.pool.query(
      `SELECT status, refunded_cents AS refunded, (SELECT count(*)::int FROM backoffice_booking_change c WHERE c.booking_id = b.id) AS changes
       FROM backoffice_booking b WHERE id = 'LT-40604'`,
    );
    expect(rows).toEqual([{ status: "cancelled", refunded: 12_900, changes: 1 }]);
  });

  it("settle a cancellation whose process died, at each moment, exactly once", async () => {
    await using office = await openTours();
    for (const [moment, id, owner] of [
      ["intent-committed", "LT-40611", "c-sophie"],
      ["backend-executed", "LT-40512", "c-maria"],
      ["receipt-committed", "LT-40623", "c-tom"],
    ] as const) {
      const caller = await office.caller(owner);
      const { confirmationId } = await proposed(caller, "cancel_booking", { booking_id: id });
      office.crashAt(moment);
      await expect(caller.ask("cancel_booking", {}, { confirmationId })).rejects.toThrow();
      expect(await caller.ask("cancel_booking", {}, { confirmationId }), moment).toMatchObject({ outcome: "done" });
      const { rows } = await office.pool.query("SELECT 1 FROM backoffice_booking_change WHERE booking_id = $1", [id]);
      expect(rows, moment).toHaveLength(1);
    }
  });

  it("leave it to people when it is much, disputed, or the third refund in a month", async () => {
    await using office = await openTours();
    const ask = async (owner: string, id: string) =>
      (await office.caller(owner)).ask("cancel_booking", { booking_id: id });
    expect(await ask("c-felix", "LT-40644")).toMatchObject({ outcome: "human", rule: "over-limit" });
    expect(await ask("c-amara", "LT-40650")).toMatchObject({ outcome: "human", rule: "disputed" });
    const maria = await office.caller("c-maria");
    for (const id of ["LT-40512", "LT-40518"]) {
      const { confirmationId } = await proposed(maria, "cancel_booking", { booking_id: id });
      expect(await maria.ask("cancel_booking", {}, { confirmationId })).toMatchObject({ outcome: "done" });
    }
    expect(await maria.ask("cancel_booking", { booking_id: "LT-40531" })).toMatchObject({
      outcome: "human",
      rule: "velocity",
    });
    expect(policyRulesOf(office.tours).refundLimitCents).toBe(50_000);
  });

  it("refuse what is over, cancelled, too late or has nothing to give back", async () => {
    await using office = await openTours();
    const ask = async (owner: string, tool: string, args: Readonly<Record<string, unknown>>) =>
      (await office.caller(owner)).ask(tool, args);
    expect(await ask("c-lucia", "cancel_booking", { booking_id: "LT-40588" })).toMatchObject({ problem: "conflict" });
    expect(await ask("c-hanna", "cancel_booking", { booking_id: "LT-40577" })).toMatchObject({ problem: "conflict" });
    expect(await ask("c-tom", "cancel_booking", { booking_id: "LT-40622" })).toMatchObject({
      rule: "nothing-to-refund",
    });
    const late = { booking_id: "LT-40622", date: new Date(Date.now() + 240 * HOUR_MS).toISOString() };
    expect(await ask("c-tom", "change_booking_date", late)).toMatchObject({ problem: "conflict" });
  });

  it("move to a start that has places, offer those of the day, and never fill a boat beyond its places", async () => {
    await using office = await openTours();
    const peter = await office.caller("c-peter");
    const noon = new Date(Date.now() + 10 * 24 * HOUR_MS).toISOString().replace(/T.*/, "T12:00:00Z");
    const offered = await peter.ask("change_booking_date", { booking_id: "LT-40672", date: noon });
    if (offered.outcome !== "refused") throw new Error(JSON.stringify(offered));
    const [start = ""] = offered.detail.replace("free:", "").split(",");
    expect(start.slice(0, 10)).toBe(noon.slice(0, 10));

    // Twelve places; three are wanted, and nine fit beside them, but not ten.
    const fill = (travellers: number) =>
      office.pool.query("UPDATE backoffice_booking SET starts_at = $1, travellers = $2 WHERE id = 'LT-40604'", [
        start,
        travellers,
      ]);
    const { confirmationId } = await proposed(peter, "change_booking_date", { booking_id: "LT-40672", date: start });
    await fill(10);
    expect(await peter.ask("change_booking_date", {}, { confirmationId })).toMatchObject({ outcome: "refused" });
    await fill(9);
    const again = await proposed(peter, "change_booking_date", { booking_id: "LT-40672", date: start });
    expect(await peter.ask("change_booking_date", {}, { confirmationId: again.confirmationId })).toMatchObject({
      outcome: "done",
      receipt: { result: { bookingId: "LT-40672", startsAt: start } },
    });
  });

  it("keep what was changed when the demo is loaded again, and make the rest anew", async () => {
    await using office = await openTours();
    const sophie = await office.caller("c-sophie");
    const { confirmationId } = await proposed(sophie, "cancel_booking", { booking_id: "LT-40611" });
    await sophie.ask("cancel_booking", {}, { confirmationId });
    await loadDemoData(office.pool, office.tours, new Date(Date.now() + 24 * HOUR_MS));
    const status = (id: string, owner: string) =>
      office.backends.bookings.get(owner, id).then((booking) => booking?.status);
    expect(await status("LT-40611", "c-sophie")).toBe("cancelled");
    expect(await status("LT-40672", "c-peter")).toBe("called-off");
  });
});
