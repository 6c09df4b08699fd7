/** A short conversation as a demanding customer has it, with what the engine must say, keep in mind and do. */
export interface Dialogue {
  readonly name: string;
  /** The demo customer who is known by proof from the start, as on a website they are signed in to. */
  readonly as?: string;
  /** It is about what the classifier alone is unsure of; a model answers that by itself. */
  readonly onlyWithoutModel?: true;
  readonly turns: readonly Exchange[];
  readonly end?: DialogueEnd;
}

export interface Exchange {
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
  /** Each fits one of the offered answers. Empty: nothing is offered. */
  readonly offers?: readonly RegExp[];
  /** Sources the reply cites, by their titles. */
  readonly cites?: readonly RegExp[];
  /** The flow under way after this turn; null when there is none. */
  readonly task?: string | null;
  /** What that flow waits for: the slot it asked for, or `confirmation`. */
  readonly step?: string;
  /** Slots of the flow under way, with the number of the turn that gave each value. */
  readonly slots?: Readonly<Record<string, Given>>;
  /** Flows that wait below it, the last one on top. */
  readonly waiting?: readonly string[];
  /** What the conversation is about, with the number of the turn that named it. */
  readonly focus?: Readonly<Record<string, Given>>;
  /** The tools that were called in this turn, in order. */
  readonly calls?: readonly string[];
  readonly outcome?: "answered" | "clarified" | "acted" | "handed-off";
}

export type Given = readonly [value: string, turn: number];

/** What the database says when the conversation is over. */
export interface DialogueEnd {
  readonly owner?: "queue" | "customer";
  readonly handoff?: string;
  /** State of each confirmation, oldest first. */
  readonly confirmations?: readonly string[];
  /** Amounts refunded in this conversation. */
  readonly refunds?: readonly number[];
  /** Amounts given back for bookings that were cancelled in this conversation. */
  readonly cancelled?: readonly number[];
  /** How many bookings were moved to another date in this conversation. */
  readonly moved?: number;
  /** Subjects of the tickets that were opened, apart from that of a hand-off. */
  readonly tickets?: readonly RegExp[];
  /** The calls that were booked, in the business's own time zone; Monday is 1. */
  readonly callbacks?: readonly { readonly weekday: number; readonly time: string }[];
  /** How often we asked what was meant. */
  readonly clarifications?: number;
}
