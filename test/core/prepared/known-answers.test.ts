import path from "node:path";
import { expect, it } from "vitest";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import { knownAnswers } from "../../../src/core/prepared/known-answers.ts";
import { loadPlaybookFolder } from "../../../src/playbook/load-folder.ts";

it("a customer who asks for Bluetooth is not told that the case is charged without a cable", async () => {
  const shop = await loadPlaybookFolder(path.resolve(import.meta.dirname, "../../../playbooks/shop"));
  const known = knownAnswers(shop, await buildKnowledgeIndex(shop));
  const ofBluetooth = known.filter(({ question }) => /Bluetooth|wireless\?|kabellos\?|inalámbrico/.test(question));
  expect(ofBluetooth.length).toBeGreaterThan(2);
  expect(ofBluetooth.filter(({ answer }) => /charged|geladen|cargar/.test(answer))).toEqual([]);
});
