import { z } from "zod";
import type { HearAnswer, ModelToolCall } from "../core/contracts/language-model.ts";
import type { Watch } from "./deadlines.ts";
import { callProblem } from "./problem.ts";

/** What a provider said, complete; not yet checked against what was asked. */
export interface RawAnswer {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  readonly finish: string;
  readonly usage?: { readonly tokensIn: number; readonly tokensCached: number; readonly tokensOut: number };
}

/** Our longest answers are some 100 KB as a stream. What goes on and on is cut off here. */
const MOST_BYTES = 512 * 1_024;

const toolCall = z.object({
  index: z.number().int().min(0).max(100).optional(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).optional(),
});
const message = z.object({
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  tool_calls: z.array(toolCall).nullish(),
});
const piece = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.object({
        index: z.number().optional(),
        delta: message.optional(),
        message: message.optional(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({
      prompt_tokens: z.number().int().min(0),
      completion_tokens: z.number().int().min(0),
      prompt_tokens_details: z.object({ cached_tokens: z.number().int().min(0).nullish() }).nullish(),
    })
    .nullish(),
});
type Piece = z.infer<typeof piece>;

const malformed = (problem: string) => callProblem({ problem, kind: "dead" });

/** Reads a stream of events, or the one JSON body of a server that does not stream, to its end. Half an answer is an error. */
export async function readAnswer(response: Response, watch: Watch, hear?: HearAnswer): Promise<RawAnswer> {
  const type = response.headers.get("content-type") ?? "";
  const isStream = type.includes("text/event-stream");
  if (!isStream && !type.includes("json")) throw malformed("answered with something that is neither JSON nor a stream");
  const collected = collect(isStream ? hear : undefined);
  let rest = "";
  for await (const text of chunks(response, watch)) {
    rest += text;
    if (!isStream) continue;
    const lines = rest.split(/\r\n|\n|\r/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("data:")) continue;
      const data = line.slice(5).trim();
      if (data === "[DONE]") return collected.done();
      collected.add(parse(data));
    }
  }
  if (!isStream) collected.add(parse(rest));
  else if (rest.trim() !== "") throw malformed("the stream broke off");
  return collected.done();
}

async function* chunks(response: Response, watch: Watch): AsyncGenerator<string> {
  if (!response.body) throw malformed("answered with nothing");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  const reader = response.body.getReader();
  try {
    for (let read = await watch.inTime(reader.read()); !read.done; read = await watch.inTime(reader.read())) {
      bytes += read.value.length;
      watch.heard(read.value.length);
      if (bytes > MOST_BYTES) throw malformed("answered without end");
      yield decoder.decode(read.value, { stream: true });
    }
  } finally {
    // Whatever is still to come is not wanted: the connection ends here.
    void reader.cancel().catch(() => undefined);
  }
  yield decoder.decode();
}

function parse(data: string): Piece {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw malformed("answered with broken JSON");
  }
  const read = piece.safeParse(value);
  if (!read.success) throw malformed("answered with JSON of another form");
  if (read.data.error) throw malformed("reported an error in its answer");
  return read.data;
}

/** Puts the pieces of the first choice together. */
function collect(hear: HearAnswer | undefined) {
  let text = "";
  let finish: string | undefined;
  let refused = false;
  let usage: RawAnswer["usage"];
  const calls = new Map<number, { id: string; name: string; argumentsJson: string }>();

  return {
    add(part: Piece): void {
      if (part.usage)
        usage = {
          tokensIn: part.usage.prompt_tokens,
          tokensCached: part.usage.prompt_tokens_details?.cached_tokens ?? 0,
          tokensOut: part.usage.completion_tokens,
        };
      const choice = part.choices?.find(({ index = 0 }) => index === 0);
      if (!choice) return;
      const said = choice.delta ?? choice.message;
      text += said?.content ?? "";
      if (said?.content) hear?.(text);
      refused ||= Boolean(said?.refusal);
      for (const [at, given] of (said?.tool_calls ?? []).entries()) {
        const index = given.index ?? at;
        const call = calls.get(index) ?? { id: "", name: "", argumentsJson: "" };
        calls.set(index, {
          id: given.id ?? call.id,
          name: call.name + (given.function?.name ?? ""),
          argumentsJson: call.argumentsJson + (given.function?.arguments ?? ""),
        });
      }
      finish = choice.finish_reason ?? finish;
    },
    done(): RawAnswer {
      if (finish === undefined) throw malformed("the answer has no end");
      return {
        text,
        toolCalls: [...calls.values()],
        finish: refused ? "refusal" : finish,
        ...(usage ? { usage } : {}),
      };
    },
  };
}
