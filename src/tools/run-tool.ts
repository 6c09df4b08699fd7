import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { ToolOutcome, Tools } from "../core/contracts/tool.ts";
import { attempt, type Basis } from "./attempt.ts";
import { requireKeys, settleByAsking } from "./carry-out.ts";
import { parseArgs } from "./parse-args.ts";
import { resumeUnfinished } from "./resume-unfinished.ts";
import { type Ask, denied, judge, prove, type RunToolDeps } from "./tool-ask.ts";

/** How often everything is looked at anew while other money of the same customer is moving, and how long between. */
const PAUSES_MS = [25, 50, 100, 200, 400, 800, 1600];

export interface ToolRuntime extends Tools {
  decline(conversationId: string, confirmationId: string): Promise<void>;
  /** For the sweeper: settles what was intended over a minute ago by asking the back office. Posts nothing. */
  resumeUnfinished(): Promise<number>;
}

/**
 * The only way to run a tool: parse → proof → facts → policy → confirmation → intent → back office → receipt.
 * Whatever the model or the customer sends, the answer is an outcome; it throws only when our own database fails,
 * and then the next call with the same confirmation or key takes up where this one stopped. Next: `attempt.ts`.
 */
export function createRunTool(deps: RunToolDeps): ToolRuntime {
  requireKeys(deps.tools);
  const byName = new Map(deps.tools.map((tool) => [tool.name, tool]));
  const described = deps.tools.map(({ trust, name, description, input, risk }) => ({
    trust,
    description: { name, description, risk, parameters: z.toJSONSchema(input, { io: "input" }) },
  }));

  return {
    describe: (trust) => described.filter((tool) => tool.trust <= trust).map(({ description }) => description),

    async run(request) {
      const tool = byName.get(request.tool);
      const outcome = tool ? await consider({ deps, tool, request }) : denied("unknown-tool");
      if (outcome.outcome === "denied" || outcome.outcome === "human") {
        const said = { tool: tool?.name ?? "(unregistered)", turnId: request.turnId, rule: outcome.rule };
        await deps.calls.note(request.conversationId, `tool.${outcome.outcome}`, said);
      }
      return outcome;
    },

    decline: (conversationId, confirmationId) => deps.confirmations.decline(conversationId, confirmationId),
    resumeUnfinished: () => resumeUnfinished(deps, byName),
  };
}

async function consider(ask: Ask): Promise<ToolOutcome> {
  const { deps, tool, request } = ask;
  for (const pauseMs of [...PAUSES_MS, undefined]) {
    const basis = await basisOf(ask);
    if ("outcome" in basis) return basis;
    const parsed = await parseArgs(tool, basis.args, request.customerId, deps.vault);
    if (!parsed.ok) return { outcome: "refused", problem: "invalid_input", detail: parsed.detail };
    if (!(await isProven(ask))) return prove(tool);

    const settled = basis.earlier && (await settleByAsking(deps, tool, basis.earlier));
    const outcome = settled ?? (await attempt(ask, basis, parsed.input));
    if (outcome) return outcome;
    if (pauseMs !== undefined) await wait(pauseMs);
  }
  return { outcome: "human", rule: "refund-pending" };
}

/** A confirmation counts once, in its own conversation, for its own tool; its arguments replace those given. */
async function basisOf({ deps, tool, request }: Ask): Promise<Basis | ToolOutcome> {
  if (request.confirmationId === undefined) return { args: request.args };
  const confirmation = await deps.confirmations.find(request.conversationId, request.confirmationId);
  if (!confirmation || confirmation.tool !== tool.name) return denied("confirmation-unknown");
  const { args, argsHash } = confirmation;
  if (confirmation.state === "open") return { args, agreedHash: argsHash };
  if (confirmation.state !== "redeemed") return denied(`confirmation-${confirmation.state}`);
  // A confirmed call carries its confirmation's id: a second click, or a try after a crash, finds it.
  const earlier = await deps.calls.find({ id: confirmation.id });
  return earlier ? { args, agreedHash: argsHash, earlier } : denied("confirmation-used");
}

/** Policy reads what the turn says; the database must say so too, before anything is loaded for this customer. */
async function isProven(ask: Ask): Promise<boolean> {
  const { deps, tool, request } = ask;
  if (judge(ask, undefined, false).decision === "prove") return false;
  const proof = { trust: tool.trust, backofficeId: request.backofficeId ?? "" };
  return tool.trust === 0 || deps.calls.isProven(request.conversationId, proof);
}
