import { z } from "zod";

/** Codes of failures before a single byte of the request left. */
const beforeTheFirstByte = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const withCode = z.object({ code: z.string().optional(), cause: z.unknown().optional() });

/** The code of an error that proves that nothing of the request left this machine; undefined when it may have. */
export function neverLeft(error: unknown): string | undefined {
  const shape = withCode.safeParse(error);
  if (!shape.success) return undefined;
  const { code, cause } = shape.data;
  if (code && beforeTheFirstByte.has(code)) return code;
  return cause === undefined ? undefined : neverLeft(cause);
}
