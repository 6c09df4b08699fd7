import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import express, { type Router } from "express";
import type { Pool } from "pg";
import type { Bus } from "../../core/contracts/bus.ts";
import type { Log } from "../../core/contracts/channel.ts";
import type {
  AgentActions,
  AgentDirectory,
  ChainCheck,
  ConsoleReads,
  CustomerFiles,
  CustomerLinks,
  PersonalReveals,
} from "../../core/contracts/console.ts";
import type { MemoryDesk } from "../../core/contracts/customer-memory.ts";
import type { KnowledgeDesk } from "../../core/contracts/knowledge-desk.ts";
import type { PreparedDesk } from "../../core/contracts/prepared-answers.ts";
import type { UnderstandingDesk } from "../../core/contracts/understanding-desk.ts";
import { createActionRoutes } from "./action-routes.ts";
import { createAgentRoutes } from "./agent-routes.ts";
import { createConsoleAuth } from "./auth.ts";
import { channelDocs } from "./channel-docs.ts";
import { createConversationRoutes } from "./conversation-routes.ts";
import { createCustomerRoutes } from "./customer-routes.ts";
import { createFileRoutes } from "./file-routes.ts";
import { createKnowledgeRoutes } from "./knowledge-routes.ts";
import { createMemoryRoutes } from "./memory-routes.ts";
import { createOperationRoutes } from "./operation-routes.ts";
import { createPreparedRoutes } from "./prepared-routes.ts";
import { createProblemAnswer } from "./problems.ts";
import { createRevealRoutes } from "./reveal-routes.ts";
import { createRoute } from "./route.ts";
import { refuseForeignPages } from "./same-origin.ts";
import { createSessionRoutes } from "./session-routes.ts";
import { createSetup } from "./setup.ts";
import { createConsoleSocket } from "./socket.ts";
import { createUnderstandingRoutes } from "./understanding-routes.ts";
import type { ChannelSwitch, ModelSpend } from "./wire.ts";

export interface ConsoleDeps {
  /** For better-auth, which keeps its sessions in our tables. */
  readonly pool: Pool;
  /** Derived from MASTER_KEY for the console alone. */
  readonly secret: Buffer;
  /** Where agents reach the console, without a trailing slash, e.g. `http://127.0.0.1:3000`. */
  readonly publicUrl: string;
  readonly reads: ConsoleReads;
  readonly agents: AgentDirectory;
  readonly actions: AgentActions;
  readonly links: CustomerLinks;
  readonly files: CustomerFiles;
  readonly understanding: UnderstandingDesk;
  readonly prepared: PreparedDesk;
  readonly knowledge: KnowledgeDesk;
  readonly reveals: PersonalReveals;
  readonly memory: MemoryDesk;
  /** What models cost today, and the daily budget where there is one. */
  readonly modelSpend: () => Promise<ModelSpend>;
  readonly bus: Bus;
  readonly log: Log;
  /** Which channels are on or off, and why. */
  readonly channels: () => readonly ChannelSwitch[];
  readonly verifyAudit: (conversationId: string) => Promise<ChainCheck>;
}

export interface ConsoleApi extends AsyncDisposable {
  /** Mount at `/console/api`. */
  readonly api: Router;
  /** Takes WebSocket upgrades below `/console/api`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The first-run link; undefined once an agent exists. */
  setupLink(): Promise<string | undefined>;
  /** Loads what the first request would wait for; call once the start is over. */
  warmUp(): Promise<void>;
}

/** Everything under /console/api. Each route but sign-in and first run needs a session; see route.ts. */
export function createConsoleApi(deps: ConsoleDeps): ConsoleApi {
  const auth = createConsoleAuth(deps);
  const setup = createSetup(deps);
  const live = createConsoleSocket({ ...deps, auth });
  const route = createRoute(auth);

  const router = express.Router();
  router.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  router.use("/docs/channels", channelDocs());
  router.use(refuseForeignPages(deps.publicUrl));
  router.use(express.json({ limit: "64kb", strict: true }));
  router.use(createSessionRoutes({ ...deps, auth, setup, route, recheckSockets: live.recheck }));
  router.use(createAgentRoutes({ ...deps, auth, route }));
  router.use(createConversationRoutes({ ...deps, route }));
  router.use(createActionRoutes({ ...deps, route }));
  router.use(createCustomerRoutes({ ...deps, route }));
  router.use(createFileRoutes({ ...deps, route }));
  router.use(createUnderstandingRoutes({ ...deps, route }));
  router.use(createPreparedRoutes({ ...deps, route }));
  router.use(createKnowledgeRoutes({ ...deps, route }));
  router.use(createRevealRoutes({ ...deps, route }));
  router.use(createMemoryRoutes({ ...deps, route }));
  router.use(createOperationRoutes({ ...deps, route }));
  router.use(createProblemAnswer(deps.log));

  return {
    api: router,
    upgrade: live.upgrade,
    setupLink: setup.link,
    warmUp: auth.warmUp,
    [Symbol.asyncDispose]: () => live[Symbol.asyncDispose](),
  };
}
