import type { Clock } from "../core/contracts/clock.ts";
import type { ConfirmationStore } from "../core/contracts/confirmations.ts";
import type { PolicyFacts, Tool, ToolContext, ToolOutcome, ToolRequest } from "../core/contracts/tool.ts";
import type { Vault } from "../core/contracts/vault.ts";
import { decide, type PolicyDecision, type PolicyRules } from "../core/policy/decide.ts";
import type { CarryOutDeps } from "./carry-out.ts";

export interface RunToolDeps extends CarryOutDeps {
  readonly tools: readonly Tool[];
  readonly confirmations: ConfirmationStore;
  readonly vault: Pick<Vault, "reveal">;
  /** Of the playbook in force, read at each call. */
  readonly rules: () => PolicyRules;
  readonly timeZone: () => string;
  /** Are people of the business at work at this time? */
  readonly openAt: (now: Date) => boolean;
  readonly clock: Clock;
}

/** One request for one tool. */
export interface Ask {
  readonly deps: RunToolDeps;
  readonly tool: Tool;
  readonly request: ToolRequest;
}

export function judge(
  { deps, tool, request }: Ask,
  facts: PolicyFacts | undefined,
  confirmed: boolean,
): PolicyDecision {
  const { trust, backofficeId } = request;
  return decide(
    {
      tool: tool.name,
      openNow: deps.openAt(deps.clock.now()),
      risk: tool.risk,
      confirm: tool.confirm,
      needsTrust: tool.trust,
      trust,
      confirmed,
      ...(backofficeId === undefined ? {} : { backofficeId }),
      ...(facts ? { facts } : {}),
    },
    deps.rules(),
  );
}

/** What the server knows, and the tool is told. */
export const contextOf = ({ deps, request }: Ask): Omit<ToolContext, "idempotencyKey"> => ({
  conversationId: request.conversationId,
  trust: request.trust,
  now: deps.clock.now(),
  language: request.language,
  timeZone: deps.timeZone(),
  ...(request.backofficeId === undefined ? {} : { backofficeId: request.backofficeId }),
});

export const denied = (rule: string): ToolOutcome => ({ outcome: "denied", rule });

export const prove = (tool: Tool): ToolOutcome => ({ outcome: "prove", tool: tool.name });
