import { z } from "zod";
import type { Clock } from "../../core/contracts/clock.ts";
import { neverLeft } from "../http-result.ts";

export interface BotTokens {
  /** A token for the Bot Connector. Throws `NoToken` when none can be had. */
  get(signal: AbortSignal): Promise<string>;
  /** The Bot Connector refused this token: the next one is asked for anew. */
  drop(token: string): void;
}

/** No token, so nothing was sent. */
export class NoToken extends Error {
  override readonly name = "NoToken";
  readonly retryAfterMs: number | undefined;

  constructor(problem: string, retryAfterMs?: number) {
    super(problem);
    this.retryAfterMs = retryAfterMs;
  }
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const refusalSchema = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) });

const RENEW_BEFORE_MS = 5 * 60_000;
const TIMEOUT_MS = 10_000;

/** Client credentials, kept until shortly before they expire; one request at a time, however many wait. */
export function createBotTokens(settings: {
  readonly endpoint: string;
  readonly appId: string;
  readonly password: string;
  readonly scope: string;
  readonly clock: Clock;
}): BotTokens {
  const { endpoint, appId, password, scope, clock } = settings;
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    const response = await fetch(endpoint, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: appId,
        client_secret: password,
        scope,
      }),
      redirect: "error",
      // Not the sender's own signal: others wait for the same token.
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new NoToken(`Microsoft's token service could not be reached (${neverLeft(error) ?? "no answer"})`);
    });
    const body: unknown = await response.json().catch(() => undefined);
    const { data } = tokenSchema.safeParse(body);
    if (!response.ok || !data) {
      const why = refusalSchema.safeParse(body).data?.error ?? String(response.status);
      const seconds = Number(response.headers.get("retry-after"));
      throw new NoToken(
        `Microsoft gave no token (${why}); see TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID`,
        seconds > 0 ? seconds * 1000 : undefined,
      );
    }
    const lifeMs = data.expires_in * 1000;
    held = {
      token: data.access_token,
      until: clock.now().getTime() + lifeMs - Math.min(RENEW_BEFORE_MS, lifeMs / 2),
    };
    return data.access_token;
  }

  return {
    async get(signal) {
      signal.throwIfAborted();
      if (held && clock.now().getTime() < held.until) return held.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    drop(token) {
      if (held?.token === token) held = undefined;
    },
  };
}
