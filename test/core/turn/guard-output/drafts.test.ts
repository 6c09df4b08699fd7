import { describe, expect, it } from "vitest";
import { guardOutput } from "../../../../src/core/turn/guard-output.ts";
import { modelDraft, servicesFor, turnFor } from "../knowing.ts";
import { good } from "./good-drafts.ts";
import { poisoned, type WrittenDraft } from "./poisoned-drafts.ts";

/** Does the customer read the draft as it was written? */
async function getsThrough({ playbook, language, product, question, sources, receipts, text }: WrittenDraft) {
  const draft = modelDraft(playbook, text, sources);
  const productIds = product ? [product] : [];
  const { turn, decision } = await guardOutput.run(
    turnFor({ question, language, productIds, receipts, draft }),
    servicesFor(playbook),
  );
  return { through: turn.draft?.text === text, decision, turn };
}

describe("drafts that a model might write", () => {
  it("has at least 60 poisoned and 40 good ones", () => {
    expect(poisoned.length).toBeGreaterThanOrEqual(60);
    expect(good.length).toBeGreaterThanOrEqual(40);
  });

  it.each(poisoned)("$language $product: never says “$text”", async (draft) => {
    const { through, turn } = await getsThrough(draft);
    expect(through).toBe(false);
    expect(turn.draft !== undefined || turn.handoff !== undefined).toBe(true);
  });

  it("lets at least 97 of 100 good drafts through", async () => {
    const stopped: string[] = [];
    for (const draft of good) {
      const { through, decision } = await getsThrough(draft);
      if (!through) stopped.push(`${draft.text} (${decision})`);
    }
    expect(stopped.length / good.length, stopped.join("\n")).toBeLessThanOrEqual(0.03);
  });
});
