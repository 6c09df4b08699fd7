import type { ServerResponse } from "node:http";
import type { Behaviour, Fault, Saying, WireRequest } from "./state.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const HEAD = { id: "chatcmpl-1", created: 1, model: "fake" };

/** Of the messages and the schema, as the provider would bill them. */
async function usageOf(request: string, saying: Saying, { realTokens }: Behaviour) {
  if (!realTokens) return usage(Math.ceil(request.length / 4), Math.ceil(JSON.stringify(saying).length / 4));
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  const body: WireRequest = JSON.parse(request);
  const read = body.messages.reduce((sum, { content }) => sum + 4 + countTokens(content), 3);
  return usage(read + countTokens(JSON.stringify(body.response_format ?? "")), countTokens(saying.content ?? ""));
}

const usage = (prompt_tokens: number, completion_tokens: number) => ({
  prompt_tokens,
  completion_tokens,
  total_tokens: prompt_tokens + completion_tokens,
});

/** Says it over the wire, as a stream or in one piece, well or with a fault. */
export async function speak(
  response: ServerResponse,
  request: string,
  saying: Saying,
  fault: Fault | undefined,
  behaviour: Behaviour,
): Promise<void> {
  const toolCalls = (saying.calls ?? []).map((call, index) => ({
    index,
    id: `call_${index}`,
    type: "function",
    function: call,
  }));
  const finish = toolCalls.length > 0 && !saying.content ? "tool_calls" : "stop";
  const used = behaviour.withoutUsage ? {} : { usage: await usageOf(request, saying, behaviour) };
  if (behaviour.plain || fault === "truncated-json" || (fault === "empty-choices" && Math.random() < 0.5)) {
    const message = {
      role: "assistant",
      content: saying.content ?? null,
      ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
    };
    const choices = fault === "empty-choices" ? [] : [{ index: 0, message, finish_reason: finish }];
    const whole = JSON.stringify({ ...HEAD, object: "chat.completion", choices, ...used });
    response.writeHead(200, { "content-type": "application/json" });
    return void response.end(fault === "truncated-json" ? whole.slice(0, whole.length / 2) : whole);
  }

  const piece = (choice: unknown) =>
    `data: ${JSON.stringify({ ...HEAD, object: "chat.completion.chunk", choices: [choice] })}\n\n`;
  const words = (saying.content ?? "").match(/\s*\S+/g) ?? [];
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (fault === "empty-choices") {
    response.write(`data: ${JSON.stringify({ ...HEAD, object: "chat.completion.chunk", choices: [] })}\n\n`);
    return void response.end("data: [DONE]\n\n");
  }
  response.write(piece({ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }));
  for (const [at, content] of words.entries()) {
    if (response.destroyed) return;
    if (fault === "hang-mid-stream" && at >= words.length / 2) return;
    if (fault === "half" && at >= words.length / 2) return void response.end();
    if (fault === "reset" && at >= words.length / 2) return void response.destroy();
    if (fault === "broken-sse" && at >= words.length / 2)
      return void response.end('data: {"choices":[{"ind\n\ndata: [DONE]\n\n');
    if (fault === "slow") await sleep(300);
    if (behaviour.wordMs) await sleep(behaviour.wordMs);
    response.write(piece({ index: 0, delta: { content }, finish_reason: null }));
  }
  while (fault === "endless" && !response.destroyed) {
    const more = piece({ index: 0, delta: { content: "and so on ".repeat(100) }, finish_reason: null });
    if (!response.write(more)) await sleep(5);
  }
  if (toolCalls.length > 0) response.write(piece({ index: 0, delta: { tool_calls: toolCalls }, finish_reason: null }));
  response.write(piece({ index: 0, delta: {}, finish_reason: finish }));
  response.write(`data: ${JSON.stringify({ ...HEAD, object: "chat.completion.chunk", choices: [], ...used })}\n\n`);
  response.end("data: [DONE]\n\n");
}

/** What a tool-calling fault says instead. */
export function faulty(saying: Saying, fault: Fault | undefined, offered: string | undefined): Saying {
  const name = offered ?? "get_order_status";
  switch (fault) {
    case "bad-tool-json":
      return { calls: [{ name, arguments: '{"orderId": "NG-1' }] };
    case "unknown-tool":
      return { calls: [{ name: "format_disk", arguments: "{}" }] };
    case "duplicate-calls":
      return { calls: Array.from({ length: 5 }, () => ({ name, arguments: '{"orderId":"NG-10311"}' })) };
    default:
      return saying;
  }
}
