import { Router } from "express";
import { z } from "zod";
import type { ChainCheck, ChannelHealth, ConsoleReads } from "../../core/contracts/console.ts";
import { documentedChannels } from "./channel-docs.ts";
import { conversationId } from "./conversation-routes.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";
import type { ChannelSwitch, ModelSpend } from "./wire.ts";

const NOTICES = 40;
const ENTRIES = 200;

interface OperationRouteDeps {
  readonly reads: ConsoleReads;
  readonly route: Route;
  readonly channels: () => readonly ChannelSwitch[];
  readonly modelSpend: () => Promise<ModelSpend>;
  readonly verifyAudit: (conversationId: string) => Promise<ChainCheck>;
}

/** What runs beside the conversations: notices, channels, the audit trail. */
export function createOperationRoutes({ reads, route, channels, modelSpend, verifyAudit }: OperationRouteDeps): Router {
  const router = Router();

  router.get(
    "/notices",
    route(({ request }) => {
      const { after } = read(z.object({ after: z.string().max(400).optional() }), request.query);
      return reads.notices({ limit: NOTICES, ...(after === undefined ? {} : { after }) });
    }),
  );

  router.get(
    "/model-spend",
    route(() => modelSpend()),
  );

  router.get(
    "/channels",
    route(async ({ agent }): Promise<unknown> => {
      const health = await reads.channels();
      return {
        switches: channels(),
        health: agent.role === "admin" ? health : health.map(withoutPairing),
        documented: documentedChannels(),
      };
    }),
  );

  router.get(
    "/conversations/:id/audit",
    route(async ({ request }) => {
      const id = read(conversationId, request.params["id"]);
      const { after } = read(
        z.object({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) }),
        request.query,
      );
      const entries = await reads.audit(id, { limit: ENTRIES + 1, after });
      if (entries.length === 0 && after === 0) return undefined;
      return { check: await verifyAudit(id), entries: entries.slice(0, ENTRIES), more: entries.length > ENTRIES };
    }),
  );

  return router;
}

/** Whoever pairs decides whose account speaks: that is for administrators. */
function withoutPairing({ connection, ...health }: ChannelHealth): ChannelHealth {
  if (!connection) return health;
  const { pairingCode: _, qr: __, ...rest } = connection;
  return { ...health, connection: rest };
}
