import { randomUUID } from "node:crypto";
import type { AttachmentBytes } from "../../core/contracts/adapter-link.ts";
import { AppError } from "../../core/errors.ts";
import type { AdapterFrame, ServerFrame } from "./frames.ts";

const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

type Piece = Extract<AdapterFrame, { type: "attachment" }>;

interface Waiting {
  readonly pieces: Buffer[];
  size: number;
  readonly done: (file: AttachmentBytes) => void;
  readonly failed: (error: AppError) => void;
}

/** Files come in pieces, so that one of many megabytes does not hold up the messages behind it. */
export function createAttachments(send: (frame: ServerFrame) => void) {
  const waiting = new Map<string, Waiting>();
  const refused = (why: string) => new AppError("upstream_failed", `the adapter did not give the file: ${why}`);

  return {
    fetch(ref: string): Promise<AttachmentBytes> {
      const id = randomUUID();
      return new Promise<AttachmentBytes>((resolve, reject) => {
        const timer = setTimeout(() => end(refused("it did not answer in time")), TIMEOUT_MS);
        const end = (outcome: AttachmentBytes | AppError) => {
          clearTimeout(timer);
          waiting.delete(id);
          if (outcome instanceof AppError) reject(outcome);
          else resolve(outcome);
        };
        waiting.set(id, { pieces: [], size: 0, done: end, failed: end });
        send({ type: "fetch-attachment", id, ref });
      });
    },

    take({ id, data, last, mimeType, name, problem }: Piece): void {
      const file = waiting.get(id);
      if (!file) return;
      if (problem) {
        file.failed(refused(problem));
        return;
      }
      if (data) {
        const piece = Buffer.from(data, "base64");
        file.pieces.push(piece);
        file.size += piece.length;
      }
      if (file.size > MAX_BYTES) file.failed(new AppError("too_large", "the file is larger than 20 MB"));
      else if (last) {
        file.done({
          bytes: Buffer.concat(file.pieces),
          mimeType: mimeType ?? "application/octet-stream",
          ...(name ? { name } : {}),
        });
      }
    },

    failAll(): void {
      for (const file of [...waiting.values()]) file.failed(refused("the connection was lost"));
    },
  };
}
