// npm run import -- FILE OR FOLDER: sources into the knowledge in force, see docs/knowledge.md
import { parseArgs } from "node:util";
import pg from "pg";
import { readConfig } from "./config.ts";
import { AppError } from "./core/errors.ts";
import { sourceSchema } from "./core/playbook/schema.ts";
import { runImport } from "./import/run-import.ts";
import { readMasterKey } from "./master-key.ts";
import { parsePlaybook } from "./playbook/parse-playbook.ts";
import { startEmbeddedPostgres } from "./store/embedded-postgres.ts";
import { migrate } from "./store/migrate.ts";
import { createPlaybookStore } from "./store/playbook-store.ts";
import { loadPrisma } from "./store/prisma.ts";
import { createSealing } from "./store/sealing.ts";

const USAGE = `Usage: npm run import -- FILE OR FOLDER [--tier gold|silver|bronze] [--category NAME] [--language en]
       [--owner NAME] [--dry-run] [--prune]\n`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tier: { type: "string", default: "silver" },
      category: { type: "string" },
      language: { type: "string" },
      owner: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      prune: { type: "boolean", default: false },
    },
  });
  const [target] = positionals;
  const tier = sourceSchema.shape.tier.safeParse(values.tier);
  if (!target || !tier.success) throw new AppError("invalid_input", USAGE);
  const { category, language, owner } = values;
  await importInto(target, {
    tier: tier.data,
    dryRun: values["dry-run"],
    prune: values.prune,
    ...(category ? { category } : {}),
    ...(language ? { language } : {}),
    ...(owner ? { owner } : {}),
  });
} catch (error) {
  const isUsage = error instanceof TypeError && "code" in error;
  if (!(error instanceof AppError) && !isUsage) throw error;
  process.stderr.write(isUsage ? USAGE : `${error.message}\n`);
  process.exitCode = 1;
}

/** Into the database; running processes notice within seconds. */
async function importInto(target: string, options: Parameters<typeof runImport>[1]): Promise<void> {
  const config = readConfig(process.env);
  const masterKey = await readMasterKey(config);
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.databaseFolder);
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? "";
  await migrate(databaseUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const prisma = (await loadPrisma())(databaseUrl);
  try {
    const store = createPlaybookStore({ pool, prisma, sealing: createSealing(pool, masterKey) });
    const inForce = await store.active();
    if (!inForce)
      throw new AppError("unavailable", "No playbook is in force yet: start Switchboard once, then import.");
    const language = options.language ?? inForce.playbook.languages[0] ?? "en";
    const isRead = await runImport(
      target,
      { ...options, language },
      {
        present: async () => inForce.playbook.sources,
        replace: async (sources) => {
          await store.replaceSources(parsePlaybook({ ...inForce.playbook, sources }).sources);
        },
        print,
      },
    );
    if (!isRead) process.exitCode = 1;
  } finally {
    await prisma.$disconnect();
    await pool.end();
    await embedded?.stop();
  }
}
