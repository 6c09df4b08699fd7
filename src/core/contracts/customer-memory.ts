import type { Remembered } from "../memory/remembered.ts";

/** What is remembered of the customer of a conversation, for the customer to see and to delete. */
export interface CustomerMemory {
  /** Undefined: no such conversation. */
  about(conversationId: string): Promise<AboutCustomer | undefined>;
  /** One thing by its key, or everything. False: there was nothing of that key. */
  forget(conversationId: string, key?: string): Promise<boolean>;
}

/**
 * The same for agents: all that is known of the person, whatever they proved here. Whoever has the conversation, and
 * administrators, may delete it; the conversation's audit says who did.
 */
export interface MemoryDesk {
  /** Newest first. Undefined: no such conversation. */
  about(conversationId: string): Promise<readonly Remembered[] | undefined>;
  /** These things by their keys; what is not remembered any more counts as forgotten. */
  forget(
    conversationId: string,
    keys: readonly string[],
    agent: { readonly id: string; readonly role: "agent" | "admin" },
  ): Promise<"forgotten" | "not-found" | "not-in-charge">;
}

export interface AboutCustomer {
  readonly language?: string;
  readonly timeZone?: string;
  /** Newest first: of this customer, and of the same person's others once they proved who they are. */
  readonly remembered: readonly Remembered[];
}
