import { expect, it } from "vitest";
import { buildTools } from "../../src/tools/registry.ts";
import { openOffice } from "./office.ts";
import { type ToolSample, toolContract } from "./tool-contract.ts";

const samples: Record<string, ToolSample> = {
  lookup_customer: { valid: async () => ({ email: "ANA@example.com" }), changes: [] },
  get_order_status: { valid: async () => ({ order_id: "A-1" }), changes: [] },
  list_orders: { valid: async () => ({}), changes: [] },
  create_ticket: { valid: async () => ({ subject: "The lamp is broken" }), changes: ["backoffice_ticket"] },
  process_refund: { valid: async () => ({ order_id: "A-1" }), changes: ["backoffice_payment", "backoffice_refund"] },
  schedule_callback: {
    valid: async ({ backends }) => ({ datetime: (await backends.calendar.free(new Date(), 1))[0]?.toISOString() }),
    changes: ["backoffice_callback", "backoffice_callback_slot"],
  },
  list_bookings: { valid: async () => ({}), changes: [] },
  get_booking_status: { valid: async () => ({ booking_id: "B-1" }), changes: [] },
  get_meeting_point: { valid: async () => ({ booking_id: "B-1" }), changes: [] },
  change_booking_date: {
    valid: async ({ backends }) => {
      const aWeek = new Date(Date.now() + 7 * 24 * 3_600_000);
      const [start] = await backends.bookings.departures("boat", aWeek, 2, 1);
      return { booking_id: "B-1", date: start?.toISOString() };
    },
    changes: ["backoffice_booking", "backoffice_booking_change"],
  },
  cancel_booking: {
    valid: async () => ({ booking_id: "B-1" }),
    changes: ["backoffice_booking", "backoffice_booking_change"],
  },
};

for (const [name, sample] of Object.entries(samples)) toolContract(name, sample);

it("has a sample for every tool of the registry", async () => {
  await using office = await openOffice();
  const tools = buildTools(office.backends, {
    country: () => "DE",
    standing: () => ({ finalSale: false, categories: [] }),
  });
  expect(tools.map((tool) => tool.name).sort()).toEqual(Object.keys(samples).sort());
});

it("tells a customer about their order in full", async () => {
  await using office = await openOffice();
  const outcome = await (await office.caller("ana")).ask("get_order_status", { order_id: "a-1" });
  expect(outcome).toMatchObject({
    receipt: {
      result: {
        orderId: "A-1",
        status: "delivered",
        currency: "EUR",
        totalCents: 10_500,
        lines: [
          { lineId: "l1", productId: "lamp", title: "Item l1", quantity: 1, unitCents: 8000 },
          { lineId: "l2", productId: "lamp", title: "Item l2", quantity: 2, unitCents: 1000 },
        ],
      },
    },
  });
});

it("looks up nobody but the proven customer", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  expect(await ana.ask("lookup_customer", { phone: "+49 30 123456" })).toMatchObject({
    receipt: { result: { name: "Ana Ruiz", email: "a…a@example.com", orders: 1 } },
  });
  const foreign = await ana.ask("lookup_customer", { email: "ben@example.com" });
  expect(foreign).toEqual(await ana.ask("lookup_customer", { email: "nobody@example.com" }));
  expect(foreign.outcome).toBe("refused");
});

it("opens one ticket for one reference, however the words change", async () => {
  await using office = await openOffice();
  const ana = await office.caller("ana");
  const first = await ana.ask("create_ticket", { subject: "Hand-off", details: "hello", reference: "handoff:3" });
  const second = await ana.ask("create_ticket", {
    subject: "Hand-off",
    details: "hello, also",
    reference: "handoff:3",
  });
  const other = await ana.ask("create_ticket", { subject: "Hand-off", details: "hello", reference: "handoff:4" });
  expect(second).toEqual(first);
  expect(other).not.toEqual(first);
  expect((await office.pool.query("SELECT 1 FROM backoffice_ticket")).rows).toHaveLength(2);
});
