import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { databaseUrl, withClient } from "./database-admin.ts";

export interface FreshDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A migrated, empty database of one's own, dropped when disposed: `await using database = await freshDatabase()`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, template } = inject("postgres");
  const name = `test_${process.pid}_${randomUUID().replaceAll("-", "")}`;
  await withClient(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: databaseUrl(url, name),
    async [Symbol.asyncDispose]() {
      await withClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
