import type { Playbook } from "../core/playbook/schema.ts";
import type { Findings, Path, Problem } from "./problems.ts";

/** Every id may stand once in its list. */
export function checkUniqueIds(playbook: Playbook): Findings {
  const { demo } = playbook;
  return {
    problems: [
      ...twice("intent", ["intents"], playbook.intents),
      ...twice("flow", ["flows"], playbook.flows),
      ...twice("source", ["sources"], playbook.sources),
      ...twice("entity", ["entities"], playbook.entities),
      ...twice("graph node", ["graph", "nodes"], playbook.graph.nodes),
      ...twice("demo customer", ["demo", "customers"], demo.customers),
      ...twice("demo order", ["demo", "orders"], demo.orders),
      ...twice("demo booking", ["demo", "bookings"], demo.bookings),
      ...demo.orders.flatMap((order, at) => twice("order line", ["demo", "orders", at, "lines"], order.lines)),
      ...playbook.flows.flatMap((flow, at) =>
        twice(
          "slot",
          ["flows", at, "slots"],
          flow.slots.map((slot) => ({ id: slot.name })),
          "name",
        ),
      ),
    ],
    warnings: [],
  };
}

function twice(what: string, list: Path, items: readonly { readonly id: string }[], key = "id"): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  items.forEach(({ id }, at) => {
    if (seen.has(id)) {
      problems.push({
        path: [...list, at, key],
        wrong: `the ${what} "${id}" is there twice`,
        remedy: "Rename or remove one.",
      });
    }
    seen.add(id);
  });
  return problems;
}
