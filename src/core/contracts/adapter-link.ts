import type { Addressee, Sending, SendResult } from "./channel.ts";

/**
 * Programs of their own that hold a platform's connection and talk to us over the adapter socket
 * (docs/adapter-socket.md), as channels see them. Only the process to which one is connected can reach it.
 */
export interface AdapterLinks {
  isConnected(channel: string, account: string): boolean;
  /** `retry` when nobody is connected, `unknown` when the connection was lost after the part was handed over. */
  send(channel: string, account: string, sending: Sending): Promise<SendResult>;
  /** Best effort. */
  typing(channel: string, account: string, to: Addressee): void;
  /** Throws `upstream_failed` when nobody is connected or the adapter does not have it. */
  fetchAttachment(channel: string, account: string, ref: string): Promise<AttachmentBytes>;
}

export interface AttachmentBytes {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly name?: string;
}

export const connectionStates = ["connecting", "pairing", "open", "waiting", "stopped", "away"] as const;

/** How an adapter's own connection to its platform stands; `away` is our word for an adapter that is not connected to us. */
export interface AdapterState {
  readonly connection: (typeof connectionStates)[number];
  /** With `pairing`: what is typed into the phone. */
  readonly pairingCode?: string;
  /** With `pairing`: what is scanned. `modules` are the rows of the drawn code, `1` for a dark square. */
  readonly qr?: { readonly text: string; readonly modules?: readonly string[] };
  /** Why it waits or stopped, and what to do. */
  readonly problem?: string;
}
