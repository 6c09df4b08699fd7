import { expect, it } from "vitest";
import { zoneOfPhone } from "../../src/channels/phone-zone.ts";

const now = new Date("2026-11-25T12:00:00Z");

it.each([
  ["+4915112345678", "Europe/Berlin"],
  ["447400123456", "Europe/London"],
  ["+33612345678", "Europe/Paris"],
  ["+919876543210", "Asia/Calcutta"],
])("%s is where its country is", (number, zone) => expect(zoneOfPhone(number, now)).toBe(zone));

it.each([
  ["Spain, which has the Canaries", "+34612345678"],
  ["the United States", "+12125550123"],
  ["no number", undefined],
  ["an id", "US.13491208655302741918"],
  ["a number of no country", "+999123456789"],
])("%s does not say which time it is", (_, number) => expect(zoneOfPhone(number, now)).toBeUndefined());
