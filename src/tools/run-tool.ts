import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Clock } from "../core/contracts/clock.ts";
import type { ConfirmationStore } from "../core/contracts/confirmations.ts";
import type { PolicyFacts, Tool, ToolContext, ToolOutcome, ToolRequest, Tools } from "../core/contracts/tool.ts";
import type { NewToolCall, ToolCall } from "../core/contracts/tool-calls.ts";
import type { Vault } from "../core/contracts/vault.ts";
import { decide, type PolicyDecision, type PolicyRules } from "../core/policy.ts";
import { askBackend, readResult } from "./ask-backend.ts";
import { type CarryOutDeps, carryOut, receiptOf, requireKeys, settleByAsking } from "./carry-out.ts";
import { hashArgs, parseArgs } from "./parse-args.ts";
import { resumeUnfinished } from "./resume-unfinished.ts";

const CONFIRMATION_MS = 10 * 60_000;
/** How often facts are loaded anew while other money of the same customer is moving, and how long we wait between. */
const PAUSES_MS = [25, 50, 100, 200, 400, 800, 1600];

export interface RunToolDeps extends CarryOutDeps {
  readonly tools: readonly Tool[];
  readonly confirmations: ConfirmationStore;
  readonly vault: Pick<Vault, "reveal">;
  /** Of the playbook in force, read at each call. */
  readonly rules: () => PolicyRules;
  readonly timeZone: () => string;
  readonly clock: Clock;
}

export interface ToolRuntime extends Tools {
  decline(conversationId: string, confirmationId: string): Promise<void>;
  /** For the sweeper: settles what was intended over a minute ago by asking the back office. Posts nothing. */
  resumeUnfinished(): Promise<number>;
}

/**
 * The only way to run a tool: parse → proof → facts → policy → confirmation → intent → back office → receipt.
 * Whatever the model or the customer sends, the answer is an outcome; it throws only when our own database fails,
 * and then the next call with the same confirmation or key takes up where this one stopped. Next: `carry-out.ts`.
 */
export function createRunTool(deps: RunToolDeps): ToolRuntime {
  requireKeys(deps.tools);
  const byName = new Map(deps.tools.map((tool) => [tool.name, tool]));

  return {
    describe: (trust) =>
      deps.tools
        .filter((tool) => tool.trust <= trust)
        .map(({ name, description, input, risk }) => ({
          name,
          description,
          risk,
          parameters: z.toJSONSchema(input, { io: "input" }),
        })),

    async run(request) {
      const tool = byName.get(request.tool);
      const outcome = tool ? await consider(deps, tool, request) : denied("unknown-tool");
      const said = { tool: tool?.name ?? "(unregistered)", turnId: request.turnId };
      if (outcome.outcome === "denied" || outcome.outcome === "human") {
        await deps.calls.note(request.conversationId, `tool.${outcome.outcome}`, { ...said, rule: outcome.rule });
      }
      return outcome;
    },

    decline: (conversationId, confirmationId) => deps.confirmations.decline(conversationId, confirmationId),
    resumeUnfinished: () => resumeUnfinished(deps, byName),
  };
}

/** What this request rests on: its bound arguments, and a call that an earlier try left behind. */
interface Basis {
  readonly args: Readonly<Record<string, unknown>>;
  readonly agreedHash?: string;
  readonly earlier?: ToolCall;
}

async function consider(deps: RunToolDeps, tool: Tool, request: ToolRequest): Promise<ToolOutcome> {
  for (const pauseMs of [...PAUSES_MS, undefined]) {
    const basis = await basisOf(deps, tool, request);
    if ("outcome" in basis) return basis;
    const parsed = await parseArgs(tool, basis.args, request.customerId, deps.vault);
    if (!parsed.ok) return { outcome: "refused", problem: "invalid_input", detail: parsed.detail };
    if (!(await isProven(deps, tool, request))) return { outcome: "prove", tool: tool.name };

    const settled = basis.earlier && (await settleByAsking(deps, tool, basis.earlier));
    const outcome = settled ?? (await attempt(deps, tool, request, basis, parsed.input));
    if (outcome) return outcome;
    if (pauseMs !== undefined) await wait(pauseMs);
  }
  return { outcome: "human", rule: "refund-pending" };
}

/** Policy reads what the turn says; the database must say so too, before anything is loaded for this customer. */
async function isProven(deps: RunToolDeps, tool: Tool, request: ToolRequest): Promise<boolean> {
  if (judge(deps, tool, request, undefined, false).decision === "prove") return false;
  const { backofficeId, conversationId } = request;
  return (
    tool.trust === 0 || deps.calls.isProven(conversationId, { trust: tool.trust, backofficeId: backofficeId ?? "" })
  );
}

/** A confirmation counts once, in its own conversation, for its own tool; its arguments replace those given. */
async function basisOf(deps: RunToolDeps, tool: Tool, request: ToolRequest): Promise<Basis | ToolOutcome> {
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

/** Undefined: something moved meanwhile (other money of this customer, or another click), so look at all of it again. */
async function attempt(
  deps: RunToolDeps,
  tool: Tool,
  request: ToolRequest,
  basis: Basis,
  input: unknown,
): Promise<ToolOutcome | undefined> {
  const { backofficeId } = request;
  const moneyMark = tool.risk === "money" && backofficeId ? await deps.calls.moneyMark(backofficeId) : undefined;
  const context = contextOf(deps, request);
  const loaded = await askBackend(tool.timeoutMs, () => tool.facts?.(input, context));
  if (loaded.answer !== "yes") return notLoaded(tool, loaded);

  const facts = loaded.value;
  const argsHash = hashArgs(tool.name, basis.args, facts);
  const agreed = basis.agreedHash === argsHash;
  const keyed = await askBackend(
    tool.timeoutMs,
    () => basis.earlier?.idempotencyKey ?? tool.businessKey?.(input, context),
  );
  if (keyed.answer !== "yes") return notLoaded(tool, keyed);
  const idempotencyKey = keyed.value;
  if (!tool.confirm && tool.risk === "write" && idempotencyKey !== undefined) {
    const same = await deps.calls.find({ idempotencyKey });
    if (same?.state === "done") return settleByAsking(deps, tool, same);
  }

  const decision = judge(deps, tool, request, facts, agreed);
  if (decision.decision !== "allow") {
    if (request.confirmationId && !basis.earlier && (await deps.calls.find({ id: request.confirmationId })))
      return undefined;
    if (basis.earlier) {
      // The facts may have changed because it was carried out while we looked.
      const settled = await settleByAsking(deps, tool, basis.earlier);
      if (settled) return settled;
      await deps.calls.settle(basis.earlier, { state: "refused", problem: `not carried out: ${decision.rule}` });
    }
    return answerTo(deps, tool, request, { args: basis.args, argsHash, facts: facts ?? {} }, decision);
  }

  const call: NewToolCall = {
    id: request.confirmationId ?? randomUUID(),
    tool: tool.name,
    risk: tool.risk,
    args: basis.args,
    argsHash,
    idempotencyKey: idempotencyKey ?? `read:${randomUUID()}`,
    rule: decision.rule,
    ...(tool.trust > 0 && backofficeId ? { proof: { trust: tool.trust, backofficeId } } : {}),
    ...(request.confirmationId ? { confirmationId: request.confirmationId } : {}),
    ...(moneyMark === undefined ? {} : { moneyMark }),
  };
  const full: ToolContext = { ...context, idempotencyKey: call.idempotencyKey, ...(facts ? { facts } : {}) };
  if (tool.risk === "read") return read(deps, tool, request, call, input, full);
  if (basis.earlier)
    return (await deps.calls.mayAct(request)) ? carryOut(deps, tool, basis.earlier, input, full) : denied("overruled");

  const intended = await deps.calls.intend(request, call);
  switch (intended.result) {
    case "intended":
      return carryOut(deps, tool, intended.call, input, full);
    case "exists":
      return takeUp(deps, tool, request, intended.call, argsHash, input, full);
    case "overruled":
      return denied("overruled");
    case "unproven":
      return { outcome: "prove", tool: tool.name };
    case "void":
    case "moving":
      return undefined;
  }
}

async function read(
  deps: RunToolDeps,
  tool: Tool,
  request: ToolRequest,
  call: NewToolCall,
  input: unknown,
  context: ToolContext,
): Promise<ToolOutcome> {
  const answer = await askBackend(tool.timeoutMs, async () => readResult(tool, await tool.run(input, context)));
  if (answer.answer !== "yes") return notLoaded(tool, answer);
  const recorded = await deps.calls.recordRead(request, call, answer.value);
  if (recorded.result === "unproven") return { outcome: "prove", tool: tool.name };
  return "call" in recorded ? receiptOf(recorded.call, answer.value) : denied("overruled");
}

/** The same action was intended before, here or elsewhere. It is posted again only with its key, and never unasked. */
async function takeUp(
  deps: RunToolDeps,
  tool: Tool,
  request: ToolRequest,
  call: ToolCall,
  argsHash: string,
  input: unknown,
  context: ToolContext,
): Promise<ToolOutcome> {
  const settled = await settleByAsking(deps, tool, call);
  if (settled) return settled;
  if (!(await deps.calls.mayAct(request))) return denied("overruled");
  return call.argsHash === argsHash
    ? carryOut(deps, tool, call, input, context)
    : { outcome: "unknown", tool: tool.name };
}

const judge = (
  deps: RunToolDeps,
  tool: Tool,
  request: ToolRequest,
  facts: PolicyFacts | undefined,
  confirmed: boolean,
): PolicyDecision =>
  decide(
    {
      risk: tool.risk,
      confirm: tool.confirm,
      needsTrust: tool.trust,
      trust: request.trust,
      confirmed,
      ...(request.backofficeId === undefined ? {} : { backofficeId: request.backofficeId }),
      ...(facts ? { facts } : {}),
    },
    deps.rules(),
  );

async function answerTo(
  deps: RunToolDeps,
  tool: Tool,
  request: ToolRequest,
  proposal: { args: Readonly<Record<string, unknown>>; argsHash: string; facts: PolicyFacts },
  { decision, rule }: PolicyDecision,
): Promise<ToolOutcome> {
  switch (decision) {
    case "prove":
      return { outcome: "prove", tool: tool.name };
    case "human":
      return { outcome: "human", rule };
    case "confirm": {
      const { args, argsHash, facts } = proposal;
      const proposed = await deps.confirmations.propose(request, {
        tool: tool.name,
        args,
        argsHash,
        validMs: CONFIRMATION_MS,
      });
      return proposed ? { outcome: "confirm", confirmationId: proposed.id, args, facts } : denied("overruled");
    }
    case "allow":
    case "deny":
      return denied(rule);
  }
}

const contextOf = (deps: RunToolDeps, request: ToolRequest): Omit<ToolContext, "idempotencyKey"> => ({
  conversationId: request.conversationId,
  trust: request.trust,
  now: deps.clock.now(),
  language: request.language,
  timeZone: deps.timeZone(),
  ...(request.backofficeId === undefined ? {} : { backofficeId: request.backofficeId }),
});

const notLoaded = (
  tool: Tool,
  answer: { answer: "no"; problem: "not_found" | "conflict" | "invalid_input"; detail: string } | { answer: "unknown" },
): ToolOutcome =>
  answer.answer === "no"
    ? { outcome: "refused", problem: answer.problem, detail: answer.detail }
    : { outcome: "unknown", tool: tool.name };

const denied = (rule: string): ToolOutcome => ({ outcome: "denied", rule });
