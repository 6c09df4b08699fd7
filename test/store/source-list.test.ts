import { afterAll, beforeAll, expect, it } from "vitest";
import { createKnowledgeDesk } from "../../src/core/knowledge-desk.ts";
import { type Playbook, playbookSchema, type Source } from "../../src/core/playbook/schema.ts";
import { createPlaybookStore } from "../../src/store/playbook-store.ts";
import { createPolicyGraph } from "../../src/store/policy-graph.ts";
import { createSourceShelf } from "../../src/store/source-list.ts";
import { freshStore } from "../support/store.ts";

const TODAY = "2026-11-25";
const source = (id: string, more: Partial<Source> = {}) => ({
  id,
  title: `About ${id}`,
  text: `What there is to say about ${id}.`,
  tier: "gold",
  ...more,
});
const playbook = playbookSchema.parse({
  name: "trips",
  languages: ["en", "de"],
  intents: [{ id: "hello", examples: ["hello there"] }],
  graph: {
    nodes: [
      { id: "walks", kind: "category", name: "Walks" },
      { id: "forum", kind: "product", name: "Forum Walk", parents: ["walks"] },
      { id: "food", kind: "product", name: "Food Walk", parents: ["walks"] },
    ],
    policies: [{ type: "luggage", on: "walks", source: "bags" }],
  },
  sources: [
    source("a-plain"),
    source("b-long-ago", { reviewBy: "2026-03-01", owner: "Ana" }),
    source("c-yesterday", { reviewBy: "2026-11-24", owner: "Ben" }),
    source("d-in-two-weeks", { reviewBy: "2026-12-09" }),
    source("e-later", { reviewBy: "2026-12-10" }),
    source("f-over", { validTo: "2026-11-24", reviewBy: "2026-01-01", policyType: "pickup", productIds: ["food"] }),
    source("g-over-in-german", { translationOf: "f-over", language: "de" }),
    source("h-next-spring", { validFrom: "2027-03-01" }),
    source("bags"),
    source("pickup", { policyType: "pickup" }),
    source("pickup-forum", { policyType: "pickup", productIds: ["forum"], tier: "silver" }),
    source("tip", { tier: "bronze", policyType: "pickup" }),
  ],
});

let store: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  store = await freshStore();
  await createPlaybookStore(store.db).activate(playbook, Buffer.from("models"), "origin");
});
afterAll(() => store[Symbol.asyncDispose]());

const shelf = () => createSourceShelf(store.db.pool, () => TODAY);
const desk = () =>
  createKnowledgeDesk(
    shelf(),
    createPolicyGraph(store.db.pool, () => TODAY),
  );
const ids = async (filter: Parameters<ReturnType<typeof shelf>["list"]>[0]) =>
  (await shelf().list(filter, { order: "id", after: "", limit: 100 })).sources.map(({ id }) => id);

it("a source whose review date has passed or is two weeks away is due, and one out of force is not", async () => {
  expect(await ids({ state: "review-due" })).toEqual(["b-long-ago", "c-yesterday", "d-in-two-weeks"]);
  expect(await ids({ state: "not-yet" })).toEqual(["h-next-spring"]);
});

it("a translation is over when the source that it translates is", async () => {
  expect(await ids({ state: "expired" })).toEqual(["f-over", "g-over-in-german"]);
  expect((await desk().open("g-over-in-german"))?.validTo).toBe("2026-11-24");
  expect(await ids({ product: "food" })).toEqual(["f-over", "g-over-in-german"]);
});

it("people see what is longest overdue first, with the numbers of all sources whatever they search", async () => {
  const list = await desk().list({ skip: 0, limit: 4 });
  expect(list.sources.map(({ id }) => id)).toEqual(["b-long-ago", "c-yesterday", "d-in-two-weeks", "a-plain"]);
  expect(list).toMatchObject({ found: 12, overdue: 2, languages: ["de", "en"], today: TODAY });
  const searched = await desk().list({ text: "BEN", skip: 0, limit: 4 });
  expect(searched.sources.map(({ id }) => id)).toEqual(["c-yesterday"]);
  expect(searched).toMatchObject({ found: 1, counts: { "review-due": 3, fresh: 6, "not-yet": 1, expired: 2 } });
});

it("pages by id give every source once", async () => {
  const seen: string[] = [];
  for (let after = ""; ; after = seen.at(-1) ?? "") {
    const { sources } = await shelf().list({}, { order: "id", after, limit: 5 });
    if (sources.length === 0) break;
    seen.push(...sources.map(({ id }) => id));
  }
  expect(seen).toEqual(playbook.sources.map(({ id }) => id).sort());
});

it("an opened source shows its text and for which products it decides", async () => {
  const names = (reached: { readonly products: readonly { readonly name: string }[] } | undefined) =>
    reached?.products.map(({ name }) => name);
  const bags = await desk().open("bags");
  expect(bags).toMatchObject({ text: "What there is to say about bags.", products: [{ id: "walks", name: "Walks" }] });
  expect(bags?.reach.map(({ type, decides }) => [type, decides.count])).toEqual([["luggage", 2]]);
  const [everywhere] = (await desk().open("pickup"))?.reach ?? [];
  expect(names(everywhere?.decides)).toEqual(["Food Walk"]);
  expect(names(everywhere?.overruled)).toEqual(["Forum Walk"]);
  expect((await desk().open("f-over"))?.reach).toEqual([]);
  expect((await desk().open("tip"))?.reach).toEqual([]);
  expect(await desk().open("nowhere")).toBeUndefined();
});

it("product data decides nothing where an official policy stands equally near", async () => {
  const { decides, overruled, conflicts } = await createPolicyGraph(store.db.pool, () => TODAY).reach({
    type: "pickup",
    productIds: [],
    tier: "silver",
    text: "There is a bus.",
  });
  expect([decides.count, overruled.count, conflicts.count]).toEqual([0, 2, 0]);
});

it("a new owner or review date leaves prepared answers and the day of the text alone; new words do not", async () => {
  await using own = await freshStore();
  const playbooks = createPlaybookStore(own.db);
  await playbooks.activate(playbook, Buffer.from("models"), "origin");
  await own.db.pool.query("UPDATE source SET text_changed_at = '2026-01-01'");
  const listed = async () => {
    const { sources } = await createSourceShelf(own.db.pool, () => TODAY).list(
      { text: "a-plain" },
      { order: "id", after: "", limit: 1 },
    );
    return { version: sources[0]?.version, old: sources[0]?.textChangedAt.toISOString().startsWith("2026-01-01") };
  };
  const change = (more: Partial<Source>): Playbook["sources"] =>
    playbook.sources.map((one) => (one.id === "a-plain" ? { ...one, ...more } : one));
  await playbooks.replaceSources(change({ owner: "Cleo", reviewBy: "2027-06-01" }));
  expect(await listed()).toEqual({ version: 1, old: true });
  await playbooks.replaceSources(change({ productIds: ["forum"] }));
  expect(await listed()).toEqual({ version: 2, old: true });
  await playbooks.replaceSources(change({ text: "Something else." }));
  expect(await listed()).toEqual({ version: 3, old: false });
});
