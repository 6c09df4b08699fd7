import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { readCapped } from "../read-capped.ts";
import type { Graph } from "./graph.ts";
import type { Provider } from "./providers.ts";

/** The largest file that WhatsApp takes is a document of 100 MB; more than this is not looked at in the console. */
const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
const place = z.object({ url: z.url(), mime_type: z.string().optional() });

/** The bytes behind a media id: first where they lie (for five minutes), then they themselves, from Meta's hosts only. */
export async function fetchCloudMedia(
  graph: Graph,
  provider: Provider,
  id: string,
): Promise<{ bytes: Uint8Array; mimeType: string }> {
  if (!/^\w{1,128}$/.test(id)) throw new AppError("not_found", "this is no file at WhatsApp");
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const found = await graph.get(provider.mediaUrl(id), signal).catch(() => undefined);
  const read = place.safeParse(await found?.json().catch(() => undefined));
  if (!found?.ok || !read.success)
    throw new AppError("not_found", `${provider.name} has no such file any more (${found?.status ?? "no answer"})`);
  const url = new URL(provider.fileUrl(read.data.url));
  if (!provider.origins.includes(url.origin))
    throw new AppError("upstream_failed", `${provider.name} keeps the file at a host that we do not know`);
  const file = await graph.get(url.href, signal).catch(() => undefined);
  if (!file?.ok)
    throw new AppError("upstream_failed", `${provider.name} did not serve the file (${file?.status ?? "no answer"})`);
  const bytes = await readCapped(file, MAX_BYTES, "the file is larger than 20 MB");
  return {
    bytes,
    mimeType: read.data.mime_type ?? file.headers.get("content-type") ?? "application/octet-stream",
  };
}
