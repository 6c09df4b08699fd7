import { z } from "zod";
import type { ModelRequest, ModelToolCall } from "../core/contracts/language-model.ts";
import { callProblem } from "./problem.ts";
import type { RawAnswer } from "./read-answer.ts";

/** Is this what was asked for? Returns text and calls that may be used, or throws: nothing malformed goes any further. */
export function checkAnswer(
  request: ModelRequest,
  answer: RawAnswer,
): { readonly text: string; readonly toolCalls: readonly ModelToolCall[] } {
  if (answer.finish !== "stop" && answer.finish !== "tool_calls") {
    throw callProblem({ problem: `stopped early (${known(answer.finish)})`, kind: "unfit" });
  }
  const toolCalls = checkCalls(request, answer.toolCalls);
  if (answer.text.trim() === "" && toolCalls.length === 0)
    throw callProblem({ problem: "answered with nothing", kind: "unfit" });
  if (!request.schema || answer.text.trim() === "") return { text: answer.text, toolCalls };
  return { text: checkJson(request.schema.schema, answer.text), toolCalls };
}

/** A provider's own word may be anything. */
const known = (finish: string): string =>
  /^(length|content_filter|refusal)$/.test(finish) ? finish : "for another reason";

/** Each call names a tool that was offered, with arguments that fit it; the same call twice counts once. */
function checkCalls(request: ModelRequest, calls: readonly ModelToolCall[]): readonly ModelToolCall[] {
  const distinct = calls.filter(
    (call, at) =>
      calls.findIndex(({ name, argumentsJson }) => name === call.name && argumentsJson === call.argumentsJson) === at,
  );
  for (const call of distinct) {
    const tool = request.tools?.find(({ name }) => name === call.name);
    if (!tool) throw callProblem({ problem: "called a tool that was not offered", kind: "unfit" });
    if (!fits(tool.parameters, parse(call.argumentsJson)))
      throw callProblem({ problem: "called a tool with malformed arguments", kind: "unfit" });
  }
  return distinct;
}

/** The JSON of the answer alone: some models put a fence or a sentence around it. */
function checkJson(schema: unknown, text: string): string {
  const body = /\{[\s\S]*\}/.exec(text)?.[0] ?? "";
  if (!fits(schema, parse(body))) throw callProblem({ problem: "answered in another form than asked", kind: "unfit" });
  return body;
}

function fits(schema: unknown, value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof schema !== "object" || schema === null) return true;
  return z.fromJSONSchema({ ...schema }).safeParse(value).success;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
