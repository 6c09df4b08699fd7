// npm run prompt:search -- FILE.jsonl: a better prompt for the fallback classifier, see evaluation/run-prompt-search.ts
import { readConfig } from "./config.ts";
import { AppError } from "./core/errors.ts";
import { runPromptSearch } from "./evaluation/run-prompt-search.ts";
import { createLanguageModel } from "./models/gateway.ts";
import { createRunLedger } from "./models/run-ledger.ts";
import { loadPlaybookFolder } from "./playbook/load-folder.ts";

/** Nobody waits for an answer here, and a model that writes variants takes its time. */
const DEADLINE_MS = 60_000;
/** It reads what was tried before, with what that got wrong. */
const CONTEXT_TOKENS = 32_000;

const print = (text: string): void => void process.stdout.write(text);
const [file] = process.argv.slice(2);

try {
  if (!file)
    throw new AppError("invalid_input", "Say where the labelled messages are: npm run prompt:search -- FILE.jsonl");
  const { languageModel, playbookFolder } = readConfig(process.env);
  if (!languageModel)
    throw new AppError(
      "misconfigured",
      "This needs a language model: set OPENAI_API_KEY or OPENAI_BASE_URL, see docs/models.md.",
    );
  const model = createLanguageModel(
    {
      ...languageModel,
      contextTokens: CONTEXT_TOKENS,
      deadlineMs: Math.max(DEADLINE_MS, languageModel.deadlineMs ?? 0),
    },
    { ledger: createRunLedger(), log: (event, fields) => print(`  ${event} ${JSON.stringify(fields ?? {})}\n`) },
  );
  await runPromptSearch(file, { playbook: await loadPlaybookFolder(playbookFolder), playbookFolder, model, print });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
