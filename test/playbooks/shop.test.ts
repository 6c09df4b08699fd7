import { beforeAll, describe, expect, it } from "vitest";
import type { Playbook } from "../../src/core/playbook/schema.ts";
import { checkPlaybookFolder } from "../../src/playbook/load-folder.ts";

let shop: Playbook;
let warnings: readonly string[];
beforeAll(async () => {
  ({ playbook: shop, warnings } = await checkPlaybookFolder("playbooks/shop"));
});

describe("the shop playbook", () => {
  it("loads without any advice left to follow", () => {
    expect(warnings).toEqual([]);
  });

  it("has at least 28 intents with 20 different examples in each language", () => {
    expect(shop.intents.length).toBeGreaterThanOrEqual(28);
    for (const { id, examples } of shop.intents) {
      for (const language of ["en", "es", "de"]) {
        const own = Array.isArray(examples) ? [] : (examples[language] ?? []);
        expect(new Set(own.map((text) => text.toLowerCase())).size, `${id} ${language}`).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it("has gold, silver and bronze sources, and every policy in all three languages", () => {
    const originals = (tier: string) => shop.sources.filter((s) => s.tier === tier && s.translationOf === undefined);
    expect(originals("gold").length).toBeGreaterThanOrEqual(18);
    expect(originals("silver").length).toBeGreaterThanOrEqual(32);
    expect(originals("bronze").length).toBeGreaterThanOrEqual(10);
    for (const { id } of originals("gold")) {
      const languages = shop.sources.filter((s) => s.translationOf === id).map((s) => s.language);
      expect(languages.toSorted(), id).toEqual(["de", "es"]);
    }
  });

  it("describes every product it sells", () => {
    const described = new Set(shop.sources.filter((s) => s.tier === "silver").flatMap((s) => s.productIds));
    const products = shop.graph.nodes.filter((node) => node.kind === "product").map((node) => node.id);
    expect(products.length).toBeGreaterThanOrEqual(30);
    expect(products.filter((id) => !described.has(id))).toEqual([]);
  });

  it("lets every sentence about a product stand alone, because replies quote sentences", () => {
    const names = new Map(shop.graph.nodes.map((node) => [node.id, node.name]));
    for (const source of shop.sources.filter((s) => s.tier === "silver")) {
      const name = names.get(source.productIds[0] ?? "") ?? "";
      for (const line of source.text.split("\n")) expect(line, source.id).toContain(name);
    }
  });

  it("has exactly one product whose policies conflict at the nearest distance", () => {
    const types = new Set(shop.sources.flatMap((s) => s.policyType ?? []));
    const conflicts = shop.graph.nodes
      .filter((node) => node.kind === "product")
      .flatMap((node) =>
        [...types].filter((type) => nearest(shop, type, node.id).length > 1).map((type) => `${type} of ${node.id}`),
      );
    expect(conflicts).toEqual(["returns of bassline-boomtower"]);
  });

  it("has demo orders in every status, several for one customer, under, at and over the limit, and a disputed one", () => {
    const { customers, orders } = shop.demo;
    expect(customers.length).toBeGreaterThanOrEqual(8);
    expect(orders.length).toBeGreaterThanOrEqual(14);
    expect(new Set(orders.map((order) => order.status)).size).toBe(7);
    const totals = orders.map((o) =>
      o.lines.reduce((sum, line) => sum + line.quantity * line.unitCents, o.shippingCents),
    );
    expect(totals).toContain(shop.thresholds.refundLimitCents);
    expect(Math.max(...totals)).toBeGreaterThan(shop.thresholds.refundLimitCents);
    expect(orders.filter((order) => order.disputed)).toHaveLength(1);
    const pattern = new RegExp(shop.entities[0]?.pattern ?? "", "i");
    expect(orders.filter((order) => !pattern.test(order.id))).toEqual([]);
  });
});

/** Sources of a policy type at the nearest distance from a product. */
function nearest({ sources, graph }: Playbook, type: string, product: string): readonly string[] {
  const parents = new Map(graph.nodes.map((node) => [node.id, node.parents]));
  let ring = [product];
  while (ring.length > 0) {
    const here = sources.filter(
      (s) => s.policyType === type && s.productIds.some((id) => ring.includes(id)) && s.translationOf === undefined,
    );
    if (here.length > 0) return here.map((s) => s.id);
    ring = ring.flatMap((id) => parents.get(id) ?? []);
  }
  return [];
}
