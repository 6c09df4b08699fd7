import OpenAI from "openai";
import { z } from "zod";
import type { ModelLedger } from "../core/contracts/model-ledger.ts";
import type { SentenceEncoder } from "../core/contracts/sentence-encoder.ts";
import { AppError } from "../core/errors.ts";
import { tokensAtMost } from "../core/tokens.ts";
import { costMicroUsd, priceOf } from "./prices.ts";

export interface EmbeddingsSettings {
  readonly model: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  /** Shared with the language models. */
  readonly dailyBudgetUsd?: number;
  /** For one request. Absent: 10 s. */
  readonly timeoutMs?: number;
}

const OPENAI_URL = "https://api.openai.com/v1";
const TIMEOUT_MS = 10_000;
/** Texts in one request; servers allow from 32 (some local ones) to 2,048. */
const BATCH = 32;
/** Models read 512 to 8,192 tokens; more than this says nothing new about one message. */
const LONGEST_TEXT = 4_000;
const RETRY_AFTER_MS = 500;
const LONGEST_WAIT_MS = 2_000;

const answerSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});

/**
 * Sentence vectors from any server that speaks OpenAI's `POST /embeddings`. Asks once at the beginning how long its
 * vectors are. One request has 10 s and one second try (429, 5xx, no answer); the client library tries nothing again.
 */
export async function connectEmbeddings(settings: EmbeddingsSettings, ledger: ModelLedger): Promise<SentenceEncoder> {
  const { model, apiKey = "none", baseUrl = OPENAI_URL, dailyBudgetUsd, timeoutMs = TIMEOUT_MS } = settings;
  // What is not said here, the client would read from the environment.
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: "off",
  });
  const price = priceOf(model, baseUrl);
  const limit = dailyBudgetUsd === undefined ? {} : { limitMicroUsd: Math.round(dailyBudgetUsd * 1_000_000) };

  async function ask(input: string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const tokensIn = input.reduce((sum, text) => sum + tokensAtMost(text), 0);
    const microUsd = costMicroUsd(price, tokensIn, 0);
    const reservation = await ledger.reserve({ model, purpose: "embed", microUsd, ...limit });
    if (!reservation)
      throw new AppError("rate_limited", "the daily model budget (LLM_DAILY_BUDGET_USD) leaves nothing for embeddings");
    const settle = (failed: boolean, spent: number) =>
      ledger.settle(reservation, { tokensIn, tokensOut: 0, microUsd: spent, failed }).catch(() => undefined);
    const time = AbortSignal.timeout(timeoutMs);
    try {
      const answer: unknown = await client.embeddings.create(
        { model, input, encoding_format: "float" },
        // A redirect would carry the key to another server.
        { signal: signal ? AbortSignal.any([signal, time]) : time, fetchOptions: { redirect: "error" as const } },
      );
      const vectors = vectorsIn(answer, input.length);
      await settle(false, microUsd);
      return vectors;
    } catch (error) {
      const refused = error instanceof OpenAI.APIError && error.status !== undefined;
      await settle(true, refused ? 0 : microUsd);
      throw error;
    }
  }

  async function askTwice(input: string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    try {
      return await ask(input, signal);
    } catch (error) {
      const pauseMs = retryPause(error);
      if (pauseMs === undefined || signal?.aborted) throw toAppError(error);
      await pause(pauseMs, signal);
      return ask(input, signal).catch((second: unknown) => {
        throw toAppError(second);
      });
    }
  }

  let size = 0;
  const encode = async (texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> => {
    const wanted = texts.map((text) => text.trim().slice(0, LONGEST_TEXT));
    // Servers refuse empty texts.
    const asked = [...new Set(wanted)].filter((text) => text !== "");
    const found = new Map<string, Float32Array>();
    for (let from = 0; from < asked.length; from += BATCH) {
      const batch = asked.slice(from, from + BATCH);
      const vectors = await askTwice(batch, signal);
      batch.forEach((text, at) => {
        found.set(text, vectors[at] ?? new Float32Array(size));
      });
    }
    const wrong = [...found.values()].some((vector) => size > 0 && vector.length !== size);
    if (wrong) throw new AppError("upstream_failed", "the embeddings server changed the length of its vectors");
    return wanted.map((text) => found.get(text) ?? new Float32Array(size));
  };
  const [probe] = await encode(["How long are your vectors?"]);
  size = probe?.length ?? 0;
  return { name: model, size, encode };
}

/** In the order of the texts, each of length 1. Some servers answer 200 with a page, an error, or fewer vectors. */
function vectorsIn(answer: unknown, count: number): Float32Array[] {
  const read = answerSchema.safeParse(answer);
  const rows = read.success ? read.data.data.toSorted((a, b) => a.index - b.index) : [];
  const isWhole = rows.length === count && rows.every(({ index }, at) => index === at);
  const length = rows[0]?.embedding.length;
  if (!isWhole || rows.some(({ embedding }) => embedding.length !== length))
    throw new AppError("upstream_failed", "the embeddings server did not answer with one vector a text");
  return rows.map(({ embedding }) => {
    const size = Math.hypot(...embedding) || 1;
    return Float32Array.from(embedding, (value) => value / size);
  });
}

/** Undefined: a second try would meet the same. */
function retryPause(error: unknown): number | undefined {
  if (error instanceof AppError) return undefined;
  if (!(error instanceof OpenAI.APIError) || error.status === undefined) return RETRY_AFTER_MS;
  if (error.status !== 429 && error.status < 500) return undefined;
  const seconds = Number(error.headers?.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : RETRY_AFTER_MS;
}

/** Errors of HTTP clients hold addresses, headers and bodies; only the status goes on from here. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof OpenAI.APIError ? error.status : undefined;
  return new AppError("upstream_failed", `the embeddings server answered ${status ?? "nothing"}`);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
