import { z } from "zod";

/** Codes of failures before a single byte of a request left. */
const beforeTheFirstByte = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const withCode = z.object({ code: z.string().optional(), cause: z.unknown().optional() });

/** The system's code of a network error (`ECONNRESET`), however deep libraries wrapped it. Messages may hold secrets. */
export function networkCode(error: unknown): string | undefined {
  const read = withCode.safeParse(error);
  if (!read.success) return undefined;
  const { code, cause } = read.data;
  const inner = cause === undefined ? undefined : networkCode(cause);
  return code !== undefined && beforeTheFirstByte.has(code) ? code : (inner ?? code);
}

/** The code of a failure after which we know that nothing left; undefined when something may have. */
export function neverLeft(error: unknown): string | undefined {
  const code = networkCode(error);
  return code !== undefined && beforeTheFirstByte.has(code) ? code : undefined;
}

/** What `Retry-After` asks for, in seconds or as a date; undefined when it is absent or nonsense. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
