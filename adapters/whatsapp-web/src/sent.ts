import { BufferJSON, proto } from "@whiskeysockets/baileys";
import { z } from "zod";
import type { SealedFolder } from "./sealed-folder.ts";

const KEEP = 5_000;

const record = z.object({
  reference: z.string(),
  threadId: z.string(),
  /** WhatsApp's server said that it has it. */
  acknowledged: z.boolean(),
  message: z.unknown().optional(),
});
export type Sent = Omit<z.infer<typeof record>, "message"> & { readonly message?: proto.IMessage };

/** What we sent, by WhatsApp's id: to know a repeat, to name our delivery in receipts, to encrypt again when asked. */
export interface SentStore {
  find(id: string): Sent | undefined;
  keep(id: string, sent: Sent): void;
}

export function createSentStore(folder: SealedFolder): SentStore {
  return {
    find(id) {
      const text = folder.read(id);
      if (text === undefined) return undefined;
      const { message, ...rest } = record.parse(JSON.parse(text, BufferJSON.reviver));
      return message ? { ...rest, message: proto.Message.fromObject(message) } : rest;
    },
    keep(id, sent) {
      const message = sent.message && proto.Message.toObject(proto.Message.fromObject(sent.message), { longs: Number });
      folder.write(id, JSON.stringify({ ...sent, message }, BufferJSON.replacer));
      folder.prune(KEEP);
    },
  };
}
