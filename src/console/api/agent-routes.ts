import { Router } from "express";
import { z } from "zod";
import type { Log } from "../../core/contracts/channel.ts";
import type { AgentDirectory } from "../../core/contracts/console.ts";
import type { ConsoleAuth } from "./auth.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";
import { newAgent } from "./session-routes.ts";

const invited = newAgent.extend({ role: z.enum(["agent", "admin"]).default("agent") });

interface AgentRouteDeps {
  readonly agents: AgentDirectory;
  readonly auth: Pick<ConsoleAuth, "hashPassword">;
  readonly route: Route;
  readonly log: Log;
}

/** Colleagues: everybody sees who there is, administrators add them. */
export function createAgentRoutes({ agents, auth, route, log }: AgentRouteDeps): Router {
  const router = Router();
  router.get(
    "/agents",
    route(async () => ({ agents: await agents.list() })),
  );
  router.post(
    "/agents",
    route(
      async ({ agent, request }) => {
        const { password, ...wanted } = read(invited, request.body);
        const created = await agents.create(
          { ...wanted, passwordHash: await auth.hashPassword(password) },
          { onlyFirst: false },
        );
        log("console.agent-added", { agentId: created.id, by: agent.id });
        return { agent: created };
      },
      { role: "admin" },
    ),
  );
  return router;
}
