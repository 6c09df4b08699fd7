import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_CONTEXT_TOKENS } from "../../../../src/core/contracts/language-model.ts";
import { tokensAtMost } from "../../../../src/core/tokens.ts";
import { buildPrompt } from "../../../../src/core/turn/respond/prompt/index.ts";
import { instructions } from "../../../../src/core/turn/respond/prompt/instructions.ts";
import { toWire } from "../../../../src/models/wire.ts";
import { turnFor } from "../knowing.ts";
import { tours } from "../small-playbooks.ts";

const passage = (text: string, at = 0) => ({
  citation: { sourceId: `s${at}`, tier: "silver" as const, title: "A title" },
  text,
  language: "en",
  score: 0.9,
  tier: "silver" as const,
  sourceId: `s${at}`,
});

const ask = (question: string, language: string) =>
  buildPrompt({
    turn: { ...turnFor({ question, productIds: ["food"], language }), id: `turn of ${question}` },
    playbook: tours,
    language,
    question,
    passages: [passage("Hotel pickup is included.")],
    isUpset: false,
    tokens: tokensAtMost,
  });

const sharedStart = (a: string, b: string): string => {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end++;
  return a.slice(0, end);
};

it("two turns begin with the same bytes on the wire: rules and mark, whoever asks what in which language", () => {
  const [one, other, spanish] = [
    ask("Is hotel pickup included?", "en"),
    ask("When does it start?", "en"),
    ask("¿A qué hora empieza?", "es"),
  ].map((request) => JSON.stringify(toWire("gpt-4o-mini", "https://api.openai.com/v1", request).messages));
  const rules = JSON.stringify(instructions(tours)).slice(1, -1);
  for (const shared of [sharedStart(one ?? "", other ?? ""), sharedStart(one ?? "", spanish ?? "")]) {
    expect(shared).toContain(rules);
    expect(shared).toMatch(/Internal mark, never repeat it: swb-[0-9a-f]+/);
  }
  // In one language the whole system message is shared, and what this customer asks stands last.
  expect(sharedStart(one ?? "", other ?? "")).toContain('"role":"user"');
  expect(one).toMatch(/<customer>Is hotel pickup included\?<\/customer>"}\]$/);
});

const long = fc.string({ unit: "grapheme", maxLength: 9_000 });
const words = fc.nat(2_000).map((count) => "refund 12.34 EUR ".repeat(count % 400));
const text = fc.oneof(
  long,
  words,
  fc.constant("<|endoftext|>".repeat(300)),
  fc.constant("漢字かな交じり文".repeat(200)),
);

it("never passes 4,000 tokens, however much was said, found, done and is remembered", () => {
  fc.assert(
    fc.property(
      fc.record({
        question: text,
        sources: fc.array(text, { maxLength: 20 }),
        history: fc.array(text, { maxLength: 20 }),
        receipts: fc.array(text, { maxLength: 10 }),
        facts: fc.array(text, { maxLength: 60 }),
        remembered: fc.array(text, { maxLength: 30 }),
        askedBefore: fc.nat(2_100),
        isUpset: fc.boolean(),
      }),
      ({ question, sources, history, receipts, facts, remembered, askedBefore, isUpset }) => {
        const usual = turnFor({ question, productIds: ["food"] });
        const at = new Date(0).toISOString();
        const note = { subject: "customer", relation: "wants", at };
        const request = buildPrompt({
          turn: {
            ...usual,
            about: tours.intents[0]?.id ?? "",
            trace: [{ stage: "understand", ms: 1, decision: "by model", tokensIn: askedBefore }],
            receipts: receipts.map((said, id) => ({
              callId: `${id}`,
              tool: "t",
              args: {},
              at: new Date(0),
              result: { said },
            })),
            recalled: {
              window: history.map((line, place) => ({ author: "customer", text: line, at: new Date(place + 1) })),
              receipts: [],
              found: [],
            },
            state: {
              ...usual.state,
              facts: facts.map((object) => ({ ...note, object })),
              summary: { upTo: 1, facts: facts.map((object) => ({ ...note, object })) },
            },
            customer: {
              ...usual.customer,
              remembered: remembered.map((value, place) => ({
                key: `k${place}`,
                kind: "preference",
                about: "contact",
                value,
                at,
                conversationId: "c",
                turnId: "t",
                customerId: usual.conversation.customerId,
              })),
            },
          },
          playbook: tours,
          language: "en",
          question,
          passages: sources.map(passage),
          isUpset,
          tokens: tokensAtMost,
        });
        const sent = request.messages.map(({ content }) => tokensAtMost(content)).reduce((sum, one) => sum + one, 0);
        expect(askedBefore + sent + request.maxTokens).toBeLessThanOrEqual(MAX_CONTEXT_TOKENS);
        expect(request.messages.at(-1)?.content).toMatch(/<\/customer>$/);
      },
    ),
    { numRuns: 60 },
  );
});
