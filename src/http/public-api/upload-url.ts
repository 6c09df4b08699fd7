import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "../../core/contracts/clock.ts";
import { AppError } from "../../core/errors.ts";

const VALID_SECONDS = 15 * 60;

/** Addresses that let whoever holds them put one file into one conversation, for a quarter of an hour. */
export function createUploadUrls(secret: Uint8Array, clock: Clock) {
  const sign = (path: string, expires: string): Buffer =>
    createHmac("sha256", secret).update(`upload\n${path}\n${expires}`).digest();

  return {
    issue(path: string): { readonly pathAndQuery: string; readonly expiresAt: string } {
      const seconds = Math.floor(clock.now().getTime() / 1000) + VALID_SECONDS;
      const query = new URLSearchParams({
        expires: String(seconds),
        signature: sign(path, String(seconds)).toString("base64url"),
      });
      return { pathAndQuery: `${path}?${query}`, expiresAt: new Date(seconds * 1000).toISOString() };
    },

    /** Throws `unauthenticated` when we did not make the address, or it ran out. */
    verify(path: string, expires: unknown, signature: unknown): void {
      const given = Buffer.from(typeof signature === "string" ? signature : "", "base64url");
      const wanted = sign(path, String(expires));
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw refused("is not one of ours", false);
      if (Number(expires) * 1000 < clock.now().getTime()) throw refused("has run out", true);
    },
  };
}

const refused = (what: string, expired: boolean): AppError =>
  new AppError("unauthenticated", `this upload address ${what}`, {
    details: { expired, remedy: "Ask for a new one: POST …/attachments." },
  });
