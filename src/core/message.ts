/** What customers send and what we answer, the same on every channel. */

export interface Attachment {
  /** How the channel finds the bytes again (a file id, an upload id); never a URL with a secret in it. */
  readonly ref: string;
  readonly kind: "image" | "audio" | "video" | "file" | "sticker" | "location" | "contact";
  readonly name?: string;
  readonly mimeType?: string;
  readonly sizeBytes?: number;
  /** What was said in a recording, once it was written down. */
  readonly transcript?: string;
}

interface EventBase {
  /** The platform's immutable id of this event; with channel and account it is the idempotency key. */
  readonly platformId: string;
  /**
   * Ids under which this same event may be here already, for platforms that send one again under a new id. When one of
   * them is known, the event is a repetition. Only ids that would also have been given to this thread.
   */
  readonly mayBeKnownAs?: readonly string[];
  /** The platform's name for the thread, which is also the address we answer to. */
  readonly threadId: string;
  /**
   * What the channel needs, beside the thread, to write to this customer (region, tenant, phone number). Kept with the
   * conversation, renewed by each event that brings one, and given back in `Addressee.address`.
   */
  readonly address?: Readonly<Record<string, string>>;
  readonly sender: {
    readonly externalId: string;
    readonly name?: string;
    /**
     * Other ids by which this account knows the same person, on the platform's own word: a phone number beside a
     * business-scoped id. A conversation that was begun under one of them goes on under `externalId`.
     */
    readonly aliases?: readonly string[];
    /** What the platform says of the customer's language, e.g. `de`. A hint only. */
    readonly language?: string;
    /** Where the platform knows the customer to be, e.g. `Europe/Berlin`: in it "tomorrow at three" is read. */
    readonly timeZone?: string;
    /** 0 anonymous, 1 known by an id that the platform vouches for, 2 proven by a signed token. */
    readonly trust: 0 | 1 | 2;
    /** With trust 2 only: who the signed token says this is in the back office. */
    readonly backofficeId?: string;
  };
  readonly at: Date;
}

/** What an adapter read from a platform. */
export type InboundEvent =
  | (EventBase & {
      readonly kind: "message";
      readonly text: string;
      readonly attachments: readonly Attachment[];
      /** Platform id of the message this one replies to. */
      readonly replyTo?: string;
    })
  /** A quick reply was pressed. `value` is the `QuickReply.value` we sent. */
  | (EventBase & { readonly kind: "button"; readonly value: string; readonly label: string })
  | (EventBase & { readonly kind: "edit"; readonly target: string; readonly text: string })
  | (EventBase & { readonly kind: "deletion"; readonly target: string })
  | (EventBase & { readonly kind: "reaction"; readonly target: string; readonly emoji: string })
  /** The platform gave the same person or group another id; `threadId` and `sender` hold the new one. */
  | (EventBase & {
      readonly kind: "moved";
      readonly previous: { readonly threadId: string; readonly externalId: string };
    })
  | (EventBase & { readonly kind: "joined" | "blocked" });

/** What a platform says about something we sent. Arrives in any order. */
export interface DeliveryStatus {
  readonly reference?: string;
  readonly platformId?: string;
  readonly status: "sent" | "delivered" | "read" | "failed";
  /** With `failed`: the time in which free text may be sent is over; or nobody is there to receive it. */
  readonly failure?: "window-closed" | "unreachable";
  readonly problem?: string;
}

export interface QuickReply {
  readonly label: string;
  /** At most 60 bytes of ASCII, so that it fits every platform's limit. */
  readonly value: string;
}

export type Tier = "gold" | "silver" | "bronze";

export interface Citation {
  readonly sourceId: string;
  readonly tier: Tier;
  readonly title: string;
  readonly productId?: string;
}

/** A few facts under a title: what a confirmation is about. The text of the message says the same in words. */
export interface Card {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** One message to a customer. Channels show what they can and degrade the rest; nothing of it may be lost. */
export interface OutboundMessage {
  readonly text: string;
  /** `light`: **bold**, *italic*, `code`, [words](https://…) and lists with "- ". Absent: every character is meant. */
  readonly format?: "light";
  readonly card?: Card;
  readonly language: string;
  readonly quickReplies?: readonly QuickReply[];
  readonly citations?: readonly Citation[];
  readonly attachments?: readonly Attachment[];
}

/** The content of a transcript row, stored sealed. */
export interface MessageContent {
  readonly text: string;
  readonly format?: "light";
  readonly card?: Card;
  readonly attachments?: readonly Attachment[];
  readonly quickReplies?: readonly QuickReply[];
  readonly citations?: readonly Citation[];
  /** The value of the quick reply that the customer pressed; `text` then holds its label. */
  readonly button?: string;
  readonly replyTo?: string;
  /** With author `system`: what happened, for readers who say it in their own language; `text` says it in English. */
  readonly notice?: TranscriptNotice;
}

/** What agents are told in the transcript, beside what is said. */
export type TranscriptNotice = "blocked" | "unreachable" | "moved" | "customer-joined" | "customer-separated";

export type Author = "customer" | "bot" | "agent" | "note" | "system";
