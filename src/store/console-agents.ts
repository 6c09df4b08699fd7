import { randomUUID } from "node:crypto";
import type { Clock } from "../core/contracts/clock.ts";
import type { AgentDirectory, AgentRecord } from "../core/contracts/console.ts";
import { AppError } from "../core/errors.ts";
import { present } from "./console-opening.ts";
import type { PrismaClient } from "./prisma.ts";

const AGENT = { id: true, name: true, email: true, role: true, createdAt: true } as const;

export function createAgentDirectory(prisma: PrismaClient, clock: Clock): AgentDirectory {
  return {
    count: () => prisma.agent.count(),

    async list() {
      const agents = await prisma.agent.findMany({ select: AGENT, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
      return agents.map(toAgent);
    },

    create({ passwordHash, ...wanted }, { onlyFirst }) {
      const email = wanted.email.toLowerCase();
      return prisma.$transaction(async (tx) => {
        // Two people opening the first-run link at once must not both become admins.
        await tx.$executeRaw`LOCK TABLE agent IN SHARE ROW EXCLUSIVE MODE`;
        if (await tx.agent.findFirst({ where: onlyFirst ? {} : { email }, select: { id: true } })) {
          throw new AppError(
            "conflict",
            onlyFirst ? "the first account exists already: sign in" : "an agent with this e-mail exists already",
          );
        }
        const id = randomUUID();
        const credential = { id: randomUUID(), accountId: id, providerId: "credential", password: passwordHash };
        const agent = await tx.agent.create({
          data: { ...wanted, id, email, emailVerified: true, credentials: { create: credential } },
          select: AGENT,
        });
        return toAgent(agent);
      });
    },

    async sessions(agentId) {
      const sessions = await prisma.agentSession.findMany({
        where: { userId: agentId, expiresAt: { gt: clock.now() } },
        select: { id: true, createdAt: true, expiresAt: true, ipAddress: true, userAgent: true },
        orderBy: { createdAt: "desc" },
      });
      return sessions.map(({ ipAddress, userAgent, ...rest }) => ({ ...rest, ...present({ ipAddress, userAgent }) }));
    },

    async revoke(agentId, sessionId) {
      const { count } = await prisma.agentSession.deleteMany({
        where: { userId: agentId, ...present({ id: sessionId }) },
      });
      return count;
    },

    async alive(sessionIds) {
      const sessions = await prisma.agentSession.findMany({
        where: { id: { in: [...sessionIds] }, expiresAt: { gt: clock.now() } },
        select: { id: true },
      });
      return new Set(sessions.map(({ id }) => id));
    },
  };
}

const toAgent = ({ role, ...rest }: Omit<AgentRecord, "role"> & { readonly role: string }): AgentRecord => ({
  ...rest,
  role: role === "admin" ? "admin" : "agent",
});
