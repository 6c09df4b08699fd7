// npm run eval, see evaluation/run-evaluation.ts
import { runEvaluation } from "./evaluation/run-evaluation.ts";
import { loadLocalEncoder } from "./models/encoder/index.ts";
import { languageTable } from "./models/language-table.ts";
import { loadPlaybookFolder } from "./playbook/load-folder.ts";

await runEvaluation(process.argv.slice(2), {
  encoder: await loadLocalEncoder(),
  table: languageTable,
  shop: () => loadPlaybookFolder("playbooks/shop"),
});
