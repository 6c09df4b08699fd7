// npm run prompt: the newest turns that asked a model. -- TURN: what such a turn told its models, as they got it, and what
// came of each call. -- versions: how each version of the prompts did.
import pg from "pg";
import { readConfig } from "./config.ts";
import { readMasterKey } from "./master-key.ts";
import { priceList } from "./models/prices.ts";
import { startEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { listModelTurns, readModelCalls, readTurnSteps } from "./store/model-calls.ts";
import { type PromptFigures, promptFigures } from "./store/prompt-figures.ts";
import { createSealing } from "./store/sealing.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const [what] = process.argv.slice(2);
const config = readConfig(process.env);
const masterKey = await readMasterKey(config);
const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.databaseFolder);
const pool = new pg.Pool({ connectionString: config.databaseUrl ?? embedded?.url, max: 2 });
try {
  if (what === undefined) await listTurns();
  else if (what === "versions") await compareVersions();
  else process.exitCode = (await showTurn(what)) ? 0 : 1;
} finally {
  await pool.end();
  await embedded?.stop();
}

async function listTurns(): Promise<void> {
  const turns = await listModelTurns(pool);
  for (const { id, at, purposes } of turns) say(`${id}  ${at.toISOString()}  ${purposes.join(", ")}`);
  say(turns.length > 0 ? "To see one: npm run prompt -- TURN" : "No model was asked for a turn yet.");
}

/** False: there is no such turn, or it asked no model. */
async function showTurn(turnId: string): Promise<boolean> {
  const steps = await readTurnSteps(pool, turnId);
  for (const { stage, decision, promptVersion } of steps)
    say(`${stage}: ${decision}${promptVersion === undefined ? "" : ` (prompt ${promptVersion})`}`);
  if (steps.length > 0) say("");
  const calls = await readModelCalls({ pool, sealing: createSealing(pool, masterKey) }, turnId);
  for (const call of calls) {
    const { purpose, model, promptVersion = "-", tokensIn, tokensCached, tokensOut, microUsd, ms, problem } = call;
    say(`━━ ${call.at.toISOString()}  ${purpose}  ${model}  prompt ${promptVersion}`);
    say(`   ${tokensIn} tokens in (${tokensCached} cached), ${tokensOut} out, ${microUsd / 1e6} USD, ${ms} ms`);
    say(`   ${problem === undefined ? "answered" : `not used: ${problem}`}`);
    for (const { role, content } of call.messages) say(`\n── ${role}\n${content}`);
    if (call.messages.length === 0) say("\nThe customer was erased, and the prompt with them.");
    say("");
  }
  if (calls.length === 0) say(`No model was asked for turn ${turnId}. npm run prompt lists the turns with calls.`);
  return calls.length > 0;
}

async function compareVersions(): Promise<void> {
  const versions = await promptFigures(pool);
  if (versions.length === 0) return say("No model was asked yet.");
  say(
    "| prompt | purpose | since | until | calls | answered | said as written | citations | tokens in, cached, out | USD a call | p95 ms |",
  );
  say(`|${" --- |".repeat(11)}`);
  for (const version of versions) say(`| ${row(version).join(" | ")} |`);
  say(`\nUSD at list prices of ${priceList.asOf} (${priceList.source}).`);
}

/** Means are of one call, citations of one reply that was said as written. */
function row(one: PromptFigures): readonly string[] {
  const { calls, answered, written, passed } = one;
  const mean = (sum: number): string => (sum / calls).toFixed(0);
  return [
    one.version,
    one.purpose,
    one.from.toISOString().slice(0, 10),
    one.to.toISOString().slice(0, 10),
    String(calls),
    share(answered, calls),
    written === 0 ? "–" : `${share(passed, written)} of ${written}`,
    passed === 0 ? "–" : (one.citations / passed).toFixed(1),
    `${mean(one.tokensIn)}, ${mean(one.tokensCached)}, ${mean(one.tokensOut)}`,
    (one.microUsd / calls / 1e6).toFixed(6),
    String(one.msP95),
  ];
}

function share(part: number, of: number): string {
  return `${((100 * part) / of).toFixed(1)} %`;
}
