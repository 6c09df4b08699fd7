import type { ActingAgent, LinkResult } from "./console.ts";

export type LinkingAgent = ActingAgent & { readonly role: "agent" | "admin" };

/** The database side of "one person on several channels". Implemented in `store/people-store.ts`. */
export interface PeopleStore {
  /**
   * Makes one person of a customer who proved to own an account and of everybody else who did. Safe to run twice, and
   * at any time after the proof: what a crash left undone is found by `due`. `proof` names it for the audit.
   */
  joinByProof(customerId: string, proof: string, conversationId?: string): Promise<void>;
  /** The platform says that the conversation's customer and this one are the same person under two of its ids. */
  joinOnPlatformsWord(conversationId: string, otherCustomerId: string): Promise<void>;
  /** Customers whose proof was not followed up yet. */
  due(): Promise<readonly string[]>;
  /** An agent's wish. Refused unless the agent has the conversation or is an administrator. */
  join(conversationId: string, otherCustomerId: string, agent: LinkingAgent): Promise<LinkResult>;
  separate(conversationId: string, customerId: string, agent: LinkingAgent): Promise<LinkResult>;
}
