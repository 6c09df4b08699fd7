import { randomUUID } from "node:crypto";
import { DateTime } from "luxon";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await startTestApp();
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

/** Says it all as one new customer and gives the times at which people will call, in the shop's own zone. */
async function booked(start: Record<string, string>, ...texts: readonly string[]): Promise<readonly string[]> {
  const { conversationId, token } = await post("", start);
  for (const text of texts) await post(`/${conversationId}/messages?wait=1`, { id: randomUUID(), text }, token);
  const { rows } = await product.pool.query<{ at: Date }>(
    "SELECT starts_at AS at FROM backoffice_callback WHERE conversation_id = $1",
    [conversationId],
  );
  return rows.map(({ at }) => DateTime.fromJSDate(at, { zone: "Europe/Berlin" }).toFormat("HH:mm"));
}

async function post(path: string, body: unknown, token?: string) {
  const response = await fetch(`${product.url}/api/v1/conversations${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return response.json();
}

/** Each at an hour of their own: at one time there is one call. */
const wish = (time: string) => `Please call me back next Tuesday at ${time}`;

it("a customer in London is called at half past ten in London", async () => {
  expect(await booked({ channel: "api", timeZone: "Europe/London" }, wish("10:30"), "+44 20 7946 0958")).toEqual([
    "11:30",
  ]);
});

it("a customer whose time zone nobody knows is called by the shop's clock", async () => {
  expect(await booked({ channel: "api" }, wish("12:30"), "+44 20 7946 0958")).toEqual(["12:30"]);
  expect(await booked({ channel: "api", timeZone: "Mars/Olympus" }, wish("13:30"), "+44 20 7946 0958")).toEqual([
    "13:30",
  ]);
  expect(await booked({ channel: "widget", timeZone: "UTC" }, wish("14:30"), "+44 20 7946 0958")).toEqual(["14:30"]);
});

it("a half-written time zone is refused with the field's name", async () => {
  const response = await fetch(`${product.url}/api/v1/conversations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ timeZone: "Europe/Ber lin" }),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("timeZone");
});
