import type { GuardedInput } from "./guarded-input.ts";
import { findHiddenText } from "./hidden-text.ts";
import type { Judgement } from "./train-judges.ts";

/**
 * The operating points, one for all businesses: above them the message is not answered. Set on public sets to at most
 * 1 % false alarms on customers' messages and 5 % on look-alikes (docs/evaluation.md).
 */
export const operatingPoints = { injection: 0.4, abuse: 0.85, selfHarm: 0.75 } as const;

/** A message that the gate let through before, masked. */
export interface LetThrough {
  readonly text: string;
  readonly injection: number;
}

export interface Verdict {
  readonly verdict: GuardedInput["verdict"];
  readonly reasons: readonly string[];
  readonly abusive: boolean;
  /** The highest score of this message alone. */
  readonly injection: number;
}

/**
 * `readings` are the text and what may hide in it, the text first; `earlier` is what the customer wrote before. Somebody
 * in danger matters more than a trick.
 */
export function verdictOf(
  readings: readonly string[],
  judge: (text: string) => Judgement,
  earlier: readonly LetThrough[] = [],
): Verdict {
  const [text = "", ...hiddenTexts] = readings;
  const open = judge(text);
  // What is plainly an attack needs no second look underneath.
  const hidden = open.injection >= operatingPoints.injection ? [] : hiddenTexts.map(judge);
  const injection = Math.max(open.injection, ...hidden.map((one) => one.injection));
  const blocked = (reason: string, score: number, abusive = false): Verdict => ({
    verdict: "blocked",
    reasons: [`${reason} ${score.toFixed(2)}`],
    abusive,
    injection,
  });
  const together = injection < operatingPoints.injection ? judgeTogether(text, earlier, judge) : undefined;

  const selfHarm = Math.max(open.selfHarm, together?.selfHarm ?? 0);
  if (selfHarm >= operatingPoints.selfHarm)
    return { verdict: "escalate", reasons: [`self-harm ${selfHarm.toFixed(2)}`], abusive: false, injection };
  if (open.injection >= operatingPoints.injection) return blocked("injection", injection);
  if (injection >= operatingPoints.injection) return blocked("injection hidden", injection);
  if (together && together.injection >= operatingPoints.injection)
    return blocked("injection over several messages", together.injection);
  const escalated = slowEscalation(injection, earlier);
  if (escalated >= operatingPoints.injection) return blocked("injection step by step", escalated);
  if (open.abuse >= operatingPoints.abuse) return blocked("abuse", open.abuse, true);
  return { verdict: "safe", reasons: [], abusive: false, injection };
}

/** So many earlier messages can make one sentence, or one code, with this one. */
const MOST_TOGETHER = 2;
const LONGEST_TOGETHER = 800;

/** The last messages read as one, in plain words and underneath; undefined when there is nothing to join. */
function judgeTogether(
  text: string,
  earlier: readonly LetThrough[],
  judge: (text: string) => Judgement,
): Judgement | undefined {
  if (earlier.length === 0 || text.trim() === "" || text.length > LONGEST_TOGETHER) return undefined;
  const joined = [...earlier.slice(-MOST_TOGETHER).map((one) => one.text), text].join(" ");
  const all = [joined, ...findHiddenText(joined, joined)].map(judge);
  return {
    injection: Math.max(...all.map(({ injection }) => injection)),
    abuse: 0,
    selfHarm: all[0]?.selfHarm ?? 0,
  };
}

/** Half the operating point: what is less suspicious says nothing, however often it comes. */
const SUSPICIOUS = operatingPoints.injection / 2;

/** Several messages that each stay just below the operating point add up; earlier ones count half. */
function slowEscalation(injection: number, earlier: readonly LetThrough[]): number {
  if (injection < SUSPICIOUS) return 0;
  const doubts = earlier.filter((one) => one.injection >= SUSPICIOUS);
  return 1 - doubts.reduce((left, one) => left * (1 - one.injection / 2), 1 - injection);
}
