import { createHmac } from "node:crypto";
import { isSameSecret } from "./is-same-secret.ts";

/**
 * How we and a business's own servers prove requests to each other: `v1=` and the hexadecimal HMAC-SHA256 of
 * "timestamp.body", with the time in seconds beside it. Old ones are refused, so a copy is worth nothing tomorrow.
 */
export const TIMESTAMP_HEADER = "x-switchboard-timestamp";
export const SIGNATURE_HEADER = "x-switchboard-signature";

/** Clocks may differ by this much. */
const TOLERANCE_S = 300;

const signature = (secret: string, timestamp: string, body: Buffer): string =>
  `v1=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;

export function signed(secret: string, body: Buffer, now: Date): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature(secret, timestamp, body) };
}

/** Undefined: one of the secrets signed exactly this, just now. Otherwise what is wrong with it. */
export function signatureProblem(
  headers: Readonly<Record<string, string | undefined>>,
  body: Buffer,
  secrets: readonly string[],
  now: Date,
): string | undefined {
  const timestamp = headers[TIMESTAMP_HEADER] ?? "";
  const given = headers[SIGNATURE_HEADER];
  if (!/^\d{1,12}$/.test(timestamp) || !given)
    return `the headers ${TIMESTAMP_HEADER} and ${SIGNATURE_HEADER} are missing or wrong`;
  const genuine = secrets.some((secret) => isSameSecret(given, signature(secret, timestamp, body)));
  if (!genuine) return `the ${SIGNATURE_HEADER} does not belong to this body`;
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  return age > TOLERANCE_S ? `the ${TIMESTAMP_HEADER} is ${Math.round(age)} s away from our clock` : undefined;
}
