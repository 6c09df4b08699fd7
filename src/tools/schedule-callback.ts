import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import { DateTime } from "luxon";
import { z } from "zod";
import type { Calendar, Customers } from "../core/contracts/backends.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";

const OFFERED = 3;

export const scheduleCallback = (calendar: Calendar, customers: Customers, country: () => string) => {
  /** A time that cannot be had is answered with those that can. */
  const conflict = async (why: string, from: Date): Promise<AppError> => {
    const free = await calendar.free(from, OFFERED);
    return new AppError("conflict", why, {
      details: { detail: `free:${free.map((date) => date.toISOString()).join(",")}` },
    });
  };

  return defineTool({
    name: "schedule_callback",
    description:
      "Books a call from a colleague at a free time. Times are ISO 8601. Without a phone number the one on file of a proven customer is used.",
    risk: "write",
    trust: 0,
    confirm: false,
    timeoutMs: 5000,
    input: z.strictObject({
      datetime: z.string().trim().min(10).max(40),
      phone: z.string().trim().min(3).max(40).optional(),
    }),
    output: z.object({ callbackId: z.string(), startsAt: z.iso.datetime() }),

    async facts(_input, { conversationId, now }) {
      return { openCallbacks: await calendar.upcoming(conversationId, now) };
    },

    businessKey: ({ datetime }, { conversationId, timeZone }) =>
      `callback:${conversationId}:${parseTime(datetime, timeZone).toISOString()}`,

    async run({ datetime, phone }, { conversationId, backofficeId, idempotencyKey, now, timeZone, trust }) {
      const startsAt = parseTime(datetime, timeZone);
      const number = phone ?? (backofficeId && trust === 2 ? (await customers.byId(backofficeId))?.phone : undefined);
      const parsed = number === undefined ? undefined : parsePhoneNumberFromString(number, asCountry(country()));
      if (!parsed?.isValid())
        throw new AppError("invalid_input", "no phone number that can be called", { details: { detail: "phone" } });
      if (startsAt <= now) throw await conflict("this time has passed", now);

      try {
        const booked = await calendar.book({
          idempotencyKey,
          conversationId,
          ...(backofficeId ? { backofficeId } : {}),
          startsAt,
          phone: parsed.number,
        });
        return { callbackId: booked.callbackId, startsAt: booked.startsAt.toISOString() };
      } catch (error) {
        if (error instanceof AppError && error.kind === "conflict")
          throw await conflict("this time is not free", startsAt);
        throw error;
      }
    },

    async find(key) {
      const booked = await calendar.findCallback(key);
      return booked && { callbackId: booked.callbackId, startsAt: booked.startsAt.toISOString() };
    },
  });
};

/** Without an offset the time is the business's own. */
function parseTime(text: string, zone: string): Date {
  const parsed = DateTime.fromISO(text, { zone });
  if (!parsed.isValid || !text.includes("T")) {
    throw new AppError("invalid_input", "not a date and time", { details: { detail: "datetime" } });
  }
  return parsed.toJSDate();
}

const asCountry = (country: string): CountryCode | undefined => (isSupportedCountry(country) ? country : undefined);
