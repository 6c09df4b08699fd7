// npm run db:migration -- NAME: writes prisma/migrations/<when>_NAME/migration.sql, which leads from the migrations so
// far to prisma/schema.prisma. Read it and complete it by hand (constraints, data) before you commit it.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { prepare } from "./prepare.mjs";

const [name] = process.argv.slice(2);
if (!/^[a-z0-9_]+$/.test(name ?? "")) {
  console.error("Say what the migration does, in small letters: npm run db:migration -- add_order_notes");
  process.exit(1);
}
await prepare({ development: true });
const { register } = await import("tsx/esm/api");
register();
const { startEmbeddedPostgres } = await import("../src/store/embedded-postgres.ts");
const { migrate } = await import("../src/store/migrate.ts");
const { schemaDifference } = await import("./schema-difference.mjs");

const scratch = await mkdtemp(path.join(os.tmpdir(), "switchboard-migration-"));
const server = await startEmbeddedPostgres(scratch);
try {
  await migrate(server.url);
  const sql = await schemaDifference(server.url);
  if (sql) await write(sql);
  else console.log("The migrations already lead to prisma/schema.prisma: nothing to do.");
} finally {
  await server.stop();
  await rm(scratch, { recursive: true, force: true });
}
// Prisma's engine keeps its connections.
process.exit(0);

async function write(sql) {
  const when = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const file = `prisma/migrations/${when}_${name}/migration.sql`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${sql}\n`);
  console.log(`Wrote ${file}. Read it, and complete it by hand where the schema language cannot say it.`);
}
