import type { KnowledgeDesk, SourceShelf } from "./contracts/knowledge-desk.ts";
import type { PolicyGraph } from "./contracts/policy-graph.ts";

/** What people see of the knowledge in force. Nothing is changed here. */
export function createKnowledgeDesk(shelf: SourceShelf, policies: PolicyGraph): KnowledgeDesk {
  return {
    list: ({ skip, limit, ...filter }) => shelf.list(filter, { order: "urgency", skip, limit }),

    async open(id) {
      const found = await shelf.one(id);
      if (!found) return undefined;
      const { policies: decides, original, ...source } = found;
      const { tier, text, validFrom } = source;
      // Tips never decide, and what is over decides nothing.
      if (tier === "bronze" || source.state === "expired") return { ...source, reach: [] };
      const reach = await Promise.all(
        decides.map(async ({ type, productIds }) => ({
          type,
          ...(await policies.reach({
            type,
            productIds,
            sourceId: original,
            text,
            tier,
            ...(validFrom && { validFrom }),
          })),
        })),
      );
      return { ...source, reach };
    },
  };
}
