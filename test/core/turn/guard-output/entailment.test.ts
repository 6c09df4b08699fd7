import { afterAll, beforeAll, expect, it } from "vitest";
import { guardOutput } from "../../../../src/core/turn/guard-output.ts";
import { createLanguageModel } from "../../../../src/models/gateway.ts";
import { type FakeOpenAi, refusedUrl, startFakeOpenAi } from "../../../fakes/openai/start.ts";
import { freeLedger } from "../../../models/setup.ts";
import { modelDraft, servicesFor, turnFor } from "../knowing.ts";
import { tours } from "../small-playbooks.ts";

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi();
}, 30_000);
afterAll(() => fake[Symbol.asyncDispose]());

const gatewayTo = ({ url, key }: Pick<FakeOpenAi, "url" | "key">) =>
  createLanguageModel({ baseUrl: url, apiKey: key, deadlineMs: 1_600 }, { log: () => undefined, ledger: freeLedger() });

const question = "How do I find you at the Colosseum?";
/** True, in words that rules cannot trace. */
const paraphrase = "Look out for whoever leads you beside the Arch of Constantine.";

async function guarded(text: string, model = gatewayTo(fake)) {
  const before = (await fake.ledger()).length;
  const draft = modelDraft(tours, text, ["colosseum-details"]);
  const { turn } = await guardOutput.run(turnFor({ question, productIds: ["colosseum"], draft }), {
    ...servicesFor(tours),
    model,
  });
  return { turn, asked: (await fake.ledger(before)).length };
}

it("says a paraphrase as it was written when the model finds it in the sources", async () => {
  await fake.behave({ check: "entailed" });
  const { turn, asked } = await guarded(paraphrase);
  expect(turn.draft?.text).toBe(paraphrase);
  expect(asked).toBe(1);
});

it.each(["contradicted", "unknown", "nonsense"])("does not say it when the model's verdict is %s", async (check) => {
  await fake.behave({ check });
  expect((await guarded(paraphrase)).turn.draft?.text).not.toBe(paraphrase);
});

it("leaves the rules' verdict when the model is dead", async () => {
  const dead = await guarded(paraphrase, gatewayTo({ ...fake, url: await refusedUrl() }));
  await fake.behave({ check: "unknown" });
  expect(dead.turn.draft?.text).toBe((await guarded(paraphrase)).turn.draft?.text);
});

it("does not even ask about what a rule vetoes", async () => {
  await fake.behave({ check: "entailed" });
  const { turn, asked } = await guarded("I have reserved the Arch of Constantine for you.");
  expect(turn.draft?.text ?? "").not.toContain("reserved");
  expect(asked).toBe(0);
});
