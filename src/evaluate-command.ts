// npm run eval, see evaluation/run-evaluation.ts
import { runEvaluation } from "./evaluation/run-evaluation.ts";
import { loadLocalEncoder } from "./models/encoder/index.ts";
import { languageTable } from "./models/language-table.ts";

runEvaluation(process.argv.slice(2), { encoder: await loadLocalEncoder(), table: languageTable });
