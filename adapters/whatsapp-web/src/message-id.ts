import { createHash } from "node:crypto";

/** The same for each try of the same delivery, so that a repeat is the same message to WhatsApp; shaped like its own ids. */
export const messageIdOf = (reference: string): string =>
  `3EB0${createHash("sha256").update(reference).digest("hex").slice(0, 18).toUpperCase()}`;
