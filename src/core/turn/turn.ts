import type { Receipt } from "../contracts/tool.ts";
import type { Recalled } from "../memory/recalled.ts";
import type { Remembered } from "../memory/remembered.ts";
import type { Attachment, Card, Citation, QuickReply } from "../message.ts";
import type { GuardedInput } from "../safety/guarded-input.ts";
import type { DialogueState, Task } from "../understanding/dialogue-state.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { TurnServices } from "./services.ts";

/** Everything known about the messages of one conversation that are waiting, while we work out the answer. */
export interface Turn {
  readonly id: string;
  readonly conversation: {
    readonly id: string;
    readonly channel: string;
    readonly account: string;
    readonly customerId: string;
    readonly identityId: string;
    readonly epoch: number;
    readonly version: number;
    readonly fence: number;
    /** Language of the last turn; undefined in a new conversation. */
    readonly language?: string;
    readonly handoffs: number;
    /** True when nothing was said in this conversation before these messages: the reply discloses that it is a bot. */
    readonly isNew: boolean;
  };
  readonly customer: {
    readonly trust: 0 | 1 | 2;
    /** Set by proof only, on this very customer: being joined with somebody proves nothing. */
    readonly backofficeId?: string;
    readonly language?: string;
    /** Of the person: of whoever this customer is joined with, if anybody. Tokens are this customer's own. */
    readonly profile: Readonly<Record<string, unknown>>;
    /** What is known from other conversations of the person, newest first; of the conversation's own customer and others. */
    readonly remembered?: readonly Remembered[];
    /** The customer whose profile holds for the person; the conversation's own one unless joined. */
    readonly personId?: string;
  };
  /** Waiting messages, oldest first, in the customer's own words. Only guard-input reads these. */
  readonly messages: readonly CustomerMessage[];
  /** Messages that the customer edited after they were answered. Only guard-input reads these; they are not answered again. */
  readonly edited?: readonly { readonly sequence: number; readonly text: string }[];
  /**
   * What the customer wrote before these messages, oldest first: a number may begin there and end here. Only guard-input
   * reads them.
   */
  readonly earlier?: readonly { readonly sequence: number; readonly text: string }[];
  /** Names that the server knows this customer by. Only guard-input reads them: they are masked wherever they are said. */
  readonly knownNames?: readonly string[];
  readonly startedAt: Date;
  /** Dialogue state, as it will be stored; each stage may replace it. */
  readonly state: DialogueState;

  readonly input?: GuardedInput;
  readonly understanding?: Understanding;
  readonly recalled?: Recalled;
  readonly plan?: Plan;
  /** Another wish in the same message, served in the same reply. */
  readonly also?: Plan;
  /** What that other wish came to; joined to the draft by follow-up. */
  readonly second?: Draft;
  /** The intent that is served, when an answer to our question was heard rather than a wish of its own. */
  readonly about?: string;
  /** Receipts of this turn's tool calls, oldest first. Earlier ones of the conversation are in `recalled`. */
  readonly receipts: readonly Receipt[];
  /** The answer so far. Once set, only stages marked `always` still run. */
  readonly draft?: Draft;
  /** Set when this turn ends in a person's queue. */
  readonly handoff?: HandoffRequest;
  readonly trace: readonly TraceStep[];
}

export interface CustomerMessage {
  readonly eventId: bigint;
  readonly sequence: number;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Value of the quick reply that was pressed. */
  readonly button?: string;
  readonly at: Date;
}

/** What decide wants done. `act` carries out `call`; `respond` writes the rest. */
export type Plan =
  /** Answer from knowledge about these products; for rules, the policy of `policyType` decides. */
  | {
      readonly kind: "answer";
      readonly query: string;
      readonly productIds: readonly string[];
      readonly policyType?: string;
      /** The same was asked about this product before: a sentence like the one that answered then answers now. */
      readonly like?: string;
      /** How sure the wish was when it was asked in words; absent: these words ask it. */
      readonly asked?: number;
    }
  /** Say this reply text. */
  | {
      readonly kind: "say";
      readonly reply: string;
      readonly values: Readonly<Record<string, string>>;
      /** Said in place of the reply text, where the customer's language has none. */
      readonly words?: string;
      readonly quickReplies?: readonly QuickReply[];
      readonly card?: Card;
      readonly outcome: Outcome /** The confirmation that is no longer wanted. */;
      readonly declines?: string;
      /** What is remembered of the customer goes when this is said. */
      readonly forgets?: true;
    }
  /** Run a tool for a flow (or on its own), then say its reply. */
  | {
      readonly kind: "call";
      readonly tool: string;
      readonly args: Readonly<Record<string, unknown>>;
      readonly confirmationId?: string;
      readonly flow?: string /** A read that only looks up the choices for this slot. */;
      readonly slot?: string /** For a second wish: what it is for, as far as it is known. */;
      readonly task?: Task;
      /** A read that only tells what the customer has of us: then this question is answered. */
      readonly asks?: { readonly intent: string; readonly query: string };
    }
  /** Send a one-time code, or check the one that the customer typed. Carried out by `act`. */
  | {
      readonly kind: "identify";
      readonly step: "send";
      readonly identifier: { readonly type: "order" | "email" | "phone"; readonly value: string };
    }
  | { readonly kind: "identify"; readonly step: "redeem"; readonly code: string }
  | { readonly kind: "handoff"; readonly reason: HandoffReason; readonly detail?: string };

export type Outcome = "answered" | "clarified" | "acted" | "blocked" | "handed-off";

export interface Draft {
  /** Masked: may hold tokens such as ⟨EMAIL_1⟩, which become values only when the message is stored for its owner. */
  readonly text: string;
  readonly from: "template" | "knowledge" | "receipt" | "model";
  readonly outcome: Outcome;
  readonly citations: readonly Citation[];
  /** Calibrated, 0 to 1, see core/safety/response-confidence.ts. */
  readonly confidence: number;
  readonly quickReplies?: readonly QuickReply[];
  /** Says nothing that the text does not say. Masked, as the text. */
  readonly card?: Card;
  /** Values that template placeholders were filled with; each must trace to a receipt, a source or a server fact. */
  readonly values?: Readonly<Record<string, string>>;
  /** What `text` is in, when it was translated for the customer, and what it said before. Masked. */
  readonly language?: string;
  readonly untranslated?: string;
  /** Parts of a joined text that came from templates or receipts, word for word: the claim check takes them as they are. */
  readonly trusted?: readonly string[];
}

export type HandoffReason =
  | "asked-for-person"
  | "low-intent-confidence"
  | "low-response-confidence"
  | "anger"
  | "policy-conflict"
  | "over-limit"
  | "disputed"
  | "too-many-turns"
  | "human-only"
  | "no-answer"
  | "safety"
  | "repeated-blocks"
  | "tool-failed"
  | "internal-failure";

export interface HandoffRequest {
  readonly reason: HandoffReason;
  /** 0 normal, 1 high (anger, money), 2 urgent (safety). */
  readonly priority: 0 | 1 | 2;
  /** For the agent, e.g. which two policies conflict. Masked. */
  readonly detail?: string;
  /** What the bot would have said, for the agent. */
  readonly draft?: Draft;
}

export interface TraceStep {
  readonly stage: string;
  readonly ms: number;
  /** In a few words, e.g. `order_status 0.94`, `call get_order_status`. Masked. */
  readonly decision: string;
  readonly tokensIn?: number;
  readonly tokensOut?: number;
  readonly costMicroUsd?: number;
  /** Which prompt a model was asked with, e.g. `reply-3-1f0c77aa`; figures by version: `npm run prompt -- versions`. */
  readonly promptVersion?: string;
}

/** A stage is a function from turn to turn. It says in `decision` what it decided. */
export interface Stage {
  readonly name: string;
  /** Runs even when a draft is already set. */
  readonly always?: true;
  run(turn: Turn, services: TurnServices): Promise<{ turn: Turn } & Omit<TraceStep, "stage" | "ms">>;
}
