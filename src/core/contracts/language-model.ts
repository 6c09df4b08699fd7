/** A chat model behind a gateway that owns deadlines, retries and budgets. */
export interface ModelMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
  /** With role `tool`: which call this answers. */
  readonly toolCallId?: string;
  /** With role `assistant`: the calls it made. */
  readonly toolCalls?: readonly ModelToolCall[];
}

export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote it: untrusted, possibly malformed JSON. */
  readonly argumentsJson: string;
}

export interface ModelRequest {
  /** What this call is for, as a ledger key, e.g. `respond`, `classify`. */
  readonly purpose: string;
  readonly conversationId?: string;
  readonly turnId?: string;
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly parameters: unknown }[];
  /** JSON Schema of the answer, when it must be JSON. */
  readonly schema?: { readonly name: string; readonly schema: unknown };
  /** The gateway lowers it where the context limit leaves less. */
  readonly maxTokens: number;
  /** The version of the prompt's fixed part, for figures by version. */
  readonly promptVersion?: string;
  /** No customer waits for it: it makes way when money is short, and its failure says nothing about the next turn. */
  readonly background?: true;
}

/** What all messages of a call and its answer may have together, whatever the model could take. */
export const MAX_CONTEXT_TOKENS = 4_000;

export interface ModelAnswer {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
  readonly model: string;
}

export interface LanguageModel {
  /**
   * Throws `upstream_failed` when no configured model gave a complete answer in time, `rate_limited` when the budget is
   * spent or too many calls were made, `too_large` when the messages alone pass the context limit. A half answer is
   * never returned.
   */
  complete(request: ModelRequest, hear?: HearAnswer): Promise<ModelAnswer>;
  /** Never fewer than any of the configured models counts. */
  tokens(text: string): number;
}

/**
 * Told of what a model has written so far, unchecked, from its beginning. A shorter text than before is that of another
 * model, which began anew.
 */
export type HearAnswer = (soFar: string) => void;
