import type { z } from "zod";
import type { DeliveryStatus, InboundEvent, OutboundMessage } from "../message.ts";
import type { AdapterLinks } from "./adapter-link.ts";
import type { Attachments } from "./attachments.ts";
import type { Bus } from "./bus.ts";
import type { Clock } from "./clock.ts";
import type { PushStore } from "./push.ts";

/** One webhook delivery as it came over the wire. */
export interface WebhookRequest {
  readonly method: string;
  /** The public URL as configured (PUBLIC_URL + path + query), which signatures cover. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface Received {
  readonly events: readonly InboundEvent[];
  readonly statuses: readonly DeliveryStatus[];
  /** Set when the request was genuine but could not be read: it is kept for inspection and acknowledged. */
  readonly unreadable?: string;
  /** What could not be read, where there is no request body to keep (polling). */
  readonly raw?: Buffer;
  /** What to answer once everything is committed; 200 and empty when absent. */
  readonly answer?: { readonly status: number; readonly body?: string; readonly contentType?: string };
}

/** A part of a message in the channel's own words: what `send` needs, as plain JSON. */
export type RenderedPart = Readonly<Record<string, unknown>>;

/** Where a message goes, as far as the engine knows. */
export interface Addressee {
  readonly threadId: string;
  /** What the customer's last event brought, see `InboundEvent.address`; empty when there was none. */
  readonly address: Readonly<Record<string, string>>;
  /** The platform's id of the customer's last message, and when it came. Decides whether a window is open. */
  readonly lastInbound?: { readonly platformId: string; readonly at: Date };
}

export interface Sending extends Addressee {
  readonly part: RenderedPart;
  /** Our own id of this delivery, for platforms that echo one back. */
  readonly reference: string;
  readonly signal: AbortSignal;
}

/** What became of one attempt. A channel never throws from `send`; it says what it knows. */
export type SendResult =
  | { readonly outcome: "sent"; readonly platformId: string }
  /** It provably did not reach the customer and may be tried again, not before `retryAfterMs`. */
  | {
      readonly outcome: "retry";
      readonly retryAfterMs?: number;
      /** Nothing of this account may be sent before `retryAfterMs`, by no process. */
      readonly wholeAccount?: boolean;
      /** The thread has another id now: it is renamed, and the part is sent there. */
      readonly movedTo?: string;
      readonly problem: string;
    }
  /** It will never arrive (blocked, unknown chat, refused content). */
  | {
      readonly outcome: "failed";
      readonly problem: string;
      readonly unreachable?: boolean;
      readonly windowClosed?: boolean;
    }
  /** It may have arrived: a timeout or a reset after bytes were written. Never retried by itself. */
  | { readonly outcome: "unknown"; readonly problem: string };

/** What a channel can show. What it cannot is degraded by its `render` and never lost; docs and console read this. */
export interface Shows {
  /** Bold, italic, links and lists. */
  readonly formatting: boolean;
  /** Most buttons that one message can hold; more become numbered text. 0: always numbered text. */
  readonly quickReplies: number;
  readonly cards: boolean;
  readonly attachments: boolean;
  readonly sources: "list" | "line";
  readonly typing: boolean;
  /** Does the platform say when a message was delivered or read? */
  readonly receipts: boolean;
}

/**
 * At most `count` messages in `perMs` over time, a platform's own rule. `burst` of them may go at once; absent: `count`.
 * The same rule for a chat that several threads share needs its `key`; absent: the thread.
 */
export interface SendLimit {
  /** What is counted: a chat, or everything that this account sends. */
  readonly scope: "thread" | "account";
  readonly count: number;
  readonly perMs: number;
  readonly burst?: number;
  readonly key?: string;
}

/**
 * One way customers reach us. Implement this in a folder, add one line to `channels/registry.ts`.
 * Everything a channel knows about ordering, retries and storage is: nothing. The engine does that.
 */
export interface Channel {
  /** Webhook path segment and first part of every identity, e.g. `telegram`. */
  readonly name: string;
  readonly account: string;
  readonly shows: Shows;
  /** How fast the platform lets us write to this thread. Kept across processes by the outbox. Absent: no limit. */
  limits?(threadId: string): readonly SendLimit[];
  /** The receiver takes each reference once, so a part that a dead process was sending is sent again. Absent: never. */
  readonly takesReferenceOnce?: true;
  /** Free text may be sent for so long after the customer's last message; then only a template. Absent: always. */
  readonly window?: { readonly openMs: number; readonly template: boolean };

  /**
   * Authenticates one webhook delivery on its raw bytes, then reads the events in it.
   * Throws `unauthenticated` when the signature is wrong or the secret unset, `invalid_input` when the body
   * cannot be parsed at all. What we don't answer (our own echoes) gives an empty list, never an error.
   * Absent for channels that have no webhook.
   */
  receive?(request: WebhookRequest): Promise<Received>;

  /** Pure: splits and degrades a message into the parts that are sent one by one, in order. At least one part. */
  render(message: OutboundMessage): readonly RenderedPart[];

  /** Hands one part to the platform. Never throws. */
  send(sending: Sending): Promise<SendResult>;

  /** Shows the customer that we are working on it. Best effort; never throws. */
  typing?(to: Addressee): Promise<void>;
  /**
   * Shows what may already be read of a reply in the making, in place of what it showed before; the reply itself comes
   * over `send` and takes its place. May get lost. Only where nothing stays of it: an edited message is no such place.
   */
  showPartial?(to: Addressee, text: string): void;

  /** The bytes behind an attachment that came in through this channel. */
  fetchAttachment?(ref: string): Promise<{ bytes: Uint8Array; mimeType: string; name?: string }>;

  /**
   * Only for channels that hold a connection open (or poll) instead of being called back.
   * `accept` resolves after commit; only then may the channel confirm to the platform.
   */
  connect?(accept: (received: Received) => Promise<void>): Promise<AsyncDisposable>;

  /**
   * Only for channels whose connection a program of its own holds (docs/adapter-socket.md): is it connected to this
   * process? Parts are sent by that process alone; all others leave them where they are.
   */
  isConnectedHere?(): boolean;
}

export interface ChannelDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Where platforms reach us, without a trailing slash; absent behind a closed network. */
  readonly publicUrl?: string;
  /** For channels whose customers read the transcript themselves (widget, api): tells them that there is news. */
  readonly bus?: Bus;
  /** For the same channels: what customers uploaded. */
  readonly attachments?: Pick<Attachments, "open">;
  /** For the same channels: remembers replies of which the app's server may have to be told. Absent: push hooks are off. */
  readonly pushes?: Pick<PushStore, "remember">;
  /** For channels whose connection a program of its own holds; absent while the adapter socket is off. */
  readonly adapters?: AdapterLinks;
}

/** One event name plus fields. Never message text or secrets. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean | undefined>>) => void;

/** What a channel folder exports: the settings it needs, and how to build it from them. */
export interface ChannelModule<Settings extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** Environment variables of this channel. The first required key decides whether the channel is wanted. */
  readonly settings: Settings;
  /** What whoever switches it on must know, said at each start. */
  readonly warning?: string;
  create(settings: z.infer<Settings>, deps: ChannelDeps): Channel;
}

export const defineChannel = <Settings extends z.ZodObject>(module: ChannelModule<Settings>): ChannelModule<Settings> =>
  module;
