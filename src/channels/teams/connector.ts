import { z } from "zod";
import type { Addressee } from "../../core/contracts/channel.ts";
import { neverLeft } from "../http-result.ts";
import type { OutgoingActivity } from "./outgoing.ts";
import type { IsServiceUrl } from "./service-hosts.ts";
import type { BotTokens } from "./token.ts";

/** What the Bot Connector answered to one call, or why there is no answer. */
export type Answer =
  | { readonly status: number; readonly id?: string; readonly code?: string; readonly retryAfterMs?: number }
  | { readonly neverLeft: string }
  | { readonly noAnswer: string }
  /** There is nowhere that we may post to. */
  | { readonly refused: string };

export interface Connector {
  /** Posts once; a token that was refused is replaced once. Throws `NoToken` when there is none. */
  post(to: Pick<Addressee, "address">, activity: OutgoingActivity, signal: AbortSignal): Promise<Answer>;
}

export function createConnector({
  tokens,
  isServiceUrl,
}: {
  readonly tokens: BotTokens;
  readonly isServiceUrl: IsServiceUrl;
}): Connector {
  return {
    async post({ address: { serviceUrl, conversationId } }, activity, signal) {
      if (!serviceUrl || !conversationId)
        return { refused: "the customer has not written in this conversation yet, so Teams' address of it is unknown" };
      // Asked again here: the list may have changed since the address was stored.
      if (!isServiceUrl(serviceUrl))
        return { refused: "the service host is none of Microsoft's, see TEAMS_SERVICE_HOSTS" };
      const token = await tokens.get(signal);
      const answer = await postOnce(serviceUrl, conversationId, activity, token, signal);
      if (!("status" in answer) || answer.status !== 401) return answer;
      tokens.drop(token);
      return postOnce(serviceUrl, conversationId, activity, await tokens.get(signal), signal);
    },
  };
}

async function postOnce(
  serviceUrl: string,
  conversationId: string,
  activity: OutgoingActivity,
  token: string,
  signal: AbortSignal,
): Promise<Answer> {
  // Loaded with the first message, not with the program: it is half a second for those who don't use Teams.
  const { Client } = await import("@microsoft/teams.api");
  // The token must not follow a redirect to another host, nor pass a proxy that we did not choose.
  const ours = { signal, maxRedirects: 0, proxy: false } as const;
  const client = new Client(serviceUrl.replace(/\/+$/, ""), {
    token,
    interceptors: [{ request: ({ config }) => Object.assign(config, ours) }],
  });
  try {
    const sent: unknown = await client.conversations.createActivity(encodeURIComponent(conversationId), activity);
    const { data } = z.object({ id: z.string().min(1) }).safeParse(sent);
    return { status: 200, ...(data ? { id: data.id } : {}) };
  } catch (error) {
    return readFailure(error);
  }
}

const failureSchema = z.object({
  code: z.string().optional(),
  response: z
    .object({
      status: z.number(),
      headers: z.object({ "retry-after": z.unknown().optional() }).optional(),
      data: z.unknown().optional(),
    })
    .optional(),
});
const problemSchema = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

/** Errors of the HTTP client hold our token and the message; only codes go on from here. */
function readFailure(error: unknown): Answer {
  const { response, code } = failureSchema.safeParse(error).data ?? {};
  if (!response) {
    const early = neverLeft(error);
    return early ? { neverLeft: early } : { noAnswer: code ?? "unknown" };
  }
  const problem = problemSchema.safeParse(response.data).data?.error.code;
  const retryAfterMs = readRetryAfter(response.headers?.["retry-after"]);
  return {
    status: response.status,
    ...(problem ? { code: problem } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** Seconds, or a date. */
function readRetryAfter(header: unknown): number | undefined {
  if (typeof header !== "string" || header === "") return undefined;
  const ms = /^\d+(?:\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
