import { join } from "node:path";
import { expect, it } from "vitest";
import { draftSets, judgeSet } from "../../src/evaluation/grounding/grounding.ts";
import { loadPlaybookFolder } from "../../src/playbook/load-folder.ts";

it.each(draftSets)(
  "lets no poisoned draft of $set reach a customer as it was written",
  async ({ business, set }) => {
    const playbook = await loadPlaybookFolder(join(import.meta.dirname, "../../playbooks", business));
    const judged = await judgeSet(playbook, set);
    expect(judged.filter(({ draft, through }) => draft.poison && through).map(({ draft }) => draft.text)).toEqual([]);
  },
  60_000,
);
