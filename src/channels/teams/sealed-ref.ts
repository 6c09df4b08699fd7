import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";

/** Where a customer's file lies, and whether our token is needed to read it. */
const placeSchema = z.object({ url: z.url(), withToken: z.boolean() });
export type FilePlace = z.infer<typeof placeSchema>;

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Addresses of files in Teams are secrets: whoever has one can read the file. A reference holds the address encrypted
 * under a key made from the app's password, so that it may be shown and stored.
 */
export function createSealedRefs(password: string): {
  seal(place: FilePlace): string;
  /** Undefined for what was not sealed here, or under another password. */
  open(ref: string): FilePlace | undefined;
} {
  const key = Buffer.from(hkdfSync("sha256", password, "", "switchboard teams attachment", 32));
  return {
    seal(place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(place), "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open(ref) {
      const bytes = Buffer.from(ref, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
        return placeSchema.safeParse(JSON.parse(opened.toString("utf8"))).data;
      } catch {
        return undefined;
      }
    },
  };
}
