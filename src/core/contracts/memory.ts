import type { Author } from "../message.ts";
import type { Receipt } from "./tool.ts";

/** What the store remembers of a conversation. */
export interface ConversationMemory {
  /** Last messages before `beforeSequence`, oldest first, masked; without what the customer deleted. */
  window(
    conversationId: string,
    beforeSequence: number,
    limit: number,
  ): Promise<readonly { sequence: number; author: Author; text: string; at: Date }[]>;
  /** Receipts of calls that are done, oldest first. */
  receipts(conversationId: string): Promise<readonly Receipt[]>;
}
