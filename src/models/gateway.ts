import type { Log } from "../core/contracts/channel.ts";
import {
  type HearAnswer,
  type LanguageModel,
  MAX_CONTEXT_TOKENS,
  type ModelAnswer,
  type ModelRequest,
} from "../core/contracts/language-model.ts";
import type { ModelCalls, ModelLedger } from "../core/contracts/model-ledger.ts";
import { AppError } from "../core/errors.ts";
import { createBudget } from "./budget.ts";
import { deadlinesFrom, limitsAfter } from "./deadlines.ts";
import { problemOf } from "./problem.ts";
import { createProvider, DEFAULT_MODEL, type Provider, type ProviderSettings } from "./provider.ts";
import { createRateLimit } from "./rate-limit.ts";
import { estimates, type Tokenizers } from "./tokenizer.ts";

export interface GatewaySettings extends ProviderSettings {
  /** Asked in this order when the first does not help. */
  readonly fallbacks?: readonly ProviderSettings[];
  readonly dailyBudgetUsd?: number;
  /** How long a customer waits for models in one turn; all shorter deadlines follow from it. */
  readonly deadlineMs?: number;
  /** What messages and answer of one call may have together; for commands that serve no customer. */
  readonly contextTokens?: number;
  /** Calls of one model in a minute, in this process. */
  readonly callsPerMinute?: number;
}

/** Names of all models that may be asked. */
export const modelsOf = ({ model = DEFAULT_MODEL, fallbacks = [] }: GatewaySettings): readonly string[] => [
  model,
  ...fallbacks.map((fallback) => fallback.model ?? DEFAULT_MODEL),
];

export interface GatewayDeps {
  readonly log: Log;
  readonly ledger: ModelLedger;
  /** Absent: calls are counted, but not kept. */
  readonly calls?: ModelCalls;
  /** Absent: an estimate that never counts too few. */
  readonly tokenizers?: Tokenizers;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

/** More calls than this in a minute no single conversation needs: the model is there for the others as well. */
const CONVERSATION_CALLS_PER_MINUTE = 20;
const SHORTEST_ANSWER_TOKENS = 16;

/** Why a provider was not asked, or did not help; the next one may. */
type Passed = "no help" | "limited" | "spent" | "too large";

/**
 * The only way to a language model: context limit, rate limits, deadlines, one breaker a model, one retry layer (the next
 * provider) and the daily budget. What comes back is complete and of the form that was asked for, or an error without any
 * text.
 */
export function createLanguageModel(settings: GatewaySettings, deps: GatewayDeps): LanguageModel {
  const { log, ledger, calls, tokenizers = estimates, now = () => performance.now() } = deps;
  const contextTokens = settings.contextTokens ?? MAX_CONTEXT_TOKENS;
  const deadlines = deadlinesFrom(settings.deadlineMs);
  const providers = [settings, ...(settings.fallbacks ?? [])].map((one) => createProvider(one, tokenizers, now));
  const budget = createBudget(ledger, settings.dailyBudgetUsd, log);
  const rate = createRateLimit(settings.callsPerMinute ?? Number.POSITIVE_INFINITY, now);
  const conversationRate = createRateLimit(CONVERSATION_CALLS_PER_MINUTE, now);
  const failing = createFailing(now, deadlines.totalMs);

  async function tryProvider(
    provider: Provider,
    asked: ModelRequest,
    startedAt: number,
    hear: HearAnswer | undefined,
  ): Promise<ModelAnswer | Passed> {
    const request = withinContext(provider, asked, contextTokens);
    if (!request) return "too large";
    if (!provider.breaker.mayTry()) return "no help";
    if (!rate.take(provider.id)) {
      provider.breaker.neither();
      return "limited";
    }
    const began = now();
    const reservation = await budget.reserve(provider, request);
    if (!reservation) {
      provider.breaker.neither();
      return "spent";
    }
    try {
      const answer = await provider.ask(request, limitsAfter(deadlines, now() - startedAt), hear);
      provider.breaker.succeeded();
      await budget.settle(reservation, { ...answer, microUsd: answer.costMicroUsd, failed: false });
      await record(request, { ...answer, microUsd: answer.costMicroUsd, ms: now() - began });
      return answer;
    } catch (error) {
      const call = problemOf(error);
      if (call.kind === "dead") provider.breaker.failed(call.restMs);
      else provider.breaker.unfit();
      const { model } = provider;
      const { problem } = call;
      const ms = Math.round(now() - began);
      log("model.problem", { model, purpose: request.purpose, problem, ms });
      const nothing = { tokensIn: 0, tokensCached: 0, tokensOut: 0, microUsd: call.free ? 0 : reservation.microUsd };
      await budget.settle(reservation, { ...nothing, failed: true });
      await record(request, { ...nothing, model, problem, ms });
      return "no help";
    }
  }

  /** A call that cannot be kept is no reason to lose its answer. */
  async function record(
    { purpose, conversationId, turnId, promptVersion, messages }: ModelRequest,
    {
      model,
      tokensIn,
      tokensCached,
      tokensOut,
      microUsd,
      ms,
      problem,
    }: Omit<Parameters<ModelCalls["record"]>[0], "purpose" | "messages">,
  ): Promise<void> {
    const call = {
      purpose,
      messages,
      model,
      tokensIn,
      tokensCached,
      tokensOut,
      microUsd,
      ms: Math.round(ms),
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(turnId === undefined ? {} : { turnId }),
      ...(promptVersion === undefined ? {} : { promptVersion }),
      ...(problem === undefined ? {} : { problem }),
    };
    await calls?.record(call).catch((error: unknown) => {
      log("model.ledger-problem", { problem: error instanceof Error ? error.name : "unknown" });
    });
  }

  return {
    tokens: (text) => Math.max(...providers.map((provider) => provider.tokens(text))),

    async complete(request, hear) {
      const conversationId = request.background ? undefined : request.conversationId;
      if (request.background && budget.isTight())
        throw new AppError("rate_limited", "what is left of LLM_DAILY_BUDGET_USD is for customers who wait");
      if (failing.has(conversationId)) throw new AppError("upstream_failed", "no language model answered this turn");
      if (conversationId !== undefined && !conversationRate.take(conversationId))
        throw new AppError("rate_limited", "too many model calls for one conversation within a minute");
      const startedAt = now();
      const passed = new Set<Passed>();
      for (const provider of budget.isTight() ? cheapestFirst(providers) : providers) {
        if (now() - startedAt >= deadlines.totalMs) break;
        const answer = await tryProvider(provider, request, startedAt, hear);
        if (typeof answer !== "string") return answer;
        passed.add(answer);
      }
      if (passed.has("spent"))
        throw new AppError(
          "rate_limited",
          "the daily model budget (LLM_DAILY_BUDGET_USD) leaves nothing for this call",
        );
      if (passed.has("limited") && !passed.has("no help"))
        throw new AppError("rate_limited", "LLM_CALLS_PER_MINUTE leaves no call for now");
      if (passed.has("too large") && !passed.has("no help"))
        throw new AppError("too_large", `a ${request.purpose} prompt of more than ${contextTokens} tokens is not sent`);
      failing.add(conversationId);
      throw new AppError("upstream_failed", "no language model gave a complete answer in time");
    },
  };
}

/** When most of the day's money is gone, what is left is spread over more answers. */
const cheapestFirst = (providers: readonly Provider[]): readonly Provider[] =>
  [...providers].sort((a, b) => a.price.in + a.price.out - (b.price.in + b.price.out));

/** Nothing leaves that could pass the limit: the answer becomes shorter, and too much of a question is not asked. */
function withinContext(provider: Provider, request: ModelRequest, limit: number): ModelRequest | undefined {
  const left = limit - provider.tokensOf(request);
  if (left < SHORTEST_ANSWER_TOKENS) return undefined;
  return left < request.maxTokens ? { ...request, maxTokens: left } : request;
}

/** A turn may ask twice, to classify and to write. When the first call came to nothing, the customer has waited enough. */
function createFailing(now: () => number, forMs: number) {
  const until = new Map<string, number>();
  return {
    has: (conversationId: string | undefined): boolean =>
      conversationId !== undefined && (until.get(conversationId) ?? 0) > now(),
    add(conversationId: string | undefined): void {
      for (const [id, at] of until) if (at <= now()) until.delete(id);
      if (conversationId !== undefined) until.set(conversationId, now() + forMs);
    },
  };
}
