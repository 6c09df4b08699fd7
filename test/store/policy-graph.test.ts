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
    ],
  },
  sources: [
    gold("everywhere", "There is no pickup.", []),
    gold("in-town", "Pickup in town.", ["city"]),
    gold("by-roma", "Pickup at the station.", ["roma"]),
    gold("at-night", "Pickup at your hotel.", ["night"]),
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

  it("agrees with the index in memory", async () => {
    const inMemory = buildProductGraph({
      ...playbook,
      sources: playbook.sources.filter(({ id }) => id !== "last-year"),
    });
    for (const id of ["forum", "food", "boat", "night"]) {
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
    expect(wide.overruled.count).toBe(3);
  });

  it("reaches everything without a policy of its own when it is for the whole business", async () => {
    const reach = await graph().reach({ type: "luggage", productIds: [] });
    expect(reach.decides).toMatchObject({ count: 4 });
  });
});
