import { AppError } from "../../core/errors.ts";
import type { FilePlace } from "./sealed-ref.ts";
import type { IsServiceUrl } from "./service-hosts.ts";
import type { BotTokens } from "./token.ts";

const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
/** OneDrive and SharePoint, where Teams keeps what customers send, in all of Microsoft's clouds. */
const FILE_HOST = /\.(?:sharepoint\.com|sharepoint\.us|sharepoint-mil\.us|sharepoint\.cn|svc\.ms)$/;

/** The bytes behind a place. Its address is a secret, so it appears in no error; our token goes to Microsoft only. */
export async function fetchTeamsFile(
  { url, withToken }: FilePlace,
  deps: { readonly isServiceUrl: IsServiceUrl; readonly tokens: BotTokens },
): Promise<{ bytes: Uint8Array; mimeType: string }> {
  const { origin, protocol, hostname, port } = new URL(url);
  const isService = deps.isServiceUrl(origin);
  const isFileHost = protocol === "https:" && port === "" && FILE_HOST.test(hostname);
  if (!isService && !isFileHost) throw new AppError("forbidden", "the file of a Teams message lies on a foreign host");
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const headers = withToken && isService ? { authorization: `Bearer ${await deps.tokens.get(signal)}` } : {};
  const response = await fetch(url, { signal, headers, redirect: "error" }).catch(() => undefined);
  if (!response?.ok)
    throw new AppError("upstream_failed", `Teams did not serve the file (${response?.status ?? "no answer"})`);
  return {
    bytes: await readAtMost(response, MAX_BYTES),
    mimeType: response.headers.get("content-type") ?? "application/octet-stream",
  };
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    size += read.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new AppError("too_large", "the file is larger than 20 MB");
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks, size);
}
