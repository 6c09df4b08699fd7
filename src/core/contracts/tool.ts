import type { z } from "zod";

/**
 * `read` runs freely within the trust it needs, `write` and `money` need the customer's confirmation of the exact
 * details, `money` also the refund policy or a person. `tools/run-tool.ts` enforces this; a tool never checks it.
 */
export type Risk = "read" | "write" | "money";

/** Filled in by the server. The model can neither see nor set any of it. */
export interface ToolContext {
  readonly conversationId: string;
  /** Proven identity in the back office; absent until proof. */
  readonly backofficeId?: string;
  readonly trust: 0 | 1 | 2;
  /** Same key for every retry of the same business action. */
  readonly idempotencyKey: string;
  readonly now: Date;
  readonly language: string;
  readonly timeZone: string;
  /** The facts that policy and customer agreed to. What a tool acts on, above all an amount, is taken from here. */
  readonly facts?: PolicyFacts;
}

export interface Tool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** Written for the model: when to use it, and when not. */
  readonly description: string;
  readonly risk: Risk;
  /** The least trust level that may call it. From 1 on, a back-office identity must be linked as well. */
  readonly trust: 0 | 1 | 2;
  /** `write` tools that only open something for people (a ticket) need no confirmation. */
  readonly confirm: boolean;
  readonly timeoutMs: number;
  /** Texts for people keep their tokens: this tool is given ⟨PHONE_1⟩, not the number. */
  readonly keepsTokens?: true;
  readonly input: Input;
  readonly output: Output;
  /**
   * What this call changes in the business, as the idempotency key: `refund:SB-10234:l1:1`. The same key means the
   * same action, whoever asks again. Read tools return undefined.
   */
  businessKey?(input: z.infer<Input>, context: Omit<ToolContext, "idempotencyKey">): Promise<string> | string;
  /** Facts for the policy, loaded by the server from the back office, never from the text. */
  facts?(input: z.infer<Input>, context: Omit<ToolContext, "idempotencyKey">): Promise<PolicyFacts>;
  /** Throws `not_found`, `conflict`, `invalid_input` when the answer is no; `upstream_failed` when it is unknown. */
  run(input: z.infer<Input>, context: ToolContext): Promise<z.infer<Output>>;
  /** Asks the back office what became of a key whose answer was lost; undefined when it never arrived there. */
  find?(idempotencyKey: string): Promise<z.infer<Output> | undefined>;
}

/** What a money or write decision rests on. Amounts in minor units. */
export interface PolicyFacts {
  /** Does what is acted on belong to the proven customer? */
  readonly ownedByCustomer?: boolean;
  readonly amountCents?: number;
  readonly refundableCents?: number;
  readonly currency?: string;
  readonly disputed?: boolean;
  readonly daysSinceDelivery?: number;
  /** Refunded to this customer in the last 24 hours, for velocity. */
  readonly refundedTodayCents?: number;
  readonly refundsIn30Days?: number;
  /** Graph nodes above the products that are acted on. */
  readonly categories?: readonly string[];
  /** Refunded on this order before, so that splitting does not get around the limit. */
  readonly orderRefundedCents?: number;
  /** Something in it may never be given back. */
  readonly finalSale?: boolean;
  /** Shipped and not yet delivered. */
  readonly inTransit?: boolean;
  /** Callbacks of this conversation that are still to come. */
  readonly openCallbacks?: number;
}

export const defineTool = <I extends z.ZodType, O extends z.ZodType>(tool: Tool<I, O>): Tool<I, O> => tool;

/** The recorded result of a tool call; the only proof that something was done. */
export interface Receipt {
  readonly callId: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly result: Readonly<Record<string, unknown>>;
}

/** What came of asking for a tool. Only `done` changed or proved anything. */
export type ToolOutcome =
  | { readonly outcome: "done"; readonly receipt: Receipt }
  /** The customer must say yes to exactly this first. */
  | {
      readonly outcome: "confirm";
      readonly confirmationId: string;
      readonly args: Readonly<Record<string, unknown>>;
      readonly facts: PolicyFacts;
    }
  /** The customer must prove who they are first. */
  | { readonly outcome: "prove"; readonly tool: string }
  | { readonly outcome: "human"; readonly rule: string }
  | { readonly outcome: "denied"; readonly rule: string }
  /** The back office said no: `not_found`, `conflict`, `invalid_input`. */
  | {
      readonly outcome: "refused";
      readonly problem: "not_found" | "conflict" | "invalid_input";
      readonly detail: string;
    }
  | { readonly outcome: "unknown"; readonly tool: string };

/** How the engine runs tools. `tools/run-tool.ts` is the only implementation. */
export interface Tools {
  /** Names, descriptions and JSON Schemas of what this trust level may propose, for the model. */
  describe(trust: 0 | 1 | 2): readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: unknown;
    readonly risk: Risk;
  }[];
  run(request: ToolRequest): Promise<ToolOutcome>;
  /** The customer said no to a proposal: an older "yes" button does nothing from now on. */
  decline?(conversationId: string, confirmationId: string): Promise<void>;
}

export interface ToolRequest {
  readonly tool: string;
  /** Untrusted: parsed with the tool's input schema. May hold tokens such as ⟨PHONE_1⟩; the runtime puts the values in. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly conversationId: string;
  readonly customerId: string;
  readonly turnId: string;
  readonly fence: number;
  /** The epoch the turn was claimed under: after a takeover nothing runs. */
  readonly epoch: number;
  readonly trust: 0 | 1 | 2;
  readonly backofficeId?: string;
  readonly language: string;
  /** Redeems this confirmation; its bound arguments are used and `args` is ignored. */
  readonly confirmationId?: string;
}
