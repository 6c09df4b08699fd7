/** A scripted customer. The same script runs on every channel; only how a message travels differs. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What the database says at the end. */
  readonly end?: {
    readonly owner?: "queue" | "customer";
    readonly handoff?: string;
    readonly priority?: number;
    /** How many refunds were executed, and for how much each. */
    readonly refunds?: readonly number[];
    /** The calls that were booked, in the business's own time zone; Monday is 1. */
    readonly callbacks?: readonly { readonly weekday: number; readonly time: string }[];
    /** Texts that no table may hold in clear, but for the customer's own sealed message. */
    readonly nowhere?: readonly string[];
  };
}

export interface Step {
  /** What the customer writes. */
  readonly say?: string;
  /** The offered answer the customer presses: the first whose label matches. */
  readonly press?: RegExp;
  /** Types the one-time code that was sent to this address. */
  readonly codeFor?: string;
  /** All of these stand in the reply. */
  readonly hears?: readonly RegExp[];
  /** None of these stands in the reply. */
  readonly never?: readonly RegExp[];
  /** A source the reply cites, by its title. */
  readonly cites?: RegExp;
}

/** How a scripted customer reaches the product on one channel. */
export interface Customer extends AsyncDisposable {
  /** Sends, then resolves with the reply. */
  say(text: string): Promise<Heard>;
  press(label: RegExp): Promise<Heard>;
  /** The conversation in the database. */
  conversationId(): Promise<string>;
}

export interface Heard {
  readonly text: string;
  readonly choices: readonly string[];
  readonly sources: readonly string[];
}
