import { randomUUID } from "node:crypto";
import { OPERATOR_KEY } from "./product.ts";

export interface Heard {
  readonly text: string;
  readonly outcome: string;
  readonly ms: number;
}

const OPERATOR = { "x-operator-key": OPERATOR_KEY, "content-type": "application/json" };

/** Plays conversations over the public API, so many at once; what was heard, in no order. A failed request throws. */
export async function askAll(
  url: string,
  conversations: readonly (readonly string[])[],
  atOnce: number,
): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  const waiting = [...conversations];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) heard.push(...(await play(url, next)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return heard;
}

async function play(url: string, messages: readonly string[]): Promise<readonly Heard[]> {
  const { conversationId, token } = await post(`${url}/api/v1/conversations`, { channel: "api" }, {});
  const heard: Heard[] = [];
  for (const text of messages) {
    const began = performance.now();
    const { reply } = await post(
      `${url}/api/v1/conversations/${conversationId}/messages?wait=1`,
      { id: randomUUID(), text },
      { authorization: `Bearer ${token}` },
    );
    heard.push({ text: reply?.text ?? "", outcome: reply?.outcome ?? "", ms: performance.now() - began });
    // From now on a person is waited for.
    if (reply?.outcome === "handed-off") break;
  }
  return heard;
}

interface Answer {
  readonly conversationId?: string;
  readonly token?: string;
  readonly reply?: { readonly text: string; readonly outcome: string };
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { ...OPERATOR, ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Answer;
}
