import type { Api } from "grammy";
import { AppError } from "../../core/errors.ts";

/** The Bot API serves files of up to 20 MB. */
const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 15_000;

/** The bytes behind a file id. The address holds the token, so it appears in no error. */
export async function fetchTelegramFile(
  api: Api,
  filesUrl: string,
  fileId: string,
): Promise<{ bytes: Uint8Array; mimeType: string; name?: string }> {
  const file = await api.getFile(fileId);
  if (!file.file_path) throw new AppError("not_found", "Telegram has no such file any more");
  if ((file.file_size ?? 0) > MAX_BYTES)
    throw new AppError("too_large", "the file is larger than the 20 MB that Telegram serves");
  const response = await fetch(`${filesUrl}/${file.file_path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    () => undefined,
  );
  if (!response?.ok)
    throw new AppError("upstream_failed", `Telegram did not serve the file (${response?.status ?? "no answer"})`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MAX_BYTES)
    throw new AppError("too_large", "the file is larger than the 20 MB that Telegram serves");
  const name = file.file_path.split("/").at(-1);
  return {
    bytes,
    mimeType: response.headers.get("content-type") ?? "application/octet-stream",
    ...(name ? { name } : {}),
  };
}
