// npm run audit:verify: recomputes every audit chain, also against the checkpoints outside the database.
import path from "node:path";
import pg from "pg";
import { readConfig } from "./config.ts";
import { readMasterKey } from "./master-key.ts";
import { readCheckpoints } from "./store/audit-checkpoints.ts";
import { verifyAudit } from "./store/audit-verification.ts";
import { startEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { createSealing } from "./store/sealing.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const problems = {
  changed: "was changed",
  missing: "is missing",
  cut: "is missing: the chain ends before it, but was longer once",
  head: "does not agree with the end that its conversation remembers",
} as const;

const config = readConfig(process.env);
const masterKey = await readMasterKey(config);
const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.databaseFolder);
const pool = new pg.Pool({ connectionString: config.databaseUrl ?? embedded?.url, max: 2 });
try {
  const { auditKey } = createSealing(pool, masterKey);
  const checkpoints = await readCheckpoints(auditKey, path.join(config.dataFolder, "audit-checkpoints.jsonl"));
  const { chains, entries, faults } = await verifyAudit(pool, auditKey, checkpoints);
  for (const { chain, sequence, problem } of faults) say(`  chain ${chain}: entry ${sequence} ${problems[problem]}`);
  say(
    faults.length === 0
      ? `The audit verifies: ${entries} entries in ${chains} chains, ${checkpoints.length} checkpointed.`
      : `The audit does NOT verify: ${faults.length} of ${chains} chains have a fault.`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await pool.end();
  await embedded?.stop();
}
