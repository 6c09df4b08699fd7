import type { SaidLine, Summary } from "../memory/summary.ts";

/** Where the summary of a session is kept: in the conversation's state, so it ends with the session. */
export interface SessionSummaries {
  /** The newest messages after this one, oldest first, masked; without what the customer deleted. */
  linesAfter(conversationId: string, sequence: number, limit: number): Promise<readonly SaidLine[]>;
  /** False when a turn is being taken just now, whose commit would undo it. It is no change that a turn must notice. */
  keep(conversationId: string, summary: Summary): Promise<boolean>;
}
