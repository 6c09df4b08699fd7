import type OpenAI from "openai";
import type { ModelMessage, ModelRequest } from "../core/contracts/language-model.ts";

/** The request as OpenAI's protocol has it. Always streamed: only a stream shows early that nothing will come. */
export function toWire(
  model: string,
  baseUrl: string,
  request: ModelRequest,
): OpenAI.ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: request.messages.map(messageToWire),
    stream: true,
    stream_options: { include_usage: true },
    ...lengthAndChance(model, baseUrl, request.maxTokens),
    ...(request.tools?.length ? { tools: request.tools.map(toolToWire) } : {}),
    ...(request.schema
      ? {
          response_format: {
            type: "json_schema",
            json_schema: { name: request.schema.name, strict: true, schema: asObject(request.schema.schema) },
          },
        }
      : {}),
  };
}

/** OpenAI renamed the limit, and its reasoning models take no temperature; other servers know the old names. */
function lengthAndChance(model: string, baseUrl: string, maxTokens: number) {
  const reasons = /^(o\d|gpt-5)/.test(model);
  const renamed = reasons || /\.(openai\.com|openai\.azure\.com|azure\.com)$/.test(new URL(baseUrl).hostname);
  return {
    ...(renamed ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    ...(reasons ? { reasoning_effort: "low" as const } : { temperature: 0 }),
  };
}

function messageToWire(message: ModelMessage): OpenAI.ChatCompletionMessageParam {
  switch (message.role) {
    case "system":
    case "user":
      return { role: message.role, content: message.content };
    case "tool":
      return { role: "tool", content: message.content, tool_call_id: message.toolCallId ?? "" };
    case "assistant": {
      const calls = (message.toolCalls ?? []).map(({ id, name, argumentsJson }) => ({
        id,
        type: "function" as const,
        function: { name, arguments: argumentsJson },
      }));
      return { role: "assistant", content: message.content, ...(calls.length > 0 ? { tool_calls: calls } : {}) };
    }
  }
}

const toolToWire = ({ name, description, parameters }: NonNullable<ModelRequest["tools"]>[number]) => ({
  type: "function" as const,
  function: { name, description, parameters: asObject(parameters) },
});

const asObject = (schema: unknown): Record<string, unknown> =>
  typeof schema === "object" && schema !== null ? { ...schema } : {};
