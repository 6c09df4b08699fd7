import type { Log } from "../core/contracts/channel.ts";
import type { LanguageModel, ModelAnswer, ModelRequest } from "../core/contracts/language-model.ts";
import type { ModelLedger } from "../core/contracts/model-ledger.ts";
import { AppError } from "../core/errors.ts";
import { createBudget } from "./budget.ts";
import { deadlinesFrom, limitsAfter } from "./deadlines.ts";
import { problemOf } from "./problem.ts";
import { createProvider, type Provider, type ProviderSettings } from "./provider.ts";

export interface GatewaySettings extends ProviderSettings {
  readonly fallback?: ProviderSettings;
  readonly dailyBudgetUsd?: number;
  /** How long a customer waits for models in one turn; all shorter deadlines follow from it. */
  readonly deadlineMs?: number;
}

export interface GatewayDeps {
  readonly log: Log;
  readonly ledger: ModelLedger;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

/**
 * The only way to a language model: deadlines, one breaker a model, one retry layer (the next provider) and the daily
 * budget. What comes back is complete and of the form that was asked for, or an error without any text.
 */
export function createLanguageModel(settings: GatewaySettings, deps: GatewayDeps): LanguageModel {
  const { log, ledger, now = () => performance.now() } = deps;
  const deadlines = deadlinesFrom(settings.deadlineMs);
  const providers = [settings, ...(settings.fallback ? [settings.fallback] : [])].map((one) =>
    createProvider(one, now),
  );
  const budget = createBudget(ledger, settings.dailyBudgetUsd, log);
  const failing = createFailing(now, deadlines.totalMs);

  /** Undefined: this provider did not help, another may. */
  async function tryProvider(
    provider: Provider,
    request: ModelRequest,
    startedAt: number,
  ): Promise<ModelAnswer | "spent" | undefined> {
    if (!provider.breaker.mayTry()) return undefined;
    const began = now();
    const reservation = await budget.reserve(provider, request);
    if (!reservation) {
      provider.breaker.neither();
      return "spent";
    }
    try {
      const answer = await provider.ask(request, limitsAfter(deadlines, now() - startedAt));
      provider.breaker.succeeded();
      await budget.settle(reservation, { ...answer, microUsd: answer.costMicroUsd, failed: false });
      return answer;
    } catch (error) {
      const call = problemOf(error);
      if (call.kind === "dead") provider.breaker.failed(call.restMs);
      else provider.breaker.unfit();
      log("model.problem", {
        model: provider.model,
        purpose: request.purpose,
        problem: call.problem,
        ms: Math.round(now() - began),
      });
      await budget.settle(reservation, {
        tokensIn: 0,
        tokensOut: 0,
        microUsd: call.free ? 0 : reservation.microUsd,
        failed: true,
      });
      return undefined;
    }
  }

  return {
    async complete(request) {
      if (failing.has(request.conversationId))
        throw new AppError("upstream_failed", "no language model answered this turn");
      const startedAt = now();
      let spent = false;
      for (const provider of providers) {
        if (now() - startedAt >= deadlines.totalMs) break;
        const answer = await tryProvider(provider, request, startedAt);
        if (answer === "spent") spent = true;
        else if (answer) return answer;
      }
      if (spent)
        throw new AppError(
          "rate_limited",
          "the daily model budget (LLM_DAILY_BUDGET_USD) leaves nothing for this call",
        );
      failing.add(request.conversationId);
      throw new AppError("upstream_failed", "no language model gave a complete answer in time");
    },
  };
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
