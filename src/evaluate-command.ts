// npm run eval, see evaluation/run-evaluation.ts
import { join } from "node:path";
import { runEvaluation } from "./evaluation/run-evaluation.ts";
import { loadLocalEncoder } from "./models/encoder/index.ts";
import { languageTable } from "./models/language-table.ts";
import { loadPlaybookFolder } from "./playbook/load-folder.ts";

await runEvaluation(process.argv.slice(2), {
  encoder: await loadLocalEncoder(),
  table: languageTable,
  loadBusiness: (name) => loadPlaybookFolder(join(import.meta.dirname, "../playbooks", name)),
});
