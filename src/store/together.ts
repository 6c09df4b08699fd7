import { Socket } from "node:net";
import type { PoolClient, QueryConfig, QueryResult } from "pg";

export type Statement = string | QueryConfig;

/**
 * Sends statements in one write and waits for all answers: one round trip. They run in this order, each seeing what
 * those before it did. Throws the first error; inside a transaction, all behind it have then failed too. A pool without
 * `pipeline: true` gets them one after the other.
 */
export async function together(client: PoolClient, statements: readonly Statement[]): Promise<readonly QueryResult[]> {
  if (Reflect.get(client, "pipeline") !== true) {
    const results: QueryResult[] = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  }
  const socket = socketOf(client);
  socket?.cork();
  const answers = Promise.all(statements.map((statement) => client.query(statement)));
  socket?.uncork();
  return answers;
}

function socketOf(client: PoolClient): Socket | undefined {
  const connection: unknown = Reflect.get(client, "connection");
  const stream: unknown = typeof connection === "object" && connection ? Reflect.get(connection, "stream") : undefined;
  return stream instanceof Socket ? stream : undefined;
}
