/** What the public API sends and takes, as far as the widget uses it; see /openapi.json. */

export interface ChatMessage {
  readonly id: string;
  readonly sequence: number;
  readonly from: "customer" | "bot" | "agent";
  readonly text: string;
  readonly format?: "light";
  readonly card?: {
    readonly title: string;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
  };
  readonly at: string;
  readonly clientId?: string;
  readonly language?: string;
  readonly agentName?: string;
  readonly attachments?: readonly { readonly kind: string; readonly name?: string }[];
  readonly quickReplies?: readonly { readonly label: string; readonly value: string }[];
  readonly citations?: readonly { readonly sourceId: string; readonly tier: string; readonly title: string }[];
  readonly deleted?: boolean;
}

export interface ChatState {
  readonly servedBy: "bot" | "queue" | "agent" | "nobody";
  readonly agentName?: string;
}

export type Frame =
  | { readonly type: "message"; readonly message: ChatMessage }
  | { readonly type: "state"; readonly state: ChatState }
  | { readonly type: "typing" }
  | { readonly type: "partial"; readonly partial: { readonly text: string } }
  | { readonly type: "ack"; readonly id: string; readonly sequence: number }
  | { readonly type: "error"; readonly id?: string; readonly retryable: boolean }
  | { readonly type: "ready" | "pong" };

/** Something the customer wrote. Its id makes sending it again safe. */
export interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly button?: string;
}
