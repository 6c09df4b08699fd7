import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { PreparedAnswerStore } from "../../src/core/contracts/prepared-answers.ts";
import { playbookSchema, type Source } from "../../src/core/playbook/schema.ts";
import type { PreparedAnswer } from "../../src/core/prepared/prepared-answer.ts";
import { createPlaybookStore } from "../../src/store/playbook-store.ts";
import { createPreparedAnswerStore } from "../../src/store/prepared-answer-store.ts";
import { freshStore } from "../support/store.ts";

const by = { id: "agent-ada", name: "Ada" };
const figures = { made: 2, asked: 0, written: 0, refused: 0, heldOut: 0, served: 0, right: 1 };
const source = (id: string, text: string): Source => ({ id, title: id, text, tier: "gold", tags: [], productIds: [] });
const answer = (id: string, sourceId: string, text: string): PreparedAnswer => ({
  id,
  question: `What of ${id}?`,
  variants: [`tell me of ${id}`],
  answer: text,
  language: "en",
  productIds: [],
  sourceIds: [sourceId],
  origin: "source",
});
const HOURS = "We are open from 9 to 6.";
const PARKING = "Parking is free.";

let store: Awaited<ReturnType<typeof freshStore>>;
let prepared: PreparedAnswerStore;
let playbooks: ReturnType<typeof createPlaybookStore>;
beforeAll(async () => {
  store = await freshStore();
  prepared = createPreparedAnswerStore(store.db);
  playbooks = createPlaybookStore(store.db);
});
afterAll(() => store[Symbol.asyncDispose]());
beforeEach(async () => {
  await store.db.pool.query("DELETE FROM prepared_answer");
  const sources = [source("hours", HOURS), source("parking", PARKING)];
  const playbook = playbookSchema.parse({
    name: "small",
    languages: ["en"],
    intents: [{ id: "question", examples: ["a question"] }],
    sources,
  });
  await playbooks.activate(playbook, Buffer.alloc(1), "origin");
  await make();
});

const end = { floor: 0.9, figures, madeFrom: "these sources" };
const make = () => prepared.finish([answer("a", "hours", HOURS), answer("b", "parking", PARKING)], end);
const served = async (unreviewed = true) => (await prepared.serving(unreviewed)).map(({ id }) => id);

it("what only quotes is served until somebody rejects it, or where all is reviewed only once it is approved", async () => {
  expect(await served()).toEqual(["a", "b"]);
  expect(await served(false)).toEqual([]);
  await prepared.review("a", { state: "approved" }, by);
  await prepared.review("b", { state: "rejected" }, by);
  expect(await served()).toEqual(["a"]);
  expect(await served(false)).toEqual(["a"]);
});

it("a customer never hears the old opening hours: an answer falls away with the source it cites", async () => {
  await prepared.review("a", { state: "approved" }, by);
  await playbooks.replaceSources([source("hours", "We are open from 10 to 4."), source("parking", PARKING)]);
  expect(await served()).toEqual(["b"]);
  expect((await prepared.list({ state: "stale", skip: 0, limit: 10 })).answers.map(({ id }) => id)).toEqual(["a"]);
  await expect(prepared.review("a", { state: "approved" }, by)).rejects.toMatchObject({ kind: "conflict" });
});

it("an answer falls away with a source that is gone", async () => {
  await playbooks.replaceSources([source("parking", PARKING)]);
  expect(await served()).toEqual(["b"]);
});

it("an approval survives a change of the source that leaves the answer as it was", async () => {
  await prepared.review("a", { state: "approved" }, by);
  await playbooks.replaceSources([source("hours", `${HOURS} Closed on Sundays.`), source("parking", PARKING)]);
  await make();
  const { answers } = await prepared.list({ state: "approved", skip: 0, limit: 10 });
  expect(answers).toMatchObject([{ id: "a", answer: HOURS, reviewerName: "Ada" }]);
});

it("what was rejected stays rejected when answers are made anew", async () => {
  await prepared.review("b", { state: "rejected" }, by);
  await make();
  expect(await served()).toEqual(["a"]);
});

it("a person's own words are kept while the sources stand", async () => {
  await prepared.review("a", { state: "approved", answer: "From 9 to 6." }, by);
  await make();
  expect((await prepared.one("a"))?.answer).toBe("From 9 to 6.");
});

it("two processes do not prepare at once, and one that was cut off does not block for ever", async () => {
  expect(await prepared.begin()).toBe(true);
  expect(await prepared.begin()).toBe(false);
  await store.db.pool.query("UPDATE prepared_run SET beat_at = now() - interval '31 seconds'");
  expect(await prepared.begin()).toBe(true);
  await prepared.fail("stopped");
  expect(await prepared.run()).toMatchObject({ problem: "stopped" });
});
