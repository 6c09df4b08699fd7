import { z } from "zod";

const id = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.:-]*$/, "use letters, digits, and _ . : - only");

/**
 * A product, a variant of one (a size, a colour, a departure of a tour), or something that products belong to. Policies
 * are looked up from the variant or product outwards.
 */
const nodeSchema = z.strictObject({
  id,
  kind: z.enum(["product", "variant", "category", "supplier"]),
  name: z.string().min(1),
  /** Other names and nicknames customers use, in any language. */
  aliases: z.array(z.string()).default([]),
  /**
   * Its product (variant), its category and supplier (product), or the category above (category). Distance counts steps
   * along this list.
   */
  parents: z.array(id).default([]),
});

/** Which source is the policy of a type, on which node. `on: "global"` is the whole business. */
const policySchema = z.strictObject({ type: id, on: id, source: id });

export const graphSchema = z.strictObject({
  nodes: z.array(nodeSchema).default([]),
  policies: z.array(policySchema).default([]),
});

export type Graph = z.infer<typeof graphSchema>;
export type GraphNode = Graph["nodes"][number];
