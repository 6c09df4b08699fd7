import { Router } from "express";
import { z } from "zod";
import type { ConsoleReads, CustomerLinks, LinkRefusal, LinkResult } from "../../core/contracts/console.ts";
import { AppError } from "../../core/errors.ts";
import { conversationId } from "./conversation-routes.ts";
import { read } from "./problems.ts";
import type { Asked, Route } from "./route.ts";

const customer = z.strictObject({ customerId: z.string().min(1).max(100) });
const search = z.object({ q: z.string().trim().min(3, "give a whole number or id").max(200) });

interface CustomerRouteDeps {
  readonly reads: ConsoleReads;
  readonly links: CustomerLinks;
  readonly route: Route;
}

/** One person on several channels: found, joined and separated. Whoever has the conversation may, and administrators. */
export function createCustomerRoutes({ reads, links, route }: CustomerRouteDeps): Router {
  const router = Router();
  const change = (path: string, run: CustomerLinks["join"]) =>
    router.post(
      `/conversations/:id/${path}`,
      route(async ({ agent, request }: Asked) => {
        const { customerId } = read(customer, request.body);
        const { id, name, role } = agent;
        const result = await run(read(conversationId, request.params["id"]), customerId, { id, name, role });
        if (!result.ok) throw refusal(result);
        return result;
      }),
    );

  router.get(
    "/customers",
    route(async ({ request }) => ({ customers: await reads.findCustomers(read(search, request.query).q) })),
  );
  change("join", links.join);
  change("separate", links.separate);
  return router;
}

const reasons: Readonly<Record<LinkRefusal, string>> = {
  "not-found": "there is no such conversation: go back to the list",
  "not-in-charge": "take the conversation over first, or ask an administrator",
  "unknown-customer": "there is no such customer, or it was erased",
  "same-person": "these two are one person already",
  "different-accounts": "each of the two has proved to own another account, so they cannot be one person",
  "not-joined": "this customer is joined with nobody any more: look again",
};

function refusal({ refused }: Extract<LinkResult, { ok: false }>): AppError {
  const kind = refused === "not-found" ? "not_found" : refused === "not-in-charge" ? "forbidden" : "conflict";
  return new AppError(kind, reasons[refused], { details: { refusal: { refused } } });
}
