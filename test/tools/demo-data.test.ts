import path from "node:path";
import { expect, it } from "vitest";
import { loadPlaybookFolder } from "../../src/playbook/load-folder.ts";
import { loadDemoData } from "../../src/tools/backends/load-demo-data.ts";
import { slotTimes } from "../../src/tools/backends/open-callback-slots.ts";
import { openOffice, orderOf } from "./office.ts";

const all = `SELECT (SELECT count(*)::int FROM backoffice_order) AS orders, (SELECT count(*)::int FROM backoffice_order_line) AS lines,
  (SELECT sum(paid_cents)::int FROM backoffice_payment) AS paid, (SELECT count(*)::int FROM backoffice_callback_slot) AS slots`;

it("loads the demo as often as one likes, also at once, and leaves refunded orders alone", async () => {
  await using office = await openOffice([orderOf("A-1"), orderOf("A-2")]);
  const ana = await office.caller("ana");
  await ana.confirm(await ana.propose({ order_id: "A-1" }));
  const before = (await office.pool.query(all)).rows;

  const now = new Date();
  await Promise.all([1, 2, 3].map(() => loadDemoData(office.pool, office.playbook, now)));

  const after = (await office.pool.query(all)).rows[0];
  expect({ ...after, slots: 0 }).toEqual({ ...before[0], slots: 0 });
  expect(Math.abs(after.slots - before[0].slots)).toBeLessThanOrEqual(1);
  expect(await ana.ask("process_refund", { order_id: "A-1" })).toMatchObject({ rule: "nothing-to-refund" });
});

it("opens callback times by the clock on the wall, not on holidays, and keeps what is booked", async () => {
  const hours = {
    days: { "1": ["09:00", "10:00"], "7": ["09:00", "10:30"] } as Record<string, [string, string]>,
    holidays: ["2026-11-02"],
    responseMinutes: 15,
  };
  const times = slotTimes(hours, "Europe/Berlin", new Date("2026-10-24T00:00:00Z")).map((date) => date.toISOString());
  // Clocks go back on Sunday 25 October 2026: nine o'clock is 08:00 in UTC from that day on.
  expect(times.slice(0, 5)).toEqual([
    "2026-10-25T08:00:00.000Z",
    "2026-10-25T08:30:00.000Z",
    "2026-10-25T09:00:00.000Z",
    "2026-10-26T08:00:00.000Z",
    "2026-10-26T08:30:00.000Z",
  ]);
  expect(times.some((time) => time.startsWith("2026-11-02"))).toBe(false);
});

it("loads the demo of the playbook that ships, with every order readable by its owner", async () => {
  await using office = await openOffice([]);
  const shop = await loadPlaybookFolder(path.resolve(import.meta.dirname, "../../playbooks/shop"));
  await loadDemoData(office.pool, shop, new Date());

  for (const { id, customer, lines } of shop.demo.orders) {
    const owner = await office.caller(customer);
    expect(await owner.ask("get_order_status", { order_id: id })).toMatchObject({
      outcome: "done",
      receipt: { result: { orderId: id } },
    });
    const order = await office.backends.orders.get(customer, id);
    expect(order?.lines.map(({ lineId }) => lineId)).toEqual(lines.map((line) => line.id));
  }
});
