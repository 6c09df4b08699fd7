import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tickets } from "../core/contracts/backends.ts";
import { defineTool } from "../core/contracts/tool.ts";

export const createTicket = (tickets: Tickets) =>
  defineTool({
    name: "create_ticket",
    description:
      "Opens a ticket for colleagues about something that can't be settled in the conversation. Give what happened and what the customer wants.",
    risk: "write",
    trust: 0,
    confirm: false,
    timeoutMs: 5000,
    keepsTokens: true,
    input: z.strictObject({
      subject: z.string().trim().min(1).max(200),
      details: z.string().trim().max(12_000).default(""),
      /** What it is about, when the caller knows better than by the words: one ticket a reference and conversation. */
      reference: z.string().trim().min(1).max(100).optional(),
      priority: z.enum(["normal", "high", "urgent"]).default("normal"),
    }),
    output: z.object({ ticketId: z.string() }),

    /** The same concern (by reference, else by its words) of the same conversation is one ticket. */
    businessKey({ subject, details, reference }, { conversationId }) {
      if (reference !== undefined) return `ticket:${conversationId}:ref:${reference}`;
      const concern = createHash("sha256")
        .update(JSON.stringify([subject, details]))
        .digest("base64url")
        .slice(0, 22);
      return `ticket:${conversationId}:${concern}`;
    },

    run({ subject, details, priority }, { conversationId, backofficeId, idempotencyKey }) {
      return tickets.open({
        idempotencyKey,
        conversationId,
        ...(backofficeId ? { backofficeId } : {}),
        subject,
        details,
        priority: { normal: 0 as const, high: 1 as const, urgent: 2 as const }[priority],
      });
    },

    find: (key) => tickets.findTicket(key),
  });
