import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProductGraph } from "../../src/core/knowledge/product-graph.ts";
import { playbookSchema } from "../../src/core/playbook/schema.ts";
import { createPlaybookStore } from "../../src/store/playbook-store.ts";
import { createPolicyGraph } from "../../src/store/policy-graph.ts";
import { freshStore } from "../support/store.ts";

const gold = (id: string, text: string, productIds: string[], more = {}) => ({
  id,
  title: `Policy ${id}`,
  text,
  tier: "gold" as const,
  policyType: "pickup",
  productIds,
  ...more,
});
const playbook = playbookSchema.parse({
  name: "trips",
  languages: ["en"],
  intents: [{ id: "hello", examples: ["hello there"] }],
  graph: {
    nodes: [
      { id: "walks", kind: "category", name: "Walks" },
      { id: "city", kind: "category", name: "City", parents: ["walks"] },
      { id: "roma", kind: "supplier", name: "Roma Tours" },
      { id: "forum", kind: "product", name: "Forum Walk", parents: ["city", "roma"] },
      { id: "food", kind: "product", name: "Food Walk", parents: ["city"] },
      { id: "boat", kind: "product", name: "Boat Trip" },
      { id: "night", kind: "product", name: "Night Walk", parents: ["city"] },
      { id: "night-late", kind: "variant", name: "Night Walk at 23:00", parents: ["night"] },
    ],
  },
  sources: [
    gold("everywhere", "There is no pickup.", []),
    gold("in-town", "Pickup in town.", ["city"]),
    gold("by-roma", "Pickup at the station.", ["roma"]),
    gold("at-night", "Pickup at your hotel.", ["night"]),
    gold("on-boats", "There is no pickup.", ["boat"], { policyType: "boats" }),
    gold("next-spring", "Pickup by tram.", ["forum"], { validFrom: "2027-03-01" }),
    gold("late", "No pickup after eleven.", ["night-late"], { policyType: "late" }),
    gold("last-year", "Pickup by carriage.", ["food"], { validTo: "2025-12-31" }),
  ],
});

let store: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  store = await freshStore();
  await createPlaybookStore(store.db).activate(playbook, Buffer.from("models"), "origin");
});
afterAll(() => store[Symbol.asyncDispose]());
const graph = () => createPolicyGraph(store.db.pool, () => "2026-11-25");

describe("which policy decides, asked of the database", () => {
  it("takes the nearest from the product outwards, and the whole business last", async () => {
    expect(await graph().policy("pickup", "night")).toMatchObject({ found: "one", policies: [{ on: "night" }] });
    expect(await graph().policy("pickup", "boat")).toMatchObject({ found: "one", policies: [{ on: "global" }] });
    expect(await graph().policy("pickup")).toMatchObject({ found: "one", policies: [{ sourceId: "everywhere" }] });
    expect(await graph().policy("refunds", "night")).toEqual({ found: "none", policies: [] });
  });

  it("shows both texts when two that differ stand equally near", async () => {
    const { found, policies } = await graph().policy("pickup", "forum");
    expect(found).toBe("conflict");
    expect(policies.map(({ text }) => text).sort()).toEqual(["Pickup at the station.", "Pickup in town."]);
  });

  it("passes over what no longer counts", async () => {
    expect(await graph().policy("pickup", "food")).toMatchObject({ policies: [{ sourceId: "in-town" }] });
  });

  it("answers for a variant: its own policy first, then its product's", async () => {
    expect(await graph().policy("pickup", "night-late")).toMatchObject({ distance: 1, policies: [{ on: "night" }] });
    expect(await graph().policy("late", "night-late")).toMatchObject({ distance: 0, policies: [{ sourceId: "late" }] });
    expect(await graph().policy("late", "night")).toEqual({ found: "none", policies: [] });
  });

  it("agrees with the index in memory", async () => {
    const inMemory = buildProductGraph({
      ...playbook,
      sources: playbook.sources.filter(({ id }) => id !== "last-year" && id !== "next-spring"),
    });
    for (const id of ["forum", "food", "boat", "night", "night-late"]) {
      const here = inMemory.policy("pickup", id);
      expect(await graph().policy("pickup", id), id).toMatchObject(
        here.found === "none" ? { found: "none" } : { found: here.found, distance: here.distance },
      );
    }
  });
});

describe("what a policy would reach, before it is saved", () => {
  it("names the products where it decides, where a nearer one goes before it, and where two would stand side by side", async () => {
    const reach = await graph().reach({ type: "pickup", productIds: ["city"], sourceId: "in-town" });
    expect(reach.overruled.products.map(({ id }) => id)).toContain("night");
    expect(reach.conflicts.products).toEqual([{ id: "forum", name: "Forum Walk" }]);
    const wide = await graph().reach({ type: "pickup", productIds: ["walks"] });
    expect(wide.decides.count).toBe(0);
    expect(wide.overruled.count).toBe(4);
  });

  it("reaches everything without a policy of its own when it is for the whole business", async () => {
    const reach = await graph().reach({ type: "luggage", productIds: [] });
    expect(reach.decides).toMatchObject({ count: 5 });
  });

  it("passes over rivals that no longer count, and those that do not count yet on its first day", async () => {
    const food = { type: "pickup", productIds: ["food"] };
    expect((await graph().reach(food)).decides.products.map(({ id }) => id)).toEqual(["food"]);
    const forum = { type: "pickup", productIds: ["forum"] };
    expect((await graph().reach(forum)).decides.count).toBe(1);
    expect((await graph().reach({ ...forum, validFrom: "2027-02-28" })).conflicts.count).toBe(0);
    expect((await graph().reach({ ...forum, validFrom: "2027-03-01" })).conflicts.count).toBe(1);
  });

  it("sees no conflict with the same words, and one with others, for the whole business too", async () => {
    const same = { type: "boats", productIds: ["boat"], text: "there is  no pickup." };
    expect(await graph().reach(same)).toMatchObject({ decides: { count: 1 }, conflicts: { count: 0 } });
    expect(await graph().reach({ ...same, text: "Pickup by boat." })).toMatchObject({ conflicts: { count: 1 } });
    const all = await graph().reach({ type: "pickup", productIds: [], text: "Pickup everywhere." });
    expect(all.conflicts.products.map(({ id }) => id)).toEqual(["boat"]);
  });
});
