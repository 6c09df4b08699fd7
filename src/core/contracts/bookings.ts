/** What can be booked for a date, in a business's booking system. The promises of `backends.ts` hold here as well. */

export interface BookingTerms {
  /** The date may be changed until so many hours before the start. */
  readonly changeUntilHours: number;
  /** Until so many hours before the start so many per cent of the price are given back; after the last one nothing is. */
  readonly refunds: readonly { readonly untilHours: number; readonly percent: number }[];
}

export interface Booking {
  readonly bookingId: string;
  readonly productId: string;
  readonly title: string;
  /** `called-off`: whoever runs it will not, for example because of the weather. */
  readonly status: "confirmed" | "called-off" | "completed" | "cancelled";
  readonly startsAt: Date;
  readonly travellers: number;
  readonly currency: string;
  readonly paidCents: number;
  readonly refundedCents: number;
  /** How it was paid, e.g. `card`. */
  readonly method: string;
  /** By language. */
  readonly meetingPoint: Readonly<Record<string, string>>;
  /** As agreed when it was booked. */
  readonly terms: BookingTerms;
  readonly disputed: boolean;
  /** How often it was moved or cancelled. */
  readonly changes: number;
}

export interface BookingChange {
  readonly changeId: string;
  readonly bookingId: string;
  readonly title: string;
  readonly startsAt: Date;
  /** Given back; 0 for a move. */
  readonly amountCents: number;
  readonly currency: string;
  readonly method: string;
}

export interface Bookings {
  get(ownerId: string, bookingId: string): Promise<Booking | undefined>;
  /** What is still to come, soonest first; then what is over, latest first. */
  list(ownerId: string, now: Date, limit: number): Promise<readonly Booking[]>;
  /** The next starts from this time on that still have so many places, soonest first. */
  departures(productId: string, from: Date, travellers: number, limit: number): Promise<readonly Date[]>;
  /** Throws `conflict` when it is no longer at `from`, or the new start has too few places. */
  move(request: {
    readonly idempotencyKey: string;
    readonly ownerId: string;
    readonly bookingId: string;
    readonly from: Date;
    readonly to: Date;
  }): Promise<BookingChange>;
  /** Cancels it and gives the amount back. Throws `conflict` when it is over, cancelled, or the amount more than is left. */
  cancel(request: {
    readonly idempotencyKey: string;
    readonly ownerId: string;
    readonly bookingId: string;
    readonly amountCents: number;
    readonly currency: string;
  }): Promise<BookingChange>;
  findChange(idempotencyKey: string): Promise<BookingChange | undefined>;
}
