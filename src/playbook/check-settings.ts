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

function demoProblems({ demo }: Playbook): Problem[] {
  const customers = demo.customers.map((customer) => customer.id);
  return demo.orders.flatMap((order, at) =>
    customers.includes(order.customer)
      ? []
      : [
          {
            path: ["demo", "orders", at, "customer"],
            wrong: `the order "${order.id}" belongs to "${order.customer}", who does not exist`,
            remedy: `Add the customer.${closest(order.customer, customers)}`,
          },
        ],
  );
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
