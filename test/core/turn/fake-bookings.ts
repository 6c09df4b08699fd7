import type { Identification } from "../../../src/core/contracts/identification.ts";
import type { Receipt, ToolOutcome, ToolRequest, Tools } from "../../../src/core/contracts/tool.ts";

const bookings = {
  "TR-1001": {
    owner: "anna",
    startsAt: "2026-12-01T09:00:00.000Z",
    status: "confirmed",
    cents: 8_990,
    meetingPoint: "Pier 4",
    productId: "cruise",
  },
  "TR-1002": {
    owner: "anna",
    startsAt: "2026-12-05T17:00:00.000Z",
    status: "confirmed",
    cents: 4_500,
    productId: "walk",
  },
  "TR-2001": {
    owner: "ben",
    startsAt: "2026-12-09T09:00:00.000Z",
    status: "confirmed",
    cents: 90_000,
    productId: "cruise",
  },
  "TR-3001": {
    owner: "carl",
    startsAt: "2026-12-09T09:00:00.000Z",
    status: "confirmed",
    cents: 5_000,
    productId: "walk",
    disputed: true,
  },
} as const;

type Booking = (typeof bookings)[keyof typeof bookings] & { readonly disputed?: boolean };
const find = (id: unknown): Booking | undefined =>
  typeof id === "string" && Object.hasOwn(bookings, id) ? bookings[id as keyof typeof bookings] : undefined;

export interface BackOffice {
  readonly tools: Tools;
  readonly identification: Identification;
  /** What was really paid back. */
  readonly paid: { bookingId: string; cents: number }[];
  readonly calls: { at: string; phone?: string }[];
  readonly codesSentTo: string[];
  readonly declined: string[];
  /** The next call gets no answer. */
  loseNextAnswer(): void;
  /** Ten minutes pass for every open confirmation. */
  expireConfirmations(): void;
}

/** A back office with trust, ownership, confirmations and limits, in memory. The right code is always 123456. */
export function fakeBackOffice(): BackOffice {
  const open = new Map<string, { args: Readonly<Record<string, unknown>>; expired: boolean }>();
  const paid: BackOffice["paid"] = [];
  const calls: BackOffice["calls"] = [];
  const codes = new Map<string, { owner: string | undefined; tries: number }>();
  const codesSentTo: string[] = [];
  const declined: string[] = [];
  let lost = false;
  let serial = 0;

  const done = (request: ToolRequest, args: Receipt["args"], result: Receipt["result"]): ToolOutcome => {
    serial += 1;
    return {
      outcome: "done",
      receipt: { callId: `c${serial}`, tool: request.tool, args, at: new Date(serial), result },
    };
  };

  const details = (id: string, one: Booking) => ({
    bookingId: id,
    status: one.status,
    startsAt: one.startsAt,
    productId: one.productId,
    ...("meetingPoint" in one ? { meetingPoint: one.meetingPoint } : {}),
  });

  function payBack(request: ToolRequest): ToolOutcome {
    const held = request.confirmationId === undefined ? undefined : open.get(request.confirmationId);
    if (request.confirmationId !== undefined && !held) return { outcome: "denied", rule: "confirmation-unknown" };
    if (held?.expired) return { outcome: "denied", rule: "confirmation-expired" };
    const args = held?.args ?? request.args;
    const booking = find(args.booking_id);
    if (!booking || booking.owner !== request.backofficeId)
      return { outcome: "refused", problem: "not_found", detail: "booking_id" };
    if (booking.disputed) return { outcome: "human", rule: "disputed" };
    if (booking.cents > 50_000) return { outcome: "human", rule: "over-limit" };
    if (!held) {
      serial += 1;
      open.set(`k${serial}`, { args, expired: false });
      return {
        outcome: "confirm",
        confirmationId: `k${serial}`,
        args,
        facts: { ownedByCustomer: true, amountCents: booking.cents, currency: "EUR" },
      };
    }
    open.delete(request.confirmationId ?? "");
    paid.push({ bookingId: String(args.booking_id), cents: booking.cents });
    return done(request, args, { refundId: `RF-${serial}`, amountCents: booking.cents, currency: "EUR" });
  }

  function run(request: ToolRequest): ToolOutcome {
    if (lost) {
      lost = false;
      return { outcome: "unknown", tool: request.tool };
    }
    if (request.tool === "book_call") {
      const at = String(request.args.at);
      if (at.includes("T12:00"))
        return {
          outcome: "refused",
          problem: "conflict",
          detail: "free:2026-11-24T13:00:00.000Z,2026-11-24T14:00:00.000Z",
        };
      calls.push({ at, ...(request.args.phone ? { phone: String(request.args.phone) } : {}) });
      return done(request, request.args, { callbackId: "CB-1", startsAt: at });
    }
    if (request.trust < 2 || request.backofficeId === undefined) return { outcome: "prove", tool: request.tool };
    if (request.tool === "list_bookings") {
      const own = Object.entries(bookings).filter(([, one]) => one.owner === request.backofficeId);
      return done(request, {}, { bookings: own.map(([id, one]) => details(id, one)) });
    }
    if (request.tool === "booking_details") {
      const booking = find(request.args.booking_id);
      if (!booking || booking.owner !== request.backofficeId)
        return { outcome: "refused", problem: "not_found", detail: "booking_id" };
      return done(request, request.args, details(String(request.args.booking_id), booking));
    }
    return payBack(request);
  }

  const risks = { list_bookings: "read", booking_details: "read", pay_back: "money", book_call: "write" } as const;
  return {
    paid,
    calls,
    codesSentTo,
    declined,
    tools: {
      describe: () => Object.entries(risks).map(([name, risk]) => ({ name, risk, description: "", parameters: {} })),
      run: async (request) => run(request),
      decline: async (_conversation, id) => {
        declined.push(id);
        open.delete(id);
      },
    },
    identification: {
      async sendCode({ identifier }) {
        codesSentTo.push(`${identifier.type} ${identifier.value}`);
        const owner =
          identifier.type === "order"
            ? find(identifier.value)?.owner
            : identifier.value === "⟨EMAIL_1⟩"
              ? "anna"
              : undefined;
        const codeId = `code${codesSentTo.length}`;
        codes.set(codeId, { owner, tries: 0 });
        return { codeId };
      },
      async redeem({ codeId, code }) {
        const held = codes.get(codeId);
        if (!held) return { result: "expired" };
        held.tries += 1;
        if (held.tries > 4) return { result: "too-many" };
        return code === "123456" && held.owner ? { result: "ok", backofficeId: held.owner } : { result: "wrong" };
      },
    },
    loseNextAnswer: () => {
      lost = true;
    },
    expireConfirmations: () => {
      for (const held of open.values()) held.expired = true;
    },
  };
}
