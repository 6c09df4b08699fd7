import { IANAZone } from "luxon";
import type { ActivePlaybook } from "../playbook/active-playbook.ts";
import type { Turn } from "./turn.ts";

/**
 * The time zone in which the customer says "tomorrow at three": their own where the profile knows it, else the business's.
 * Nobody lives in UTC: it is what servers have, and browsers that hide where they are.
 */
export function customerZone({ customer }: Pick<Turn, "customer">, { playbook }: ActivePlaybook): string {
  const own = customer.profile.timeZone;
  return typeof own === "string" && own !== "UTC" && IANAZone.isValidZone(own) ? own : playbook.timeZone;
}
