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
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly parameters: unknown }[];
  /** JSON Schema of the answer, when it must be JSON. */
  readonly schema?: { readonly name: string; readonly schema: unknown };
  readonly maxTokens: number;
}

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
   * Throws `upstream_failed` when no configured model gave a complete answer in time, `rate_limited` when the
   * budget is spent. A half answer is never returned.
   */
  complete(request: ModelRequest): Promise<ModelAnswer>;
}
