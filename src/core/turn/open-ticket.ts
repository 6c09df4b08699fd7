import type { TurnServices } from "./services.ts";
import type { Turn } from "./turn.ts";

/** The tool that opens tickets; each back office brings its own behind it. */
const TICKET_TOOL = "create_ticket";
const MAX_DETAILS = 2000;
const PRIORITIES = ["normal", "high", "urgent"] as const;

/**
 * Each hand-off is tracked by a ticket. The runtime's key makes a repeated turn find the first one. Without a ticket
 * system that answers, the hand-off still happens: a missing number must never keep a customer from a person.
 */
export async function openTicket(turn: Turn, services: TurnServices): Promise<string | undefined> {
  if (!turn.handoff) return undefined;
  const { conversation, customer } = turn;
  const outcome = await services.tools
    .run({
      tool: TICKET_TOOL,
      args: {
        subject: `${turn.handoff.reason}: ${turn.understanding?.intent.primary ?? "unknown"}`,
        details:
          (turn.input?.text ?? turn.handoff.detail ?? turn.handoff.reason).slice(0, MAX_DETAILS) || turn.handoff.reason,
        priority: PRIORITIES[turn.handoff.priority],
        // A turn that is planned again hands over again, and finds its first ticket.
        reference: `handoff:${conversation.epoch}`,
      },
      conversationId: conversation.id,
      customerId: conversation.customerId,
      turnId: turn.id,
      fence: conversation.fence,
      epoch: conversation.epoch,
      trust: customer.trust,
      ...(customer.backofficeId ? { backofficeId: customer.backofficeId } : {}),
      language: turn.input?.language ?? conversation.language ?? "en",
    })
    .catch(() => undefined);
  const ticketId = outcome?.outcome === "done" ? outcome.receipt.result["ticketId"] : undefined;
  return typeof ticketId === "string" ? ticketId : undefined;
}
