import type { GuardedInput } from "./guarded-input.ts";
import type { Judgement } from "./train-judges.ts";

/**
 * The operating points, one for all businesses: above them the message is not answered. Set on our own dev material to
 * at most 1 % false alarms on customers' messages (docs/evaluation.md).
 */
export const operatingPoints = { injection: 0.4, abuse: 0.85, selfHarm: 0.75 } as const;

export interface Verdict {
  readonly verdict: GuardedInput["verdict"];
  readonly reasons: readonly string[];
  readonly abusive: boolean;
}

/** `readings` are the text and what may hide in it, the text first. Somebody in danger matters more than a trick. */
export function verdictOf(readings: readonly string[], judge: (text: string) => Judgement): Verdict {
  const [text = "", ...hiddenTexts] = readings;
  const open = judge(text);
  // What is plainly an attack needs no second look underneath.
  const hidden = open.injection >= operatingPoints.injection ? [] : hiddenTexts.map(judge);
  const highest = Math.max(open.injection, ...hidden.map(({ injection }) => injection));
  const { selfHarm, abuse } = open;

  if (selfHarm >= operatingPoints.selfHarm)
    return { verdict: "escalate", reasons: [`self-harm ${selfHarm.toFixed(2)}`], abusive: false };
  if (highest >= operatingPoints.injection) {
    const where = open.injection >= operatingPoints.injection ? "" : " hidden";
    return { verdict: "blocked", reasons: [`injection${where} ${highest.toFixed(2)}`], abusive: false };
  }
  if (abuse >= operatingPoints.abuse)
    return { verdict: "blocked", reasons: [`abuse ${abuse.toFixed(2)}`], abusive: true };
  return { verdict: "safe", reasons: [], abusive: false };
}
