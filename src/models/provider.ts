import OpenAI from "openai";
import type { HearAnswer, ModelAnswer, ModelRequest } from "../core/contracts/language-model.ts";
import type { CountTokens } from "../core/tokens.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import { checkAnswer } from "./check-answer.ts";
import { type CallLimits, watchDeadlines } from "./deadlines.ts";
import { costMicroUsd, type Price, priceOf } from "./prices.ts";
import { callProblem, problemOf } from "./problem.ts";
import { readAnswer } from "./read-answer.ts";
import type { Tokenizers } from "./tokenizer.ts";
import { toWire } from "./wire.ts";

export interface ProviderSettings {
  readonly model?: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

export interface Provider {
  /** Model and server: the same model on two servers is two providers. */
  readonly id: string;
  readonly model: string;
  readonly price: Price;
  readonly breaker: Breaker;
  /** One call, no second try. Throws what `problemOf` can read. */
  ask(request: ModelRequest, limits: CallLimits, hear?: HearAnswer): Promise<ProviderAnswer>;
  readonly tokens: CountTokens;
  /** Of a whole request; never fewer than the provider will count. */
  tokensOf(request: ModelRequest): number;
}

export type ProviderAnswer = ModelAnswer & { readonly tokensCached: number };

export const DEFAULT_MODEL = "gpt-4o-mini";
const OPENAI_URL = "https://api.openai.com/v1";

/** One model on one server that speaks OpenAI's protocol. */
export function createProvider(settings: ProviderSettings, tokenizers: Tokenizers, now: () => number): Provider {
  const { model = DEFAULT_MODEL, baseUrl: baseURL = OPENAI_URL, apiKey = "none" } = settings;
  // What is not said here, the client would read from the environment.
  const client = new OpenAI({ apiKey, baseURL, organization: null, project: null, maxRetries: 0, logLevel: "off" });
  const price = priceOf(model, baseURL);
  const tokens = tokenizers(model);
  const tokensOf = (request: ModelRequest): number => countRequest(request, tokens);

  return {
    id: `${model} ${baseURL}`,
    model,
    price,
    breaker: createBreaker(now),
    tokens,
    tokensOf,
    async ask(request, limits, hear) {
      const watch = watchDeadlines(limits);
      try {
        const wire = toWire(model, baseURL, request);
        // A redirect would carry the key to another server.
        const options = { signal: watch.signal, fetchOptions: { redirect: "error" as const } };
        const response = await watch.inTime(client.chat.completions.create(wire, options).asResponse());
        watch.heard(1);
        const raw = await readAnswer(response, watch, hear);
        const { text, toolCalls } = checkAnswer(request, raw);
        const counted = { tokensIn: tokensOf(request), tokensCached: 0, tokensOut: tokens(text) };
        const usage = raw.usage ?? counted;
        const cost = costMicroUsd(price, usage.tokensIn, usage.tokensOut, usage.tokensCached);
        return { text, toolCalls, ...usage, model, costMicroUsd: cost };
      } catch (error) {
        const passed = watch.passed();
        throw passed ? callProblem({ problem: passed, kind: "dead" }) : callProblem(readError(error));
      } finally {
        watch.stop();
      }
    },
  };
}

/** Messages, schema and tools, and what each message costs beside its text. */
const countRequest = (request: ModelRequest, tokens: CountTokens): number =>
  tokens(request.messages.map(({ content }) => content).join("\n")) +
  tokens(JSON.stringify([request.schema ?? "", request.tools ?? ""])) +
  8 * request.messages.length;

function readError(error: unknown) {
  if (error instanceof OpenAI.APIConnectionError)
    return { problem: "no connection", kind: "dead", free: isRefused(error.cause) } as const;
  if (!(error instanceof OpenAI.APIError)) return problemOf(error);
  const status = Number(error.status ?? 0);
  const seconds = Number(error.headers?.get("retry-after") ?? 0);
  return {
    problem: `status ${status || "unknown"}`,
    kind: status === 400 || status === 422 ? "unfit" : "dead",
    free: status > 0,
    ...(status === 429 && seconds > 0 ? { restMs: seconds * 1_000 } : {}),
  } as const;
}

/** Nothing was sent, so nothing was charged. */
function isRefused(cause: unknown): boolean {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error && "code" in inner && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(String(inner.code));
}
