/** Telling an app's server of a reply that its customer was not there to hear. Implemented in store/push-store.ts. */
export interface PushStore {
  /**
   * Remembers that the reply of this delivery may need a push; the same reply again changes nothing. Whether the
   * customer is there is looked at when it is due, a moment later.
   */
  remember(reference: string): Promise<void>;
  /** Claims what is due and whose customer is away; others find it again only after a while, so nobody sends beside us. */
  claim(limit: number): Promise<readonly ClaimedPush[]>;
  settle(push: ClaimedPush, result: SettledPush): Promise<void>;
  /** Rows that say nothing any more. */
  forgetOld(): Promise<void>;
}

export interface ClaimedPush {
  /** Of the event; the same at each try. */
  readonly id: string;
  readonly conversationId: string;
  readonly sequence: number;
  readonly channel: string;
  readonly account: string;
  readonly at: Date;
  /** Who the customer is in the back office, when that is proven. */
  readonly userId?: string;
  /** Absent once the customer was erased. */
  readonly text?: string;
  /** Counts this attempt. */
  readonly attempt: number;
  readonly ageMs: number;
}

export type SettledPush =
  | { readonly state: "sent" }
  | { readonly state: "retry"; readonly afterMs: number; readonly problem: string }
  | { readonly state: "failed"; readonly problem: string };
