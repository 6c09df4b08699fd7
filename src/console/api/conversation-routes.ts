import { Router } from "express";
import { z } from "zod";
import { type ConsoleReads, conversationViews } from "../../core/contracts/console.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";

const PAGE = 40;
const MESSAGES = 100;

const listQuery = z.object({ view: z.enum(conversationViews), after: z.string().max(400).optional() });
const messagesQuery = z.object({ before: z.coerce.number().int().positive().max(2_147_483_647).optional() });
export const conversationId = z.string().min(1).max(100);

/** Lists and one conversation with everything behind its replies. */
export function createConversationRoutes({ reads, route }: { reads: ConsoleReads; route: Route }): Router {
  const router = Router();

  router.get(
    "/counts",
    route(({ agent }) => reads.counts(agent.id)),
  );

  router.get(
    "/conversations",
    route(({ agent, request }) => {
      const { view, after } = read(listQuery, request.query);
      return reads.list({ view, agentId: agent.id, limit: PAGE, ...(after === undefined ? {} : { after }) });
    }),
  );

  router.get(
    "/conversations/:id",
    route(async ({ request }) => {
      const id = read(conversationId, request.params["id"]);
      const [conversation, messages, turns] = await Promise.all([
        reads.conversation(id),
        reads.messages(id, { limit: MESSAGES + 1 }),
        reads.turns(id, MESSAGES),
      ]);
      return (
        conversation && { conversation, messages: messages.slice(-MESSAGES), turns, more: messages.length > MESSAGES }
      );
    }),
  );

  router.get(
    "/conversations/:id/messages",
    route(async ({ request }) => {
      const { before } = read(messagesQuery, request.query);
      const messages = await reads.messages(read(conversationId, request.params["id"]), {
        limit: MESSAGES + 1,
        ...(before === undefined ? {} : { before }),
      });
      return { messages: messages.slice(-MESSAGES), more: messages.length > MESSAGES };
    }),
  );

  return router;
}
