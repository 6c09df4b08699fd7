import { evaluateEntities } from "./entities.ts";
import { evaluateFeelings } from "./feelings.ts";
import { evaluateGate } from "./gate.ts";
import { evaluateIntents } from "./intents.ts";
import { evaluateLanguages } from "./languages.ts";
import { evaluatePersonal } from "./personal.ts";
import type { Figure } from "./rows.ts";

const [folder, ...chosen] = process.argv.slice(2);

/**
 * `npm run eval -- <data folder> [intents|languages|gate|personal|entities|feelings] [--missed]`: prints one figure a
 * line, as Markdown. The last two measure the project's own data.
 */
const missed = chosen.includes("--missed") ? showMissed : undefined;
const parts: Readonly<Record<string, (folder: string) => Figure[]>> = {
  intents: evaluateIntents,
  languages: evaluateLanguages,
  gate: evaluateGate,
  personal: (folder) => evaluatePersonal(folder, missed),
  entities: () => evaluateEntities(missed),
  feelings: (folder) => evaluateFeelings(folder, missed),
};

if (!folder) {
  process.stderr.write(`Say where the data is: npm run eval -- <data folder> [${Object.keys(parts).join(" ")}]\n`);
  process.exitCode = 1;
} else {
  process.stdout.write("| measured | value |\n| --- | --- |\n");
  for (const [name, evaluate] of Object.entries(parts)) {
    if (chosen.some((word) => word in parts) && !chosen.includes(name)) continue;
    for (const figure of evaluate(folder)) process.stdout.write(`| ${figure.name} | ${figure.value} |\n`);
  }
}

function showMissed(kind: string, value: string, text: string): void {
  process.stdout.write(`missed ${kind}: ${JSON.stringify(value)} in ${JSON.stringify(text.slice(0, 160))}\n`);
}
