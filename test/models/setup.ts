import type { ModelRequest } from "../../src/core/contracts/language-model.ts";
import type { ModelLedger, Spent } from "../../src/core/contracts/model-ledger.ts";

/** A ledger without a limit, in memory. */
export function freeLedger(): ModelLedger & { readonly settled: Spent[] } {
  const settled: Spent[] = [];
  return {
    settled,
    reserve: async ({ model, purpose, microUsd }) => ({ day: "2026-05-04", model, purpose, microUsd }),
    async settle(_reservation, spent) {
      settled.push(spent);
      return { todayMicroUsd: spent.microUsd, alert: false };
    },
  };
}

/** What the respond stage asks, about one source. */
export const question = (more: Partial<ModelRequest> = {}): ModelRequest => ({
  purpose: "respond",
  messages: [
    { role: "system", content: "Answer from the sources." },
    {
      role: "user",
      content:
        '<source id="returns" tier="gold" title="Returns">You may return goods within 30 days.</source>\n<customer>How long may I return goods?</customer>',
    },
  ],
  schema: {
    name: "reply",
    schema: {
      type: "object",
      properties: { text: { type: "string" }, citations: { type: "array", items: { type: "string" } } },
      required: ["text", "citations"],
      additionalProperties: false,
    },
  },
  maxTokens: 400,
  ...more,
});
