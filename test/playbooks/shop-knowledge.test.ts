import { beforeAll, describe, expect, it } from "vitest";
import { buildKnowledgeIndex } from "../../src/core/knowledge/build-knowledge-index.ts";
import type { KnowledgeIndex } from "../../src/core/knowledge/knowledge-index.ts";
import { loadPlaybookFolder } from "../../src/playbook/load-folder.ts";

let knowledge: KnowledgeIndex;
beforeAll(async () => {
  knowledge = buildKnowledgeIndex(await loadPlaybookFolder("playbooks/shop"));
});

describe("the shop's policies", () => {
  it.each([
    ["returns", undefined, "returns"],
    ["returns", "lumo-lamp", "returns"],
    ["returns", "auralis-buds-2", "returns-in-ear"],
    ["returns", "auralis-party-go", "returns-party-speakers"],
    ["returns", "bassline-pebble", "returns-bassline"],
    ["returns", "lumo-lantern", "final-sale"],
    ["returns", "sonaro-brush", "returns-care"],
    ["warranty", "auralis-buds-2", "warranty-auralis"],
    ["warranty", "voltwerk-bank-20", "warranty-power-banks"],
    ["warranty", "lumo-lamp", "warranty"],
    ["shipping-times", "kinora-beam", "shipping-times-cinema"],
    ["final-sale", "lumo-lantern", "final-sale"],
  ])("%s of %s is %s", (type, product, source) => {
    expect(knowledge.policy(type, product)).toMatchObject({ found: "one", sourceId: source });
  });

  it("conflict for the BoomTower, so that a person decides", () => {
    const answer = knowledge.policy("returns", "bassline-boomtower");
    expect(answer.found === "conflict" ? answer.sourceIds.toSorted() : answer).toEqual([
      "returns-bassline",
      "returns-party-speakers",
    ]);
  });
});

describe("a question about one product is answered about that product", () => {
  it.each([
    ["en", "auralis-buds-2", "does it come with a charger?", "come without a charger"],
    ["en", "auralis-buds-2-pro", "does it come with a charger?", "come with a 20 W charger"],
    ["es", "auralis-buds-2", "¿viene con cargador?", "vienen sin cargador"],
    ["de", "auralis-buds-2", "Ist ein Ladegerät dabei?", "ohne Ladegerät"],
    ["en", "lumo-lamp", "is it dimmable?", "is dimmable in five steps"],
    ["en", "lumo-lamp-mini", "can it be dimmed?", "cannot be dimmed"],
    ["de", "lumo-lamp-mini", "ist sie dimmbar?", "nicht dimmbar"],
    ["es", "pulsar-watch-s", "¿tiene gps?", "no tiene GPS"],
    ["de", "pulsar-watch-x", "hat die Uhr GPS?", "eingebautes GPS"],
    ["en", "brewstone-kettle", "can it keep water warm?", "keeps water warm for 30 minutes"],
  ])("in %s about %s: %s", (language, productId, text, answer) => {
    const found = knowledge.search({ text, language, productIds: [productId], limit: 5 });
    expect(found.find((passage) => passage.tier !== "bronze")?.text).toContain(answer);
  });
});

describe("products are found by the names customers use", () => {
  it.each([
    ["does the Lumo Lamp Mini have a battery", "lumo-lamp-mini"],
    ["is the lumo lamp dimmable", "lumo-lamp"],
    ["buds 2 pro or not", "auralis-buds-2-pro"],
    ["¿el hervidor de viaje lleva adaptador?", "brewstone-kettle-go"],
    ["wie laut ist der Saugroboter", "kinora-sweep"],
    ["boomtwoer weight", "bassline-boomtower"],
  ])("%s", (text, productId) => {
    expect(knowledge.findProducts(text)[0]?.productId).toBe(productId);
  });
});
