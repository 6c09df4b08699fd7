import type { Bookings } from "./bookings.ts";

/**
 * What tools need of a business's systems. `tools/backends/postgres` is the built-in one; any other system takes its
 * place by keeping these promises:
 * - What belongs to somebody else looks exactly like what does not exist (undefined, or `not_found`).
 * - A write with a key that was used before changes nothing and returns the first result, also when both run at once.
 * - `find…` by key returns that result, or undefined when the key never arrived.
 * - `not_found`, `conflict`, `invalid_input` mean: nothing was changed. Any other failure means: unknown.
 * - Money is integer minor units with a currency.
 */

export interface BackofficeCustomer {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language?: string;
}

export interface Customers {
  byId(id: string): Promise<BackofficeCustomer | undefined>;
  /** The one account behind an identifier (`order`: any number of an order or booking); undefined when none or several fit. Never shown to whoever asked. */
  find(identifier: {
    readonly type: "order" | "email" | "phone";
    readonly value: string;
  }): Promise<BackofficeCustomer | undefined>;
}

export interface OrderLine {
  readonly lineId: string;
  readonly productId: string;
  readonly title: string;
  readonly quantity: number;
  /** How many of them were refunded. */
  readonly refunded: number;
  readonly unitCents: number;
}

export interface Order {
  readonly orderId: string;
  readonly status: string;
  readonly currency: string;
  readonly shippingCents: number;
  readonly placedAt: Date;
  readonly shippedAt?: Date;
  readonly expectedAt?: Date;
  readonly deliveredAt?: Date;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly disputed: boolean;
  readonly lines: readonly OrderLine[];
}

export interface Orders {
  get(ownerId: string, orderId: string): Promise<Order | undefined>;
  /** Newest first. */
  list(ownerId: string, limit: number): Promise<readonly Order[]>;
  count(ownerId: string): Promise<number>;
}

export interface RefundLine {
  readonly lineId: string;
  readonly quantity: number;
}

export interface Refund {
  readonly refundId: string;
  readonly orderId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly status: "accepted" | "pending";
  /** How the money goes back, e.g. `card`. */
  readonly method: string;
}

export interface Payments {
  /** What was paid and given back for an order of this owner. */
  account(
    ownerId: string,
    orderId: string,
  ): Promise<
    | {
        readonly currency: string;
        readonly paidCents: number;
        readonly refundedCents: number;
        readonly refunds: number;
      }
    | undefined
  >;
  /** How much went back to this owner lately, over all orders and bookings. */
  history(
    ownerId: string,
    now: Date,
  ): Promise<{ readonly refundedTodayCents: number; readonly refundsIn30Days: number }>;
  /** Throws `conflict` when amount or lines are more than what is left. */
  refund(request: {
    readonly idempotencyKey: string;
    readonly ownerId: string;
    readonly orderId: string;
    readonly amountCents: number;
    readonly currency: string;
    readonly lines: readonly RefundLine[];
    readonly reason: string;
  }): Promise<Refund>;
  findRefund(idempotencyKey: string): Promise<Refund | undefined>;
}

export interface Tickets {
  open(ticket: {
    readonly idempotencyKey: string;
    readonly conversationId: string;
    readonly backofficeId?: string;
    readonly subject: string;
    readonly details: string;
    readonly priority: 0 | 1 | 2;
  }): Promise<{ readonly ticketId: string }>;
  findTicket(idempotencyKey: string): Promise<{ readonly ticketId: string } | undefined>;
}

export interface Callback {
  readonly callbackId: string;
  readonly startsAt: Date;
}

export interface Calendar {
  /** The next free times after `from`, soonest first. */
  free(from: Date, limit: number): Promise<readonly Date[]>;
  /** Throws `conflict` when the time is not open or is full. */
  book(request: {
    readonly idempotencyKey: string;
    readonly conversationId: string;
    readonly backofficeId?: string;
    readonly startsAt: Date;
    readonly phone: string;
  }): Promise<Callback>;
  findCallback(idempotencyKey: string): Promise<Callback | undefined>;
  /** Callbacks of this conversation that are still to come. */
  upcoming(conversationId: string, now: Date): Promise<number>;
}

export interface Backends {
  readonly customers: Customers;
  readonly orders: Orders;
  readonly bookings: Bookings;
  readonly payments: Payments;
  readonly tickets: Tickets;
  readonly calendar: Calendar;
}
