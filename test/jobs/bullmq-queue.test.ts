import { afterAll, beforeAll, describe } from "vitest";
import { queueContract } from "../contract/queue-contract.ts";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database.ts";
import { redisAvailable, startRedis, type TestRedis } from "../support/redis.ts";

describe("BullMQ on its Postgres backend", () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database[Symbol.asyncDispose]());
  queueContract("Postgres", () => ({ databaseUrl: database.url }));
});

describe.skipIf(!redisAvailable)("BullMQ on Redis", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis[Symbol.asyncDispose]());
  queueContract("Redis", () => ({ redisUrl: redis.url }));
});
