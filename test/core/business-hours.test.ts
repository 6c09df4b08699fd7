import { expect, it } from "vitest";
import { openingAt } from "../../src/core/business-hours.ts";

const hours = {
  days: { "1": ["09:00", "18:00"], "5": ["20:00", "24:00"] },
  holidays: ["2026-11-23"],
  responseMinutes: 15,
} as Parameters<typeof openingAt>[1];
const zone = "Europe/Berlin";

it("knows that people are there, in the business's own time zone", () => {
  expect(openingAt(new Date("2026-11-30T08:00:00Z"), hours, zone)).toEqual({ open: true });
  expect(openingAt(new Date("2026-11-27T22:59:00Z"), hours, zone)).toEqual({ open: true });
});

it("names the next opening, past closed days and holidays", () => {
  expect(openingAt(new Date("2026-11-23T10:00:00Z"), hours, zone)).toEqual({
    open: false,
    opensAt: new Date("2026-11-27T19:00:00Z"),
  });
  expect(openingAt(new Date("2026-11-30T07:59:00Z"), hours, zone)).toEqual({
    open: false,
    opensAt: new Date("2026-11-30T08:00:00Z"),
  });
});

it("keeps the wall clock when summer time ends", () => {
  expect(openingAt(new Date("2026-10-24T12:00:00Z"), hours, zone)).toEqual({
    open: false,
    opensAt: new Date("2026-10-26T08:00:00Z"),
  });
});

it("promises nothing when the business has no hours", () => {
  expect(openingAt(new Date("2026-11-30T08:00:00Z"), { ...hours, days: {} }, zone)).toEqual({ open: false });
});
