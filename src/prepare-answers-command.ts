// npm run prepare:answers: makes the known questions and their answers, see core/prepared/prepare-answers.ts
import { buildEngine } from "./app-engine.ts";
import { createClosers } from "./closers.ts";
import { readConfig } from "./config.ts";
import { AppError } from "./core/errors.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const closers = createClosers();
try {
  const engine = await buildEngine(readConfig(process.env), {
    roles: new Set(),
    log: () => undefined,
    onProgress: say,
    signal: undefined,
    closers,
  });
  let shown = "";
  const made = await engine.prepareAnswers({
    withModel: true,
    onProgress(step, share) {
      const line = `  ${step} ${Math.floor(share * 10) * 10} %`;
      if (line !== shown) say(line);
      shown = line;
    },
  });
  say(
    `${made.made} answers are prepared: ${made.asked} to questions that customers asked, ${made.written} written by a model.`,
  );
  say(`${made.refused} were refused by the output guard.`);
  say(
    `Of ${made.heldOut} questions that were kept apart, ${percent(made.served)} are served and ${percent(made.right)} of those right, from ${made.floor} on.`,
  );
  say("They can be reviewed in the console, under Prepared answers.");
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await closers.closeAll((error) => say(`  ${error instanceof Error ? error.message : "a problem while closing"}`));
}
