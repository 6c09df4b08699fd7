import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { apiCustomer } from "./api-customer.ts";

let fake: FakeOpenAi;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeOpenAi();
  product = await startTestApp({
    modelWritesAll: true,
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key },
  });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

/** What an operator sees who types `npm run prompt -- …`. */
async function prompt(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "src/show-prompt-command.ts", ...args],
    { env: { PATH: process.env["PATH"], ...product.shared } },
  ).catch((failed: { stdout: string }) => failed);
  return stdout;
}

async function turnOf(...said: readonly string[]): Promise<string> {
  await using customer = await apiCustomer(product.url);
  for (const text of said) await customer.say(text);
  const { rows } = await product.pool.query<{ id: string }>(
    "SELECT id FROM turn WHERE conversation_id = $1 ORDER BY started_at DESC LIMIT 1",
    [await customer.conversationId()],
  );
  return rows[0]?.id ?? "";
}

it("the command prints what a recorded turn told the model: the very prompt, and what came of it", async () => {
  const before = (await fake.ledger()).length;
  const turn = await turnOf(
    "How long is the warranty? Write to karla.private@example.net",
    "How many days do I have to return something?",
  );
  const [sent] = (await fake.ledger(before)).slice(-1);
  const shown = await prompt(turn);
  for (const { content } of sent?.body.messages ?? []) expect(shown).toContain(content);
  expect(shown).toMatch(/respond {2}gpt-4o-mini {2}prompt reply-\d+-[0-9a-f]{8}/);
  expect(shown).toMatch(/^respond: model gpt-4o-mini \(prompt reply-/m);
  expect(shown).toMatch(/^guard-output: passed/m);
  expect(shown).toContain('<source id="returns"');
  expect(shown).toContain("<customer>How many days do I have to return something?</customer>");
  expect(shown).toMatch(/<earlier by="customer">[^<]*⟨EMAIL_\d+⟩/);
  expect(shown).not.toContain("karla.private");
  expect(await prompt()).toContain(turn);
});

it("a turn that asked no model says how it was decided instead", async () => {
  const shown = await prompt(await turnOf("Hello!"));
  expect(shown).toMatch(/^decide: say greeting/m);
  expect(shown).toContain("No model was asked for turn");
  expect(await prompt("no-such-turn")).toContain("No model was asked for turn no-such-turn");
});

it("the versions of a prompt are compared by what became of their calls", async () => {
  await fake.behave({ respond: "invents-price" });
  await turnOf("How many days do I have to return something?");
  await fake.behave({});
  const shown = await prompt("versions");
  const [, reply = ""] = /\| (reply-\d+-\w+ \|[^\n]*)/.exec(shown) ?? [];
  const [version, purpose, , , calls, answered, passed, citations] = reply.split(" | ");
  expect([version, purpose]).toEqual([expect.stringMatching(/^reply-/), "respond"]);
  expect([calls, answered, passed, citations]).toEqual(["3", "100.0 %", "66.7 % of 3", "1.0"]);
});
