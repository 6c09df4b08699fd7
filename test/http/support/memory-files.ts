import { randomUUID } from "node:crypto";
import type { Attachments, UploadedFile } from "../../../src/core/contracts/attachments.ts";
import { AppError } from "../../../src/core/errors.ts";

/** Uploaded files in memory, of any type. */
export function memoryFiles(): Attachments {
  const files = new Map<string, UploadedFile & { readonly conversationId: string; bytes?: Buffer }>();
  const of = (ref: string, conversationId: string | undefined) => {
    const file = files.get(ref);
    if (!file || file.conversationId !== conversationId) throw new AppError("not_found", "no such attachment");
    return file;
  };
  return {
    async expect(conversationId, about) {
      const ref = `upload_${randomUUID()}`;
      files.set(ref, { ...about, ref, kind: "file", conversationId });
      return { ref };
    },
    async receive(conversationId, ref, bytes) {
      const { conversationId: _, bytes: before, ...file } = of(ref, conversationId);
      if (before) throw new AppError("conflict", "used already");
      const parts: Uint8Array[] = [];
      for await (const part of bytes) parts.push(part);
      files.set(ref, { ...file, conversationId, bytes: Buffer.concat(parts) });
      return file;
    },
    use: async (conversationId, refs) => refs.map((ref) => of(ref, conversationId)),
    async open(ref, conversationId) {
      const { bytes, ...file } = of(ref, conversationId);
      if (!bytes) throw new AppError("not_found", "no such attachment");
      return {
        file,
        bytes: (async function* () {
          yield bytes;
        })(),
      };
    },
    forgetUnused: async () => undefined,
  };
}
