import { Router } from "express";
import { rateLimit } from "express-rate-limit";
import { z } from "zod";
import type { Log } from "../../core/contracts/channel.ts";
import type { AgentDirectory } from "../../core/contracts/console.ts";
import { AppError } from "../../core/errors.ts";
import type { ConsoleAuth } from "./auth.ts";
import { read } from "./problems.ts";
import type { Route } from "./route.ts";
import type { Setup } from "./setup.ts";

const credentials = z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(200) });
export const newAgent = z.strictObject({
  name: z.string().trim().min(1, "say what colleagues and customers may call you").max(100),
  email: z.email("write an e-mail address").max(200),
  password: z.string().min(10, "use at least 10 characters").max(200),
});

interface SessionRouteDeps {
  readonly auth: ConsoleAuth;
  readonly agents: AgentDirectory;
  readonly setup: Setup;
  readonly route: Route;
  readonly log: Log;
  /** Closes sockets whose session ended; they would notice by themselves within a second. */
  readonly recheckSockets: () => Promise<void>;
}

/** First run, signing in and out, and ending sessions. The only routes that work without a session are here. */
export function createSessionRoutes({ auth, agents, setup, route, log, recheckSockets }: SessionRouteDeps): Router {
  const router = Router();
  const tooMany = () => {
    throw new AppError("rate_limited", "too many tries: wait a minute, then try again");
  };
  const common = {
    windowMs: 60_000,
    limit: 10,
    skipSuccessfulRequests: true,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: tooMany,
  } as const;
  const perAddress = rateLimit(common);
  // Guessing one account's password from many addresses is slowed down as well.
  const perAccount = rateLimit({
    ...common,
    limit: 20,
    keyGenerator: (request) => accountIn(request.body),
  });

  router.get("/first-run", async (_request, response) => {
    response.json({ open: (await agents.count()) === 0 });
  });

  router.post("/first-run", perAddress, async (request, response) => {
    const { token, ...agent } = read(newAgent.extend({ token: z.string().max(100) }), request.body);
    if (!(await setup.accepts(token))) {
      throw new AppError(
        "forbidden",
        "this first-run link is not valid: it works once, until the first account exists; the server prints it at start",
      );
    }
    const passwordHash = await auth.hashPassword(agent.password);
    const created = await agents.create(
      { name: agent.name, email: agent.email, role: "admin", passwordHash },
      { onlyFirst: true },
    );
    log("console.first-agent", { agentId: created.id });
    const cookies = await auth.signIn(request.headers, request.ip ?? "", agent);
    response
      .status(201)
      .set("Set-Cookie", [...(cookies ?? [])])
      .json({ ok: true });
  });

  router.post("/session", perAddress, perAccount, async (request, response) => {
    const cookies = await auth.signIn(request.headers, request.ip ?? "", read(credentials, request.body));
    if (!cookies) throw new AppError("unauthenticated", "e-mail or password is wrong");
    response.set("Set-Cookie", [...cookies]).json({ ok: true });
  });

  router.delete("/session", async (request, response) => {
    const cookies = await auth.signOut(request.headers);
    await recheckSockets();
    response.set("Set-Cookie", [...cookies]).json({ ok: true });
  });

  router.get(
    "/me",
    route(async ({ agent, sessionId }) => ({ agent, sessionId })),
  );
  router.get(
    "/sessions",
    route(async ({ agent }) => ({ sessions: await agents.sessions(agent.id) })),
  );
  router.delete(
    "/sessions/:id",
    route(async ({ agent, request }) => {
      const ended = await agents.revoke(agent.id, read(z.string(), request.params["id"]));
      await recheckSockets();
      return ended === 0 ? undefined : { ended };
    }),
  );

  return router;
}

function accountIn(body: unknown): string {
  const parsed = z.object({ email: z.string().max(200) }).safeParse(body);
  return parsed.success ? `account:${parsed.data.email.trim().toLowerCase()}` : "account:unreadable";
}
