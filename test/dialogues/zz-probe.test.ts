import { readFileSync } from "node:fs";
import { it } from "vitest";
import { startTestApp } from "../support/app.ts";
import { apiCustomer } from "../scenarios/api-customer.ts";
it("probe", async () => {
  const product = await startTestApp();
  for (const line of readFileSync("/tmp/probe.txt", "utf8").trim().split("\n\n")) {
    const customer = await apiCustomer(product.url);
    for (const text of line.split("\n")) {
      const heard = await customer.say(text).catch((e: Error) => ({ text: e.message.slice(0, 80), choices: [], sources: [] }));
      const { rows } = await product.pool.query("SELECT intent, confidence, trace FROM turn WHERE conversation_id = $1 ORDER BY started_at DESC LIMIT 1", [await customer.conversationId()]);
      console.log(`> ${text}\n  ${heard.text.replace(/\n/g, " | ").slice(0, 400)}\n  [${heard.choices.join("] [")}] {${heard.sources.join("; ")}}\n  ${rows[0]?.trace.map((t: { stage: string; decision: string }) => `${t.stage}: ${t.decision}`).join(" / ")}`);
    }
    console.log("---");
  }
  await product[Symbol.asyncDispose]();
}, 120_000);
