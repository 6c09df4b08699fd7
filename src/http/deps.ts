import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { RequestHandler } from "express";
import type { Attachments } from "../core/contracts/attachments.ts";
import type { Bus } from "../core/contracts/bus.ts";
import type { Log, WebhookRequest } from "../core/contracts/channel.ts";
import type { Clock } from "../core/contracts/clock.ts";
import type { CustomerMemory } from "../core/contracts/customer-memory.ts";
import type { Health } from "../core/contracts/health.ts";
import type { Operator } from "../core/contracts/operator.ts";
import type { Presence } from "../core/contracts/presence.ts";
import type { PublicConversations } from "../core/contracts/public-conversations.ts";
import type { Accepted } from "../core/contracts/store.ts";
import type { Transcript } from "../core/contracts/transcript.ts";
import type { InboundEvent } from "../core/message.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import type { AdapterSocket } from "./adapter-socket/index.ts";

/** Everything the HTTP front needs; built in app.ts. */
export interface HttpDeps {
  readonly settings: HttpSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves after everything in the delivery is committed; its status is what the platform gets. */
  readonly receiveWebhook: (channel: string, request: WebhookRequest) => Promise<WebhookAnswer>;
  /** Commits one event of the public API, then wakes what is due. Throws when it is not committed. */
  readonly accept: (channel: string, account: string, event: InboundEvent) => Promise<Accepted>;
  /** Accounts of the channels that the public API serves. The first one of a channel is its default. */
  readonly publicAccounts: readonly { readonly channel: string; readonly account: string }[];
  readonly conversations: PublicConversations;
  readonly customerMemory: CustomerMemory;
  readonly transcript: Transcript;
  readonly attachments: Attachments;
  /** Hears who has a stream open. Absent: nobody needs to know. */
  readonly presence?: Presence;
  readonly bus: Bus;
  readonly operator: Operator;
  /** Reads and checks a packed playbook folder; throws `invalid_input` with file, line and remedy. */
  readonly readArchive: (bytes: Uint8Array) => Playbook;
  readonly health: Health;
  /** The playbook in force; undefined while the first one loads. */
  readonly playbook: () => Playbook | undefined;
  readonly console?: ConsoleMount;
  /** Absent: no program may connect as an adapter. */
  readonly adapterSocket?: AdapterSocket;
  /** Folder with `widget/widget.js` and `console/index.html`, made by the build. */
  readonly distFolder: string;
}

export interface HttpSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where platforms and browsers reach us, without a trailing slash. Absent: the address we listen on. */
  readonly publicUrl?: string;
  /** Signs the tokens of the public API. At least 32 bytes. */
  readonly sessionSecret: Uint8Array;
  /** Shared with the website that signs `userToken`s. At least 32 characters. */
  readonly widgetSigningSecret?: string;
  /** Origins of other websites that may use the widget, for example `https://shop.example`. */
  readonly allowedOrigins: readonly string[];
  /** Absent: the operator API is off. */
  readonly operatorApiKey?: string;
  readonly limits?: Partial<HttpLimits>;
  /** How many proxies in front of us may say who calls; 0 believes nobody. */
  readonly trustedProxies?: number;
}

/** Per minute. A valid operator key is exempt. */
export interface HttpLimits {
  readonly conversationsPerAddress: number;
  readonly messagesPerConversation: number;
  readonly readsPerConversation: number;
  readonly uploadsPerAddress: number;
  /** Wrong tokens, keys and webhook secrets from one address. */
  readonly refusalsPerAddress: number;
}

export const defaultLimits: HttpLimits = {
  conversationsPerAddress: 1200,
  messagesPerConversation: 300,
  readsPerConversation: 1200,
  uploadsPerAddress: 120,
  refusalsPerAddress: 20,
};

export interface WebhookAnswer {
  readonly status: number;
  readonly body?: string;
  readonly contentType?: string;
}

export interface ConsoleMount {
  /** Serves `/console/api`; the prefix is already taken off its `url`. */
  readonly api: RequestHandler;
  /** Takes over WebSocket upgrades below `/console/api`. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}
