import { AppError } from "../../core/errors.ts";
import { readCapped } from "../read-capped.ts";
import type { TwilioApi } from "./twilio-api.ts";

/** WhatsApp takes files of up to 16 MB through Twilio. */
const MAX_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
/** Below the account's messages only, so that a ref can lead nowhere else. */
const MEDIA_PATH = /^\/2010-04-01\/Accounts\/AC[0-9a-fA-F]{32}\/Messages\/\w{34}\/Media\/ME\w{32}$/;

/** The bytes behind a media path. Credentials go to Twilio's own host; where it redirects to gets none. */
export async function fetchTwilioMedia(api: TwilioApi, path: string): Promise<{ bytes: Uint8Array; mimeType: string }> {
  if (!MEDIA_PATH.test(path)) throw new AppError("not_found", "this is no file at Twilio");
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const first = await api.fetchMedia(path, signal).catch(() => undefined);
  const elsewhere = first && first.status >= 300 && first.status < 400 ? first.headers.get("location") : undefined;
  const response = elsewhere ? await follow(elsewhere, api.mediaHost, signal) : first;
  if (!response?.ok)
    throw new AppError("upstream_failed", `Twilio did not serve the file (${response?.status ?? "no answer"})`);
  const bytes = await readCapped(response, MAX_BYTES, "the file is larger than 16 MB");
  return { bytes, mimeType: response.headers.get("content-type") ?? "application/octet-stream" };
}

/** Twilio keeps media at hosts of its own and at Amazon's S3. Nothing else is asked for anything. */
async function follow(location: string, ownHost: string, signal: AbortSignal): Promise<Response | undefined> {
  const url = URL.canParse(location) ? new URL(location) : undefined;
  const isTheirs =
    url?.protocol === "https:" && /(^|\.)(twilio\.com|twiliocdn\.com|amazonaws\.com)$/.test(url.hostname);
  if (!url || !(isTheirs || url.host === ownHost)) return undefined;
  return fetch(url, { signal, redirect: "error" }).catch(() => undefined);
}
