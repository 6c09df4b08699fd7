import type { AdapterLinks, AttachmentBytes } from "../../core/contracts/adapter-link.ts";
import type { Addressee, Sending, SendResult } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";

/** One adapter that is connected to this process. */
export interface AdapterLink {
  send(sending: Sending): Promise<SendResult>;
  typing(to: Addressee): void;
  fetchAttachment(ref: string): Promise<AttachmentBytes>;
  /** Somebody else speaks for this account now. */
  replaced(): void;
}

export interface AdapterHub extends AdapterLinks {
  /** A second connection for an account takes the place of the first. */
  attach(channel: string, account: string, link: AdapterLink): void;
  /** True when it was still the account's connection. */
  detach(channel: string, account: string, link: AdapterLink): boolean;
}

const NOBODY_RETRY_MS = 2_000;

/** Which adapters are connected to this process. Built before the channels, filled by the socket. */
export function createAdapterHub(): AdapterHub {
  const links = new Map<string, AdapterLink>();
  const keyOf = (channel: string, account: string) => `${channel}\n${account}`;

  return {
    isConnected: (channel, account) => links.has(keyOf(channel, account)),

    async send(channel, account, sending) {
      const link = links.get(keyOf(channel, account));
      if (link) return link.send(sending);
      return {
        outcome: "retry",
        retryAfterMs: NOBODY_RETRY_MS,
        problem: `no adapter for ${channel} is connected; see docs/adapter-socket.md`,
      };
    },

    typing: (channel, account, to) => links.get(keyOf(channel, account))?.typing(to),

    async fetchAttachment(channel, account, ref) {
      const link = links.get(keyOf(channel, account));
      if (!link) throw new AppError("upstream_failed", `no adapter for ${channel} is connected to this process`);
      return link.fetchAttachment(ref);
    },

    attach(channel, account, link) {
      const key = keyOf(channel, account);
      const before = links.get(key);
      links.set(key, link);
      before?.replaced();
    },

    detach(channel, account, link) {
      const key = keyOf(channel, account);
      return links.get(key) === link && links.delete(key);
    },
  };
}
