// npm run quarantine: what platforms sent that could not be read. With an id: the bytes themselves.
import pg from "pg";
import { readConfig } from "./config.ts";
import { readMasterKey } from "./master-key.ts";
import { startEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { listQuarantine, readQuarantined } from "./store/quarantine.ts";
import { createSealing } from "./store/sealing.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const [id] = process.argv.slice(2);
const config = readConfig(process.env);
const masterKey = await readMasterKey(config);
const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.databaseFolder);
const pool = new pg.Pool({ connectionString: config.databaseUrl ?? embedded?.url, max: 2 });
try {
  if (id === undefined) {
    const entries = await listQuarantine(pool);
    for (const { id, channel, account, reason, receivedAt } of entries)
      say(`${id}  ${receivedAt.toISOString()}  ${channel}/${account}  ${reason}`);
    say(entries.length > 0 ? "To see one: npm run quarantine -- ID" : "Nothing is kept: every delivery could be read.");
  } else {
    const bytes = await readQuarantined(pool, createSealing(pool, masterKey), id);
    if (bytes) process.stdout.write(bytes);
    else say(`There is no entry ${id}. npm run quarantine lists them.`);
    process.exitCode = bytes ? 0 : 1;
  }
} finally {
  await pool.end();
  await embedded?.stop();
}
