import { z } from "zod";
import type { Clock } from "../../core/contracts/clock.ts";
import { AppError } from "../../core/errors.ts";

const metadataSchema = z.object({ jwks_uri: z.url() });
const keySchema = z.object({
  kid: z.string(),
  kty: z.literal("RSA"),
  n: z.string(),
  e: z.string(),
  /** Channels that may be spoken for with this key. */
  endorsements: z.array(z.string()).default([]),
});
const keySetSchema = z.object({ keys: z.array(z.unknown()) });

export type SigningKey = z.infer<typeof keySchema>;

export interface SigningKeys {
  /** The key with this id; undefined when the Bot Connector has none. Throws `unavailable` when we cannot know. */
  find(kid: string): Promise<SigningKey | undefined>;
}

const HOUR_MS = 3_600_000;
/** Microsoft asks for a refresh at least once a day; older keys are not believed. */
const REFRESH_AFTER_MS = 12 * HOUR_MS;
const BELIEVED_FOR_MS = 24 * HOUR_MS;
/** Made-up key ids must not make us ask Microsoft each time; nor must an outage. */
const ASK_AGAIN_AFTER_MS = 5 * 60_000;
const AFTER_FAILURE_MS = 2_000;
const TIMEOUT_MS = 5_000;

/** The keys that the Bot Connector signs with, through its OpenID metadata. Kept in memory, fails closed. */
export function createSigningKeys({
  metadataUrl,
  clock,
}: {
  readonly metadataUrl: string;
  readonly clock: Clock;
}): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failure: unknown;
  let loading: Promise<void> | undefined;
  const now = (): number => clock.now().getTime();

  async function load(): Promise<void> {
    askedAt = now();
    try {
      keys = await fetchKeys(metadataUrl);
      loadedAt = now();
      failure = undefined;
    } catch (error) {
      failure = error;
    } finally {
      loading = undefined;
    }
  }

  /** At most one request at a time, and none soon after the last. */
  async function refresh(): Promise<void> {
    const pauseMs = failure ? AFTER_FAILURE_MS : ASK_AGAIN_AFTER_MS;
    if (loading || now() - askedAt >= pauseMs) {
      loading ??= load();
      await loading;
    }
  }

  return {
    async find(kid) {
      if (!keys.has(kid) || now() - loadedAt >= REFRESH_AFTER_MS) await refresh();
      const isBelieved = now() - loadedAt < BELIEVED_FOR_MS;
      const key = isBelieved ? keys.get(kid) : undefined;
      // Without an answer from Microsoft a key may be genuine: Teams should send again, not hear that it was forged.
      if (!key && (failure || !isBelieved))
        throw new AppError("unavailable", "Microsoft's signing keys could not be loaded; see TEAMS_OPENID_METADATA", {
          cause: failure,
        });
      return key;
    },
  };
}

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: keysUrl } = metadataSchema.parse(await getJson(metadataUrl));
  const { keys } = keySetSchema.parse(await getJson(keysUrl));
  const readable = keys.map((key) => keySchema.safeParse(key)).flatMap((key) => (key.success ? [key.data] : []));
  return new Map(readable.map((key) => [key.kid, key]));
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "error" });
  if (!response.ok) throw new AppError("upstream_failed", `${new URL(url).host} answered ${response.status}`);
  return response.json();
}
