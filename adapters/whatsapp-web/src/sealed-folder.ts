import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";

/**
 * Values under names, each in an encrypted file of its own (AES-256-GCM; the name is authenticated with it, so files
 * cannot be swapped). A write is there completely or not at all, also when the power goes. File names tell nothing:
 * names hold customers' numbers. Synchronous on purpose: what is written is safe when the call returns.
 */
export interface SealedFolder {
  read(name: string): string | undefined;
  write(name: string, value: string): void;
  remove(name: string): void;
  clear(): void;
  /** With more than `most` files, removes the oldest down to a tenth below it. */
  prune(most: number): void;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function openSealedFolder(folder: string, key: Buffer): SealedFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", key, "", `switchboard whatsapp-web ${use}`, 32));
  const [sealing, naming] = [derive("files"), derive("names")];
  const fileOf = (name: string) => path.join(folder, createHmac("sha256", naming).update(name).digest("hex"));
  for (const left of readdirSync(folder)) if (left.endsWith(".new")) rmSync(path.join(folder, left), { force: true });

  return {
    read(name) {
      const file = fileOf(name);
      if (!existsSync(file)) return undefined;
      const sealed = readFileSync(file);
      const decipher = createDecipheriv("aes-256-gcm", sealing, sealed.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(name));
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch (cause) {
        throw new Error("a stored file does not open: AUTH_KEY is not the one it was written with, or it was changed", {
          cause,
        });
      }
    },

    write(name, value) {
      const file = fileOf(name);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce);
      cipher.setAAD(Buffer.from(name));
      const sealed = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
      const next = `${file}.new`;
      const handle = openSync(next, "w", 0o600);
      try {
        writeSync(handle, Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(next, file);
    },

    remove: (name) => rmSync(fileOf(name), { force: true }),

    clear() {
      for (const file of readdirSync(folder)) rmSync(path.join(folder, file), { force: true });
    },

    prune(most) {
      const files = readdirSync(folder).map((name) => path.join(folder, name));
      if (files.length <= most) return;
      const byAge = files.map((file) => ({ file, at: statSync(file).mtimeMs })).sort((a, b) => b.at - a.at);
      for (const { file } of byAge.slice(Math.floor(most * 0.9))) rmSync(file, { force: true });
    },
  };
}
