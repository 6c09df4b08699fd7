import type { Playbook } from "../core/playbook/schema.ts";
import { checkPattern } from "./check-pattern.ts";
import { closest } from "./closest.ts";
import type { Findings, Problem } from "./problems.ts";

/** Settings that have the right shape but cannot be meant: a time zone that is none, closing before opening. */
export function checkSettings(playbook: Playbook): Findings {
  const problems: Problem[] = [];
  if (!isTimeZone(playbook.timeZone)) {
    problems.push({
      path: ["timeZone"],
      wrong: `"${playbook.timeZone}" is not a time zone`,
      remedy: "Use a name such as Europe/Berlin.",
    });
  }
  if (!/^[A-Z]{3}$/.test(playbook.currency)) {
    problems.push({
      path: ["currency"],
      wrong: `"${playbook.currency}" is not a currency code`,
      remedy: "Use three capitals such as EUR.",
    });
  }
  for (const [day, [open, close]] of Object.entries(playbook.hours.days)) {
    if (open >= close) {
      problems.push({
        path: ["hours", "days", day],
        wrong: `day ${day} closes (${close}) before it opens (${open})`,
        remedy: "Write opening first, then closing.",
      });
    }
  }
  const categories = [...new Set(playbook.intents.map((intent) => intent.category))];
  playbook.humanOnly.forEach((category, at) => {
    if (categories.includes(category)) return;
    problems.push({
      path: ["humanOnly", at],
      wrong: `no intent has the category "${category}", so nothing would be kept for people`,
      remedy: `Use one of ${categories.join(", ")}.${closest(category, categories)}`,
    });
  });
  playbook.entities.forEach((entity, at) => {
    problems.push(...checkPattern(entity.pattern).map((found) => ({ ...found, path: ["entities", at, "pattern"] })));
    if (entity.askedPattern !== undefined) {
      problems.push(
        ...checkPattern(entity.askedPattern).map((found) => ({ ...found, path: ["entities", at, "askedPattern"] })),
      );
    }
  });
  return { problems: [...problems, ...demoProblems(playbook)], warnings: [] };
}

function demoProblems({ demo, graph }: Playbook): Problem[] {
  const customers = demo.customers.map((customer) => customer.id);
  const tours = demo.tours.map((tour) => tour.product);
  const products = graph.nodes.filter(({ kind }) => kind === "product" || kind === "variant").map(({ id }) => id);
  const owned = [
    ...demo.orders.map(({ id, customer }, at) => ({ id, customer, list: "orders", at, what: "order" })),
    ...demo.bookings.map(({ id, customer }, at) => ({ id, customer, list: "bookings", at, what: "booking" })),
  ];
  return [
    ...owned.flatMap(({ id, customer, list, at, what }) =>
      customers.includes(customer)
        ? []
        : [
            {
              path: ["demo", list, at, "customer"],
              wrong: `the ${what} "${id}" belongs to "${customer}", who does not exist`,
              remedy: `Add the customer.${closest(customer, customers)}`,
            },
          ],
    ),
    ...demo.tours.flatMap(({ product }, at) =>
      products.includes(product)
        ? []
        : [
            {
              path: ["demo", "tours", at, "product"],
              wrong: `the tour "${product}" is no product of the graph`,
              remedy: `Add the product to the graph.${closest(product, products)}`,
            },
          ],
    ),
    ...demo.bookings.flatMap(({ id, product }, at) =>
      tours.includes(product)
        ? []
        : [
            {
              path: ["demo", "bookings", at, "product"],
              wrong: `the booking "${id}" is for "${product}", which demo.tours does not have`,
              remedy: `Add it to demo.tours with its times and terms.${closest(product, tours)}`,
            },
          ],
    ),
  ];
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
