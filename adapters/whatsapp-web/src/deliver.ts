// One part of a reply to WhatsApp, and an honest word on what became of it. Called by main.ts for each `send` frame.
import { type AnyMessageContent, generateWAMessage, isLidUser, type WASocket } from "@whiskeysockets/baileys";
import { boomCode } from "./boom-code.ts";
import { lidOf } from "./identity.ts";
import { baileysLog, type Log } from "./log.ts";
import { messageIdOf } from "./message-id.ts";
import type { SentStore } from "./sent.ts";
import { type Part, partSchema, type WireResult, type WireStatus } from "./wire.ts";

export interface Deliveries {
  send(reference: string, threadId: string, part: unknown): Promise<WireResult>;
  /** WhatsApp's word on a message of ours. */
  receipt(id: string, status: number, error?: string): void;
  /** What was not acknowledged on this connection is unknown from here on. */
  connectionLost(): void;
}

interface DeliverDeps {
  readonly socket: () => WASocket | undefined;
  readonly sent: SentStore;
  /** For what is heard after the answer was given: delivered, read, or sent after all. */
  readonly tell: (status: WireStatus) => void;
  readonly log: Log;
}

/** Shorter than Switchboard's own 30 s. */
const ACK_WITHIN_MS = 20_000;
const NOT_OPEN_RETRY_MS = 2_000;
const CONNECTION_CLOSED = 428;

export function createDeliveries({ socket, sent, tell, log }: DeliverDeps): Deliveries {
  /** What the server says of a message decides, not the promise of `sendMessage`. */
  const waiting = new Map<string, (result: WireResult) => void>();
  const running = new Map<string, Promise<WireResult>>();

  async function deliver(reference: string, threadId: string, rawPart: unknown): Promise<WireResult> {
    const id = messageIdOf(reference);
    const platformId = `${threadId}:${id}`;
    if (sent.find(id)?.acknowledged) return { outcome: "sent", platformId };
    const part = partSchema.safeParse(rawPart);
    if (!part.success) return { outcome: "failed", problem: "the part was not made for this adapter" };
    const open = socket();
    if (!open?.user) return { outcome: "retry", retryAfterMs: NOT_OPEN_RETRY_MS, problem: "WhatsApp is not connected" };

    // A message to a number whose LID is known is taken and vanishes (463).
    const jid = isLidUser(threadId) ? threadId : ((await lidOf(open, threadId)) ?? threadId);
    const message = await generateWAMessage(jid, contentOf(part.data), {
      userJid: open.user.id,
      messageId: id,
      upload: open.waUploadToServer,
      logger: baileysLog(),
    }).catch(() => undefined);
    if (!message?.message) return { outcome: "retry", problem: "the message could not be made or its file uploaded" };

    sent.keep(id, { reference, threadId, acknowledged: false, message: message.message });
    const answer = new Promise<WireResult>((resolve) => waiting.set(id, resolve));
    const timer = setTimeout(() => unknown(id, "WhatsApp did not acknowledge it in time"), ACK_WITHIN_MS);
    try {
      await open.relayMessage(jid, message.message, { messageId: id });
    } catch (error) {
      // Thrown before a byte is written when the connection is gone; anything else may have left.
      if (boomCode(error) === CONNECTION_CLOSED)
        waiting.get(id)?.({ outcome: "retry", problem: "the connection closed before it left" });
      else unknown(id, "sending broke off");
    }
    return answer.finally(() => {
      clearTimeout(timer);
      waiting.delete(id);
    });
  }

  const unknown = (id: string, problem: string) => waiting.get(id)?.({ outcome: "unknown", problem });

  return {
    send(reference, threadId, part) {
      const already = running.get(reference);
      if (already) return already;
      const result = deliver(reference, threadId, part)
        .catch((): WireResult => ({ outcome: "unknown", problem: "the adapter failed while sending" }))
        .finally(() => running.delete(reference));
      running.set(reference, result);
      return result;
    },

    receipt(id, status, error) {
      const ours = sent.find(id);
      if (!ours) return;
      const { reference, threadId, acknowledged } = ours;
      const platformId = `${threadId}:${id}`;
      const answer = waiting.get(id);
      if (status === 0) {
        log("whatsapp.refused", { code: error });
        const problem = refusal(error);
        if (answer) answer({ outcome: "failed", problem });
        else tell({ reference, platformId, status: "failed", problem });
        return;
      }
      if (status < 2) return;
      if (!acknowledged) sent.keep(id, { ...ours, acknowledged: true });
      if (answer) answer({ outcome: "sent", platformId });
      else if (!acknowledged) tell({ reference, platformId, status: "sent" });
      if (status >= 3) tell({ reference, platformId, status: status === 3 ? "delivered" : "read" });
    },

    connectionLost() {
      for (const id of [...waiting.keys()]) unknown(id, "the connection to WhatsApp broke before it acknowledged");
    },
  };
}

function contentOf(part: Part): AnyMessageContent {
  // Never a link preview: fetching one would visit an address that somebody else wrote.
  if ("text" in part) return { text: part.text, linkPreview: null };
  const [, inline] = /^data:[^,]*;base64,(.*)$/s.exec(part.file) ?? [];
  const file = inline === undefined ? { url: part.file } : Buffer.from(inline, "base64");
  const mimetype = part.mimeType;
  switch (part.as) {
    case "image":
      return { image: file, ...(mimetype ? { mimetype } : {}) };
    case "video":
      return { video: file, ...(mimetype ? { mimetype } : {}) };
    case "audio":
      return { audio: file, ...(mimetype ? { mimetype } : {}) };
    case "document":
      return { document: file, mimetype: mimetype ?? "application/octet-stream", fileName: part.name ?? "file" };
  }
}

function refusal(code: string | undefined): string {
  switch (code) {
    case "463":
      return "WhatsApp refused it (463): this number may not write to people who did not write first";
    case "479":
      return "WhatsApp refused it (479): the address or the session is stale";
    default:
      return `WhatsApp refused it (${code ?? "no code"})`;
  }
}
