/** What models cost, by day, over all processes and restarts. Days are those of the database, in UTC. */
export interface ModelLedger {
  /**
   * Sets aside what a call can cost at most. Undefined when that is more than the limit leaves for today: the call is
   * then not made. What is never settled (the process died) stays counted as spent.
   */
  reserve(
    call: ModelCall & { readonly microUsd: number; readonly limitMicroUsd?: number },
  ): Promise<Reservation | undefined>;
  /** What it did cost. Returns how much of today is spent, and whether this call passed the alert for the first time today. */
  settle(reservation: Reservation, spent: Spent): Promise<{ readonly todayMicroUsd: number; readonly alert: boolean }>;
}

/** Every call with its prompt, so that each can be explained later. */
export interface ModelCalls {
  record(call: RecordedCall): Promise<void>;
}

/** What was asked stays readable only while its customer's key exists. */
export interface RecordedCall extends ModelCall {
  readonly conversationId?: string;
  readonly turnId?: string;
  readonly promptVersion?: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly tokensIn: number;
  /** Of `tokensIn`, those that the provider had in its prompt cache. */
  readonly tokensCached: number;
  readonly tokensOut: number;
  readonly microUsd: number;
  readonly ms: number;
  /** Absent: the answer was used. In a few words of our own. */
  readonly problem?: string;
}

export interface ModelCall {
  readonly model: string;
  readonly purpose: string;
}

export interface Reservation extends ModelCall {
  readonly day: string;
  readonly microUsd: number;
}

export interface Spent {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly microUsd: number;
  readonly failed: boolean;
  /** Of the day; passing it is told once a day. */
  readonly alertMicroUsd?: number;
}
