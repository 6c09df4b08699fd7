import { evaluateGate } from "./gate.ts";
import { evaluateIntents } from "./intents.ts";
import { evaluateLanguages } from "./languages.ts";
import { evaluatePersonal } from "./personal.ts";
import type { Figure } from "./rows.ts";

const [folder, ...chosen] = process.argv.slice(2);

/** `npm run eval -- <data folder> [intents|languages|gate|personal] [--missed]`: prints one figure a line, as Markdown. */
const parts: Readonly<Record<string, (folder: string) => Figure[]>> = {
  intents: evaluateIntents,
  languages: evaluateLanguages,
  gate: (folder) => evaluateGate(folder, chosen.includes("--missed") ? showText : undefined),
  personal: (folder) => evaluatePersonal(folder, chosen.includes("--missed") ? showMissed : undefined),
};

if (!folder) {
  process.stderr.write("Say where the data is: npm run eval -- <data folder> [intents languages gate personal]\n");
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

function showText(set: string, text: string): void {
  process.stdout.write(`${set}: ${JSON.stringify(text.slice(0, 160))}\n`);
}
