import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FoundBefore } from "../../src/core/contracts/prepared-answers.ts";
import { activatePlaybook } from "../../src/core/playbook/activate-playbook.ts";
import { playbookSchema, type Source } from "../../src/core/playbook/schema.ts";
import { knownAnswers } from "../../src/core/prepared/known-answers.ts";
import { createPreparedServer } from "../../src/core/prepared/serve-prepared.ts";
import { createFoundBefore } from "../../src/store/found-before.ts";
import { createPlaybookStore } from "../../src/store/playbook-store.ts";
import { createPreparedAnswerStore } from "../../src/store/prepared-answer-store.ts";
import { servicesFor } from "../core/turn/knowing.ts";
import { redisAvailable, startRedis, type TestRedis } from "../support/redis.ts";
import { freshStore } from "../support/store.ts";

const source = (text: string): Source => ({
  id: "hours",
  title: "Hours",
  text,
  tier: "gold",
  tags: [],
  productIds: [],
});
const playbookWith = (text: string) =>
  playbookSchema.parse({
    name: "small",
    languages: ["en"],
    intents: [{ id: "question", examples: ["a question"] }],
    sources: [source(text)],
  });
const OLD = "Our service team answers from 09:00 to 18:00.";
const NEW = "Our service team answers from 10:00 to 16:00.";
const QUESTION = { text: "when does your service team answer?", language: "en", productIds: [] };
const figures = { made: 1, asked: 0, written: 0, refused: 0, heldOut: 0, served: 0, right: 1 };

describe.skipIf(!redisAvailable)("what one process found, another serves", () => {
  let redis: TestRedis;
  let isGone = false;
  let store: Awaited<ReturnType<typeof freshStore>>;
  let now: { text: string; version: number };
  const closing: AsyncDisposable[] = [];
  beforeAll(async () => {
    [redis, store] = await Promise.all([startRedis(), freshStore()]);
    await createPlaybookStore(store.db).activate(playbookWith(OLD), Buffer.alloc(1), "origin");
    now = { text: OLD, version: 1 };
    await prepare();
  });
  afterAll(async () => {
    for (const one of closing) await one[Symbol.asyncDispose]();
    if (!isGone) await redis[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });

  const prepare = async () => {
    const playbook = playbookWith(now.text);
    const made = knownAnswers(playbook, servicesFor(playbook).knowledge);
    await createPreparedAnswerStore(store.db).finish(made, { floor: 0.5, figures, madeFrom: now.text });
  };

  /** As another process would be: nothing is shared but the database and Redis. */
  async function start() {
    const opened = await createFoundBefore(redis.url);
    closing.push(opened);
    // The connection is made in the background; before that, the cache is an empty one.
    await expect
      .poll(
        async () => {
          await opened.set("ready", "yes");
          return shared("ready");
        },
        { timeout: 15_000 },
      )
      .toBe("yes");
    const looked: string[] = [];
    const before: FoundBefore = {
      async get(key) {
        const known = await opened.get(key);
        looked.push(known === undefined ? "searched" : "remembered");
        return known;
      },
      set: opened.set,
    };
    let built = { text: "", knowledge: servicesFor(playbookWith(now.text)).knowledge };
    const current = () => {
      if (built.text !== now.text) built = { text: now.text, knowledge: servicesFor(playbookWith(now.text)).knowledge };
      const playbook = activatePlaybook(playbookWith(now.text), 1);
      return {
        ...built,
        playbook,
        models: servicesFor(playbookWith(now.text)).models,
        knowledgeVersion: now.version,
        day: "",
      };
    };
    const server = createPreparedServer({
      store: createPreparedAnswerStore(store.db),
      current,
      before,
      log: () => undefined,
    });
    await server.refresh();
    return { server, looked, find: async () => (await server.find(QUESTION))?.answer.answer };
  }
  /** What Redis itself has, asked by somebody else. */
  async function shared(key: string) {
    const other = await createFoundBefore(redis.url);
    try {
      for (let tries = 0; tries < 20; tries++) {
        const found = await other.get(key);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return undefined;
    } finally {
      await other[Symbol.asyncDispose]();
    }
  }

  it("one learns, the other remembers; a source that changed is forgotten by both; without Redis each serves on", async () => {
    const [one, other] = [await start(), await start()];
    expect(await one.find()).toBe(OLD);
    expect(await other.find()).toBe(OLD);
    expect([one.looked, other.looked]).toEqual([["searched"], ["remembered"]]);

    await createPlaybookStore(store.db).replaceSources([source(NEW)]);
    now = { text: NEW, version: 2 };
    expect(await one.find()).toBeUndefined();
    expect(await other.find()).toBeUndefined();
    await prepare();
    await Promise.all([one.server.refresh(), other.server.refresh()]);
    expect(await other.find()).toBe(NEW);
    expect(await one.find()).toBe(NEW);
    expect([one.looked.at(-1), other.looked.at(-1)]).toEqual(["remembered", "searched"]);

    isGone = true;
    await redis[Symbol.asyncDispose]();
    expect(await one.find()).toBe(NEW);
    expect(one.looked.at(-1)).toBe("remembered");
    const asked = { ...QUESTION, text: "at what hours does the service team answer?" };
    const began = performance.now();
    expect((await other.server.find(asked))?.answer.answer).toBe(NEW);
    expect(performance.now() - began).toBeLessThan(500);
  }, 60_000);
});
