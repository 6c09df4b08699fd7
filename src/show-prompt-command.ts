// npm run prompt -- TURN: what a recorded turn told its models, as they got it, and what came of each call.
import pg from "pg";
import { readConfig } from "./config.ts";
import { readMasterKey } from "./master-key.ts";
import { startEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { listModelTurns, readModelCalls } from "./store/model-calls.ts";
import { createSealing } from "./store/sealing.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const [turnId] = process.argv.slice(2);
const config = readConfig(process.env);
const masterKey = await readMasterKey(config);
const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.databaseFolder);
const pool = new pg.Pool({ connectionString: config.databaseUrl ?? embedded?.url, max: 2 });
try {
  if (turnId === undefined) {
    const turns = await listModelTurns(pool);
    for (const { id, at, purposes } of turns) say(`${id}  ${at.toISOString()}  ${purposes.join(", ")}`);
    say(turns.length > 0 ? "To see one: npm run prompt -- TURN" : "No model was asked for a turn yet.");
  } else {
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
    process.exitCode = calls.length > 0 ? 0 : 1;
  }
} finally {
  await pool.end();
  await embedded?.stop();
}
