import OpenAI from "openai";
import type { Log } from "../core/contracts/channel.ts";
import type { LanguageModel, ModelAnswer, ModelMessage, ModelRequest } from "../core/contracts/language-model.ts";
import { AppError } from "../core/errors.ts";
import { createBreaker } from "./breaker.ts";
import { costMicroUsd } from "./prices.ts";

export interface ModelProvider {
  readonly model?: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

export interface GatewaySettings extends ModelProvider {
  readonly fallback?: ModelProvider;
  readonly dailyBudgetUsd?: number;
}

const DEFAULT_MODEL = "gpt-4o-mini";
/** The whole turn has 8 s for models, however many are asked. */
const TOTAL_MS = 8_000;
const FIRST_MS = 5_000;

/** Any server that speaks OpenAI's protocol. One retry layer: the next provider. A half answer is never returned. */
export function createLanguageModel(settings: GatewaySettings, { log }: { readonly log: Log }): LanguageModel {
  const providers = [settings, ...(settings.fallback ? [settings.fallback] : [])].map((provider) => ({
    model: provider.model ?? DEFAULT_MODEL,
    breaker: createBreaker(),
    client: new OpenAI({
      apiKey: provider.apiKey ?? "none",
      maxRetries: 0,
      ...(provider.baseUrl ? { baseURL: provider.baseUrl } : {}),
    }),
  }));
  const budget = createDailyBudget(settings.dailyBudgetUsd);

  return {
    async complete(request) {
      budget.requireLeft();
      const endsAt = performance.now() + TOTAL_MS;
      let last: unknown;
      for (const [index, { client, model, breaker }] of providers.entries()) {
        if (!breaker.mayTry()) continue;
        const isLast = index === providers.length - 1;
        const leftMs = Math.max(500, endsAt - performance.now());
        try {
          const answer = await ask(client, model, request, isLast ? leftMs : Math.min(FIRST_MS, leftMs));
          breaker.succeeded();
          budget.spend(answer.costMicroUsd);
          return answer;
        } catch (error) {
          last = error;
          breaker.failed();
          log("model.problem", { model, purpose: request.purpose, problem: problemOf(error) });
        }
      }
      throw new AppError("upstream_failed", "no language model gave a complete answer in time", { cause: last });
    },
  };
}

async function ask(client: OpenAI, model: string, request: ModelRequest, timeoutMs: number): Promise<ModelAnswer> {
  const completion = await client.chat.completions.create(
    {
      model,
      messages: request.messages.map(toWire),
      max_completion_tokens: request.maxTokens,
      temperature: 0,
      ...(request.tools?.length
        ? { tools: request.tools.map(({ name, description, parameters }) => ({ type: "function" as const, function: { name, description, parameters: parameters as Record<string, unknown> } })) }
        : {}),
      ...(request.schema
        ? { response_format: { type: "json_schema" as const, json_schema: { name: request.schema.name, strict: true, schema: request.schema.schema as Record<string, unknown> } } }
        : {}),
    },
    { signal: AbortSignal.timeout(timeoutMs), timeout: timeoutMs },
  );
  const choice = completion.choices?.[0];
  if (!choice) throw new AppError("upstream_failed", "the model's answer holds no choice");
  if (choice.finish_reason === "length" || choice.finish_reason === "content_filter") throw new AppError("upstream_failed", `the model stopped early (${choice.finish_reason})`);
  const toolCalls = (choice.message.tool_calls ?? []).flatMap((call) => (call.type === "function" ? [{ id: call.id, name: call.function.name, argumentsJson: call.function.arguments }] : []));
  const text = choice.message.content ?? "";
  if (text === "" && toolCalls.length === 0) throw new AppError("upstream_failed", "the model's answer is empty");
  const tokensIn = completion.usage?.prompt_tokens ?? 0;
  const tokensOut = completion.usage?.completion_tokens ?? 0;
  return { text, toolCalls, tokensIn, tokensOut, model, costMicroUsd: costMicroUsd(model, tokensIn, tokensOut) };
}

function toWire(message: ModelMessage): OpenAI.ChatCompletionMessageParam {
  switch (message.role) {
    case "system":
    case "user":
      return { role: message.role, content: message.content };
    case "tool":
      return { role: "tool", content: message.content, tool_call_id: message.toolCallId ?? "" };
    case "assistant":
      return {
        role: "assistant",
        content: message.content,
        ...(message.toolCalls?.length
          ? { tool_calls: message.toolCalls.map(({ id, name, argumentsJson }) => ({ id, type: "function" as const, function: { name, arguments: argumentsJson } })) }
          : {}),
      };
  }
}

/** Status or error class only: messages of HTTP clients may hold URLs with keys. */
function problemOf(error: unknown): string {
  if (error instanceof OpenAI.APIError) return `status ${error.status ?? "none"}`;
  if (error instanceof AppError) return error.message;
  return error instanceof Error ? error.name : "unknown";
}

/** Spent since midnight UTC, in this process. */
function createDailyBudget(limitUsd: number | undefined) {
  let day = "";
  let spentMicroUsd = 0;
  const roll = (): void => {
    const today = new Date().toISOString().slice(0, 10);
    if (today !== day) [day, spentMicroUsd] = [today, 0];
  };
  return {
    requireLeft(): void {
      roll();
      if (limitUsd !== undefined && spentMicroUsd >= limitUsd * 1e6) throw new AppError("rate_limited", "the daily model budget (LLM_DAILY_BUDGET_USD) is spent");
    },
    spend(microUsd: number): void {
      roll();
      spentMicroUsd += microUsd;
    },
  };
}
