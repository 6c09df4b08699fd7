import { beforeAll, describe, expect, it } from "vitest";
import { buildKnowledgeIndex } from "../../src/core/knowledge/build-knowledge-index.ts";
import type { KnowledgeIndex } from "../../src/core/knowledge/knowledge-index.ts";
import type { Playbook } from "../../src/core/playbook/schema.ts";
import { checkPlaybookFolder } from "../../src/playbook/load-folder.ts";

let tours: Playbook;
let warnings: readonly string[];
let knowledge: KnowledgeIndex;
beforeAll(async () => {
  ({ playbook: tours, warnings } = await checkPlaybookFolder("playbooks/tours"));
  knowledge = buildKnowledgeIndex(tours);
});

const products = () => tours.graph.nodes.filter(({ kind }) => kind === "product").map(({ id }) => id);

describe("the tours playbook", () => {
  it("loads without any advice left to follow", () => {
    expect(warnings).toEqual([]);
  });

  it("has at least 28 intents with 15 different examples in each language", () => {
    expect(tours.intents.length).toBeGreaterThanOrEqual(28);
    for (const { id, examples } of tours.intents) {
      for (const language of ["en", "es", "de"]) {
        const own = Array.isArray(examples) ? [] : (examples[language] ?? []);
        expect(new Set(own.map((text) => text.toLowerCase())).size, `${id} ${language}`).toBeGreaterThanOrEqual(15);
      }
    }
  });

  it("has every policy and every tour in all three languages, and what travellers say", () => {
    const originals = tours.sources.filter(
      ({ tier, translationOf }) => tier !== "bronze" && translationOf === undefined,
    );
    for (const { id } of originals) {
      const languages = tours.sources
        .filter(({ translationOf }) => translationOf === id)
        .map(({ language }) => language);
      expect(languages.toSorted(), id).toEqual(["de", "es"]);
    }
    expect(tours.sources.filter(({ tier }) => tier === "bronze").length).toBeGreaterThanOrEqual(12);
  });

  it("describes every tour, and says when it starts, from where and on what terms", () => {
    const described = new Set(tours.sources.filter(({ tier }) => tier === "silver").flatMap((s) => s.productIds));
    const bookable = new Set(tours.demo.tours.map(({ product }) => product));
    expect(products().filter((id) => !described.has(id) || !bookable.has(id))).toEqual([]);
    for (const { meetingPoint } of tours.demo.tours)
      expect(Object.keys(meetingPoint).toSorted()).toEqual(["de", "en", "es"]);
  });

  it("lets every sentence about a tour stand alone, because replies quote sentences", () => {
    const names = new Map(tours.graph.nodes.map(({ id, name }) => [id, name]));
    for (const { id, productIds, translationOf, text } of tours.sources.filter(({ tier }) => tier === "silver")) {
      const name = names.get(productIds[0] ?? translationOf ?? "") ?? "";
      for (const line of text.split("\n")) expect(line, id).toContain(name);
    }
  });

  it("has exactly one tour whose policies conflict", () => {
    const types = [...new Set(tours.sources.flatMap(({ policyType }) => policyType ?? []))];
    const conflicts = products().flatMap((id) =>
      types.filter((type) => knowledge.policy(type, id).found === "conflict").map((type) => `${type} of ${id}`),
    );
    expect(conflicts).toEqual(["weather of gondola-serenade"]);
  });
});

describe("the tours' policies", () => {
  it.each([
    ["pickup", "trastevere-food", "pickup-trastevere-food"],
    ["pickup", "colosseum-arena", "pickup-colosseum-arena"],
    ["pickup", "vatican-museums", "pickup-none"],
    ["pickup", "pompeii-day", "pickup-linea-verde"],
    ["pickup", "florence-market", "pickup-florence-market"],
    ["cancellation", "trastevere-food", "cancellation"],
    ["cancellation", "colosseum-arena", "cancellation-aurelia"],
    ["cancellation", "capri-boat", "cancellation-onda-blu"],
    ["cancellation", "caracalla-opera", "cancellation-caracalla-opera"],
    ["changes", "uffizi-gallery", "changes-aurelia"],
    ["weather", "capri-boat", "weather-boats"],
    ["weather", "vesuvius-crater", "weather-monte-guides"],
    ["weather", "pasta-class", "weather"],
  ])("%s of %s is %s", (type, product, source) => {
    expect(knowledge.policy(type, product)).toMatchObject({ found: "one", sourceId: source });
  });

  it("are what the bookings' terms say", () => {
    const until = Object.fromEntries(tours.demo.tours.map(({ product, terms }) => [product, terms.refunds]));
    expect(until["trastevere-food"]).toEqual([{ untilHours: 24, percent: 100 }]);
    expect(until["colosseum-arena"]).toEqual([{ untilHours: 72, percent: 100 }]);
    expect(until["capri-boat"]).toEqual([
      { untilHours: 168, percent: 100 },
      { untilHours: 48, percent: 50 },
    ]);
    expect(until["caracalla-opera"]).toEqual([]);
  });
});
