import { randomUUID } from "node:crypto";
import type { Customer, Heard } from "./scenario.ts";

interface ApiReply {
  readonly reply?: {
    readonly text: string;
    readonly quickReplies?: readonly { readonly label: string; readonly value: string }[];
    readonly citations?: readonly { readonly title: string }[];
  };
}

/** A customer who uses the public API, as a mobile app does. */
export async function apiCustomer(baseUrl: string, channel = "api"): Promise<Customer> {
  const opened = await post(`${baseUrl}/api/v1/conversations`, { channel });
  const { conversationId, token }: { conversationId: string; token: string } = opened;
  let offered: NonNullable<ApiReply["reply"]>["quickReplies"] = [];

  async function send(body: Record<string, unknown>): Promise<Heard> {
    const answer: ApiReply = await post(
      `${baseUrl}/api/v1/conversations/${conversationId}/messages?wait=1`,
      { id: randomUUID(), ...body },
      token,
    );
    if (!answer.reply) throw new Error(`no reply to ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
    offered = answer.reply.quickReplies ?? [];
    return {
      text: answer.reply.text,
      choices: offered.map(({ label }) => label),
      sources: answer.reply.citations?.map(({ title }) => title) ?? [],
    };
  }

  return {
    say: (text) => send({ text }),
    press(label) {
      const choice = offered?.find((reply) => label.test(reply.label));
      if (!choice)
        throw new Error(`nothing offered matches ${label}: ${offered?.map((reply) => reply.label).join(", ")}`);
      return send({ text: choice.label, button: choice.value });
    },
    conversationId: async () => conversationId,
    async [Symbol.asyncDispose]() {},
  };
}

async function post(url: string, body: unknown, token?: string) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
