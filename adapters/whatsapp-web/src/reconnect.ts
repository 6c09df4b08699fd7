import { DisconnectReason } from "@whiskeysockets/baileys";

export type AfterClose =
  | { readonly action: "reconnect"; readonly afterMs: number; readonly problem?: string }
  /** The phone removed us: what we know of ourselves is worthless, pair anew. */
  | { readonly action: "pair-again"; readonly problem: string }
  /** Trying again would make it worse; a person must look. */
  | { readonly action: "stop"; readonly problem: string };

const MAX_BACKOFF_MS = 60_000;
const OUTDATED = 405;
const OUTDATED_RETRY_MS = 10 * 60_000;

/** What to do once WhatsApp closed the connection with this code, after `failures` closes without an open one between. */
export function afterClose(code: number | undefined, failures: number, random: () => number): AfterClose {
  switch (code) {
    case DisconnectReason.restartRequired:
      return { action: "reconnect", afterMs: 0 };
    case DisconnectReason.loggedOut:
      return { action: "pair-again", problem: "WhatsApp logged this device out; pair it again" };
    case DisconnectReason.forbidden:
      return { action: "stop", problem: "WhatsApp has banned or restricted this number (403)" };
    case DisconnectReason.connectionReplaced:
      return {
        action: "stop",
        problem: "another program uses the same session (440); stop it, then restart this adapter",
      };
    case DisconnectReason.multideviceMismatch:
      return { action: "stop", problem: "this WhatsApp account does not allow linked devices (411)" };
    case OUTDATED:
      return {
        action: "reconnect",
        afterMs: OUTDATED_RETRY_MS,
        problem: "WhatsApp refuses this version of the protocol (405); update the adapter",
      };
    default: {
      const longest = Math.min(MAX_BACKOFF_MS, 1000 * 2 ** Math.min(failures, 10));
      // Jitter, so that many adapters do not come back in the same moment.
      return {
        action: "reconnect",
        afterMs: Math.round(longest * (0.5 + random() / 2)),
        problem: `the connection to WhatsApp was lost (${code ?? "no code"})`,
      };
    }
  }
}
