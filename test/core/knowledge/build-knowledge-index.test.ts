import { describe, expect, it } from "vitest";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import type { Source } from "../../../src/core/playbook/schema.ts";
import { bank, tours } from "../turn/small-playbooks.ts";

const plain = { tier: "gold" as const, tags: [], productIds: [] };
const knowledge = buildKnowledgeIndex(tours);
const ask = (text: string, productIds: readonly string[], language = "en") =>
  knowledge.search({ text, language, productIds, limit: 5 });

describe("finding passages", () => {
  it("answers about the product in question where another product's page says the opposite", () => {
    expect(ask("does it include hotel pickup?", ["colosseum"])[0]?.text).toBe("Hotel pickup is not included.");
    expect(ask("does it include hotel pickup?", ["food"])[0]?.text).toBe(
      "Hotel pickup is included in the centre of Rome.",
    );
  });

  it("never gives a passage about another product", () => {
    for (const found of ask("hotel pickup, price, hours, menus", ["colosseum"])) {
      expect(knowledge.isAbout(found.sourceId, "colosseum")).toBe(true);
    }
  });

  it("is never sure about one product's page when no product is in question", () => {
    for (const found of ask("is hotel pickup included?", [])) expect(found.score).toBeLessThan(0.5);
  });

  it("takes the only product that the question names", () => {
    expect(ask("Is hotel pickup included in the Colosseum Skip-the-Line Tour?", [])[0]).toMatchObject({
      text: "Hotel pickup is not included.",
      citation: { sourceId: "colosseum-details", productId: "colosseum" },
    });
  });

  it("answers in the language of the question when there is a translation, else from the first language", () => {
    expect(ask("¿Incluye recogida en el hotel?", ["colosseum"], "es")[0]).toMatchObject({
      sourceId: "colosseum-details-es",
      language: "es",
    });
    expect(ask("Ist die Abholung dabei?", ["colosseum"], "de")[0]).toMatchObject({
      sourceId: "colosseum-details-de",
      language: "de",
    });
    expect(ask("Hotel pickup?", ["food"], "de")[0]).toMatchObject({ sourceId: "food-details", language: "en" });
  });

  it("forgives typos", () => {
    expect(ask("is hotel pikcup included?", ["colosseum"])[0]?.text).toBe("Hotel pickup is not included.");
  });

  it("finds nothing sure for what no source speaks of", () => {
    for (const text of ["do you sell dragons?", "is there a swimming pool?", "who is the president?"]) {
      for (const found of ask(text, ["colosseum"])) expect(found.score, text).toBeLessThan(0.5);
    }
  });

  it("leaves out a general policy where a nearer one decides", () => {
    expect(ask("can I cancel free of charge?", ["sunset"]).map(({ sourceId }) => sourceId)).not.toContain(
      "cancel-global",
    );
  });

  it("shows a text that stands in two sources once", () => {
    const again = { ...tours.sources.find(({ id }) => id === "food-details"), id: "food-again" } as Source;
    const index = buildKnowledgeIndex({ ...tours, sources: [...tours.sources, again] });
    const found = index.search({ text: "hotel pickup?", language: "en", productIds: ["food"], limit: 20 });
    expect(found.map(({ sourceId }) => sourceId)).toContain("food-details");
    expect(found.map(({ sourceId }) => sourceId)).not.toContain("food-again");
    expect(index.source("food-again")?.text).toBe(again.text);
  });

  it("remembers what was asked before, also in a language without vectors", () => {
    const index = buildKnowledgeIndex({
      ...bank,
      languages: ["de"],
      sources: [
        { ...plain, id: "karte", title: "Kreditkarte", text: "Die Kreditkarte ist nach 5 Tagen bei Ihnen." },
        { ...plain, id: "konto", title: "Konto", text: "Das Konto ist nach 3 Tagen bereit." },
      ],
      graph: { nodes: [], policies: [] },
    });
    const first = (asked: string) =>
      index.search({ text: "Wie viele Tage?", language: "de", productIds: [], limit: 2, context: { asked } })[0]
        ?.sourceId;
    expect(first("Ich möchte eine Kreditkarte")).toBe("karte");
    expect(first("Ich möchte ein Konto")).toBe("konto");
  });

  it("gives passages word for word", () => {
    for (const found of ask("what does it cost for children?", ["colosseum"])) {
      expect(knowledge.source(found.sourceId)?.text).toContain(found.text);
    }
  });
});

describe("which policy decides", () => {
  it("takes the nearest: the product's own before the whole business's", () => {
    expect(knowledge.policy("cancellation", "sunset")).toMatchObject({
      found: "one",
      sourceId: "cancel-sailing",
      distance: 0,
    });
    expect(knowledge.policy("cancellation", "food")).toMatchObject({
      found: "one",
      sourceId: "cancel-global",
      on: "global",
    });
    expect(knowledge.policy("cancellation")).toMatchObject({ found: "one", sourceId: "cancel-global" });
  });

  it("reports a conflict of two different policies at the same distance", () => {
    expect(knowledge.policy("children", "food")).toEqual({
      found: "conflict",
      sourceIds: ["conflict-a", "conflict-b"],
      distance: 1,
    });
    expect(knowledge.policy("children", "colosseum")).toMatchObject({ found: "one", sourceId: "conflict-a" });
  });

  it("counts a translation as the policy it translates, and knows when there is none", () => {
    expect(knowledge.policy("cancellation", "colosseum").found).toBe("one");
    expect(knowledge.policy("insurance", "food")).toEqual({ found: "none" });
  });

  it("keeps a policy that the graph puts on a category off everything else", () => {
    const bound = buildKnowledgeIndex({
      ...bank,
      sources: [
        ...bank.sources,
        {
          id: "card-age",
          tier: "gold",
          title: "Age for cards",
          text: "Cards are for customers over 18.",
          tags: [],
          productIds: [],
          policyType: "age",
        },
      ],
      graph: { ...bank.graph, policies: [{ type: "age", on: "cards", source: "card-age" }] },
    });
    expect(bound.policy("age", "blue")).toMatchObject({ found: "one", sourceId: "card-age", on: "cards" });
    expect(bound.policy("age", "saver")).toEqual({ found: "none" });
    expect(bound.isAbout("card-age", "saver")).toBe(false);
  });
});

describe("finding products", () => {
  const best = (text: string) => knowledge.findProducts(text)[0];

  it("knows names, nicknames, typos and word order", () => {
    expect(best("the trastevere food tour please")).toMatchObject({ productId: "food", score: 1 });
    expect(best("Trastevre food tours")?.productId).toBe("food");
    expect(best("el tour gastronómico")?.productId).toBe("food");
    expect(best("Kolosseum")?.productId).toBe("colosseum");
    expect(best("sailing at sunset")?.productId).toBe("sunset");
  });

  it("keeps what is ambiguous, with close scores", () => {
    const index = buildKnowledgeIndex({
      ...bank,
      sources: [],
      graph: {
        policies: [],
        nodes: [
          { id: "x2", kind: "product", name: "Aurora X2", aliases: [], parents: [] },
          { id: "mini", kind: "product", name: "Aurora Mini", aliases: [], parents: [] },
          { id: "bar", kind: "product", name: "Pulse Sound Bar", aliases: [], parents: [] },
        ],
      },
    });
    const [first, second] = index.findProducts("what about the aurora?");
    expect([first?.productId, second?.productId].sort()).toEqual(["mini", "x2"]);
    expect(index.findProducts("my soundbars").map(({ productId }) => productId)).toEqual(["bar"]);
    expect(Math.abs((first?.score ?? 0) - (second?.score ?? 1))).toBeLessThan(0.1);
  });

  it("finds none in ordinary talk", () => {
    expect(knowledge.findProducts("hello, how are you today?")).toEqual([]);
  });

  it("prefers the longer name that the text gives in full", () => {
    const index = buildKnowledgeIndex({
      ...bank,
      graph: {
        policies: [],
        nodes: [
          { id: "one", kind: "product", name: "Aurora X2", aliases: [], parents: [] },
          { id: "pro", kind: "product", name: "Aurora X2 Pro", aliases: [], parents: [] },
        ],
      },
      sources: [],
    });
    expect(index.findProducts("my aurora x2 pro").map(({ productId }) => productId)).toEqual(["pro"]);
    expect(index.findProducts("my aurora x 2")[0]?.productId).toBe("one");
  });

  it("tells a variant from its product, and lets the product's page answer for it", () => {
    const node = { aliases: [], parents: [] };
    const index = buildKnowledgeIndex({
      ...bank,
      graph: {
        policies: [],
        nodes: [
          { ...node, id: "kettle", kind: "product", name: "Brewstone Kettle" },
          { ...node, id: "kettle-red", kind: "variant", name: "Brewstone Kettle red", parents: ["kettle"] },
          { ...node, id: "mill", kind: "product", name: "Brewstone Mill" },
        ],
      },
      sources: [
        { ...plain, id: "page", title: "Kettle", text: "The kettle holds 1.7 litres.", productIds: ["kettle"] },
        {
          ...plain,
          id: "red",
          title: "Red kettle",
          text: "The red kettle is out of stock.",
          productIds: ["kettle-red"],
        },
      ],
    });
    const named = (text: string) => index.findProducts(text).map(({ productId }) => productId);
    expect(named("does the brewstone kettle whistle?")).toEqual(["kettle"]);
    expect(named("is the red brewstone kettle in stock?")).toEqual(["kettle-red"]);
    const found = (text: string, productId: string) =>
      index.search({ text, language: "en", productIds: [productId], limit: 5 }).map(({ sourceId }) => sourceId);
    expect(found("how many litres does it hold?", "kettle-red")).toContain("page");
    expect(found("is it out of stock?", "kettle-red")[0]).toBe("red");
    expect(found("is it out of stock?", "kettle")).not.toContain("red");
  });
});
