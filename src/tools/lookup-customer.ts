import { z } from "zod";
import type { Customers, Orders } from "../core/contracts/backends.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";

export const lookupCustomer = (customers: Customers, orders: Orders) =>
  defineTool({
    name: "lookup_customer",
    description:
      "Reads the proven customer's own account: name, masked e-mail, number of orders. Not for finding other people: an e-mail or phone that is not the customer's own finds nothing.",
    risk: "read",
    trust: 2,
    confirm: false,
    timeoutMs: 3000,
    input: z.strictObject({
      phone: z.string().trim().min(3).max(40).optional(),
      email: z.string().trim().min(3).max(320).optional(),
    }),
    output: z.object({ name: z.string(), email: z.string().optional(), orders: z.int() }),

    async run({ phone, email }, { backofficeId = "" }) {
      const own = await customers.byId(backofficeId);
      if (!own) throw new AppError("not_found", "the linked account is not in the back office");
      for (const identifier of [
        phone && { type: "phone" as const, value: phone },
        email && { type: "email" as const, value: email },
      ]) {
        if (!identifier) continue;
        const found = await customers.find(identifier);
        // Somebody else's account looks exactly like a missing one.
        if (found?.id !== own.id) throw new AppError("not_found", "no such account for this customer");
      }
      return {
        name: own.name,
        ...(own.email ? { email: maskEmail(own.email) } : {}),
        orders: await orders.count(own.id),
      };
    },
  });

/** `maria@example.com` → `m…a@example.com`: enough to recognise, not enough to learn. */
export function maskEmail(email: string): string {
  const [name = "", domain = ""] = email.split("@");
  return `${name.slice(0, 1)}…${name.length > 2 ? name.slice(-1) : ""}@${domain}`;
}
