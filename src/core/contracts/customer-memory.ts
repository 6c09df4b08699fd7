import type { Remembered } from "../memory/remembered.ts";

/** What is remembered of the customer of a conversation, for the customer to see and to delete. */
export interface CustomerMemory {
  /** Undefined: no such conversation. */
  about(conversationId: string): Promise<AboutCustomer | undefined>;
  /** One thing by its key, or everything. False: there was nothing of that key. */
  forget(conversationId: string, key?: string): Promise<boolean>;
}

export interface AboutCustomer {
  readonly language?: string;
  readonly timeZone?: string;
  /** Newest first: of this customer, and of the same person's others once they proved who they are. */
  readonly remembered: readonly Remembered[];
}
