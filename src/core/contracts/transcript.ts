import type { Author, MessageContent } from "../message.ts";

/** One row of the transcript as its owner or an agent may see it, with values in place of tokens. */
export interface TranscriptMessage {
  readonly id: string;
  readonly sequence: number;
  readonly author: Author;
  readonly content: MessageContent;
  readonly language?: string;
  readonly agentName?: string;
  readonly platformId?: string;
  readonly at: Date;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** Worst state over the parts; absent for what is not sent anywhere. */
  readonly delivery?: { readonly state: string; readonly problem?: string };
}

export interface Transcript {
  /** In sequence order. `includeNotes` false for customers: notes and system lines for agents are left out. */
  after(
    conversationId: string,
    sequence: number,
    options: { readonly limit: number; readonly includeNotes: boolean },
  ): Promise<readonly TranscriptMessage[]>;
}
