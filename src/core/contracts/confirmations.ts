import type { Caller } from "./tool-calls.ts";

/** "Do exactly this": one use, bound to conversation and exact arguments. Implemented in `store/confirmation-store.ts`. */
export interface Confirmation {
  readonly id: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Over the tool, its arguments and the amount that the server computed. */
  readonly argsHash: string;
  /** `expired` as soon as its time has passed, whatever the row says. */
  readonly state: "open" | "redeemed" | "declined" | "expired" | "replaced";
}

export interface ConfirmationStore {
  /** Replaces an older open one of the conversation. Undefined when the turn was overruled. */
  propose(
    caller: Caller,
    proposal: Pick<Confirmation, "tool" | "args" | "argsHash"> & { readonly validMs: number },
  ): Promise<{ readonly id: string } | undefined>;
  /** Only within its own conversation: elsewhere it does not exist. */
  find(conversationId: string, id: string): Promise<Confirmation | undefined>;
  /** The customer said no. Does nothing when it is not open any more. */
  decline(conversationId: string, id: string): Promise<void>;
}
