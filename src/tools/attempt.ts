import { randomUUID } from "node:crypto";
import type { PolicyFacts, ToolContext, ToolOutcome } from "../core/contracts/tool.ts";
import type { NewToolCall, ToolCall } from "../core/contracts/tool-calls.ts";
import type { PolicyDecision } from "../core/policy/decide.ts";
import { type Answer, askBackend, readResult } from "./ask-backend.ts";
import { carryOut, receiptOf, settleByAsking } from "./carry-out.ts";
import { hashArgs } from "./parse-args.ts";
import { type Ask, contextOf, denied, judge, prove } from "./tool-ask.ts";

const CONFIRMATION_MS = 10 * 60_000;

/** What a request rests on: its arguments, what the customer agreed to, and a call that an earlier try left behind. */
export interface Basis {
  readonly args: Readonly<Record<string, unknown>>;
  readonly agreedHash?: string;
  readonly earlier?: ToolCall;
}

/** A request with all that the decision about it needs. */
interface Prepared {
  readonly call: Omit<NewToolCall, "rule">;
  readonly input: unknown;
  readonly context: ToolContext;
  readonly agreed: boolean;
}

/**
 * Facts, policy, then the call itself. Undefined: something moved meanwhile (other money of this customer, or another
 * click on the same button), so all of it must be looked at again. Next: `carry-out.ts`.
 */
export async function attempt(ask: Ask, basis: Basis, input: unknown): Promise<ToolOutcome | undefined> {
  const { deps, tool, request } = ask;
  const prepared = await prepare(ask, basis, input);
  if ("outcome" in prepared) return prepared;
  if (!tool.confirm && tool.risk === "write") {
    const same = await deps.calls.find({ idempotencyKey: prepared.call.idempotencyKey });
    if (same?.state === "done") return settleByAsking(deps, tool, same);
  }

  const decision = judge(ask, prepared.context.facts, prepared.agreed);
  if (decision.decision === "allow") {
    const call = { ...prepared.call, rule: decision.rule };
    return tool.risk === "read" ? read(ask, prepared, call) : write(ask, basis, prepared, call);
  }
  if (basis.earlier) {
    // The facts may have changed because it was carried out while we looked.
    const settled = await settleByAsking(deps, tool, basis.earlier);
    if (settled) return settled;
    await deps.calls.settle(basis.earlier, { state: "refused", problem: `not carried out: ${decision.rule}` });
  } else if (request.confirmationId && (await deps.calls.find({ id: request.confirmationId }))) return undefined;
  return answerTo(ask, prepared, decision);
}

/** Everything the server can say about the request; the order matters: the money mark is read before the facts. */
async function prepare(ask: Ask, basis: Basis, input: unknown): Promise<Prepared | ToolOutcome> {
  const { deps, tool, request } = ask;
  const { backofficeId, confirmationId } = request;
  const moneyMark = tool.risk === "money" && backofficeId ? await deps.calls.moneyMark(backofficeId) : undefined;
  const context = contextOf(ask);
  const facts = await askBackend(tool.timeoutMs, () => tool.facts?.(input, context));
  if (facts.answer !== "yes") return noAnswer(ask, facts);
  const key = await askBackend(
    tool.timeoutMs,
    () => basis.earlier?.idempotencyKey ?? tool.businessKey?.(input, context),
  );
  if (key.answer !== "yes") return noAnswer(ask, key);

  const idempotencyKey = key.value ?? `read:${randomUUID()}`;
  const argsHash = hashArgs(tool.name, basis.args, facts.value);
  return {
    input,
    agreed: basis.agreedHash === argsHash,
    context: { ...context, idempotencyKey, ...(facts.value ? { facts: facts.value } : {}) },
    call: {
      id: confirmationId ?? randomUUID(),
      tool: tool.name,
      risk: tool.risk,
      args: basis.args,
      argsHash,
      idempotencyKey,
      ...(tool.trust > 0 && backofficeId ? { proof: { trust: tool.trust, backofficeId } } : {}),
      ...(confirmationId ? { confirmationId } : {}),
      ...(moneyMark === undefined ? {} : { moneyMark }),
    },
  };
}

async function read(ask: Ask, { input, context }: Prepared, call: NewToolCall): Promise<ToolOutcome> {
  const { deps, tool, request } = ask;
  const answer = await askBackend(tool.timeoutMs, async () => readResult(tool, await tool.run(input, context)));
  if (answer.answer !== "yes") return noAnswer(ask, answer);
  const recorded = await deps.calls.recordRead(request, call, answer.value);
  if (recorded.result === "unproven") return prove(tool);
  return "call" in recorded ? receiptOf(recorded.call, answer.value) : denied("overruled");
}

async function write(ask: Ask, basis: Basis, prepared: Prepared, call: NewToolCall): Promise<ToolOutcome | undefined> {
  const { deps, tool, request } = ask;
  if (basis.earlier) return again(ask, basis.earlier, prepared);
  const intended = await deps.calls.intend(request, call);
  switch (intended.result) {
    case "intended":
      return carryOut(deps, tool, intended.call, prepared.input, prepared.context);
    case "exists": {
      const settled = await settleByAsking(deps, tool, intended.call);
      if (settled) return settled;
      // Agreed elsewhere to something else: that one is under way, and nobody may post it with these details.
      const same = !call.confirmationId || intended.call.argsHash === call.argsHash;
      return same ? again(ask, intended.call, prepared) : { outcome: "unknown", tool: tool.name };
    }
    case "overruled":
      return denied("overruled");
    case "unproven":
      return prove(tool);
    case "void":
    case "moving":
      return undefined;
  }
}

/** The back office was asked and never got it: it is posted with its own key, by whoever may act now. */
async function again({ deps, tool, request }: Ask, call: ToolCall, { input, context }: Prepared): Promise<ToolOutcome> {
  if (!(await deps.calls.mayAct(request))) return denied("overruled");
  return carryOut(deps, tool, call, input, { ...context, idempotencyKey: call.idempotencyKey });
}

async function answerTo(
  ask: Ask,
  { call, context }: Prepared,
  { decision, rule }: PolicyDecision,
): Promise<ToolOutcome> {
  switch (decision) {
    case "prove":
      return prove(ask.tool);
    case "human":
      return { outcome: "human", rule };
    case "confirm":
      return propose(ask, call, context.facts ?? {});
    case "allow":
    case "deny":
      return denied(rule);
  }
}

async function propose(
  { deps, request }: Ask,
  call: Omit<NewToolCall, "rule">,
  facts: PolicyFacts,
): Promise<ToolOutcome> {
  const { tool, args, argsHash } = call;
  const proposed = await deps.confirmations.propose(request, { tool, args, argsHash, validMs: CONFIRMATION_MS });
  return proposed ? { outcome: "confirm", confirmationId: proposed.id, args, facts } : denied("overruled");
}

const noAnswer = ({ tool }: Ask, answer: Exclude<Answer<unknown>, { answer: "yes" }>): ToolOutcome =>
  answer.answer === "no"
    ? { outcome: "refused", problem: answer.problem, detail: answer.detail }
    : { outcome: "unknown", tool: tool.name };
