import {
  BufferJSON,
  downloadContentFromMessage,
  type MediaType,
  normalizeMessageContent,
  type WAMessage,
} from "@whiskeysockets/baileys";
import { z } from "zod";
import type { SealedFolder } from "./sealed-folder.ts";

const KEEP = 2_000;
const MAX_BYTES = 20 * 1024 * 1024;
const MEDIA_HOST = "mmg.whatsapp.net";

export interface MediaFile {
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly name?: string;
}

export interface MediaStore {
  /** Keeps what is needed to fetch the bytes later, when the message holds any. */
  keep(ref: string, message: WAMessage): void;
  fetch(ref: string): Promise<MediaFile>;
}

const bytes = z.instanceof(Uint8Array);
const record = z.object({
  type: z.enum(["image", "video", "audio", "document", "sticker"]),
  mediaKey: bytes,
  directPath: z.string().nullish(),
  url: z.string().nullish(),
  mimeType: z.string().nullish(),
  name: z.string().nullish(),
});

/** `testHost` is the fake server's, the only other place that files may come from: the sender chooses the address. */
export function createMediaStore(folder: SealedFolder, testHost?: string): MediaStore {
  return {
    keep(ref, message) {
      const content = normalizeMessageContent(message.message);
      const found: readonly (readonly [MediaType, Downloadable | null | undefined])[] = [
        ["image", content?.imageMessage],
        ["video", content?.videoMessage ?? content?.ptvMessage],
        ["audio", content?.audioMessage],
        ["document", content?.documentMessage],
        ["sticker", content?.stickerMessage],
      ];
      for (const [type, file] of found) {
        if (!file?.mediaKey) continue;
        const { mediaKey, directPath, url, mimetype, fileName } = file;
        const kept = { type, mediaKey, directPath, url, mimeType: mimetype, name: fileName };
        folder.write(ref, JSON.stringify(kept, BufferJSON.replacer));
        folder.prune(KEEP);
      }
    },

    async fetch(ref) {
      const text = folder.read(ref);
      if (text === undefined) throw new Error("this file is not known here any more");
      const { type, mediaKey, directPath, url, mimeType, name } = record.parse(JSON.parse(text, BufferJSON.reviver));
      const source = directPath?.startsWith("/") ? { mediaKey, directPath } : { mediaKey, url: allowed(url, testHost) };
      const stream = await downloadContentFromMessage(source, type, { host: MEDIA_HOST });
      const pieces: Buffer[] = [];
      let size = 0;
      for await (const piece of stream) {
        size += piece.length;
        if (size > MAX_BYTES) throw new Error("the file is larger than 20 MB");
        pieces.push(piece);
      }
      return {
        bytes: Buffer.concat(pieces),
        mimeType: mimeType ?? "application/octet-stream",
        ...(name ? { name } : {}),
      };
    },
  };
}

interface Downloadable {
  readonly mediaKey?: Uint8Array | null;
  readonly directPath?: string | null;
  readonly url?: string | null;
  readonly mimetype?: string | null;
  readonly fileName?: string | null;
}

function allowed(url: string | null | undefined, testHost: string | undefined): string {
  const address = url && URL.canParse(url) ? new URL(url) : undefined;
  const isWhatsApp = address?.protocol === "https:" && /(^|\.)whatsapp\.net$/.test(address.hostname);
  if (!address || !(isWhatsApp || (testHost !== undefined && address.host === testHost)))
    throw new Error("the file is not on WhatsApp's servers");
  return address.href;
}
