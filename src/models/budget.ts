import type { Log } from "../core/contracts/channel.ts";
import type { ModelRequest } from "../core/contracts/language-model.ts";
import type { ModelLedger, Reservation, Spent } from "../core/contracts/model-ledger.ts";
import { costMicroUsd } from "./prices.ts";
import type { Provider } from "./provider.ts";

const ALERT_SHARE = 0.8;
const MICRO = 1_000_000;

/** The daily budget: set aside before a call what it can cost at most, put right afterwards what it did cost. */
export function createBudget(ledger: ModelLedger, limitUsd: number | undefined, log: Log) {
  const limitMicroUsd = limitUsd === undefined ? undefined : Math.round(limitUsd * MICRO);
  const problem = (error: unknown): undefined => {
    log("model.ledger-problem", { problem: error instanceof Error ? error.name : "unknown" });
  };
  let tightOn: string | undefined;
  let today: string | undefined;
  return {
    /** Past the alert: what is left of the day is for the cheapest. As far as this process knows. */
    isTight: (): boolean => tightOn !== undefined && tightOn === today,

    /** Undefined: this call could cost more than today has left, or nobody knows what is left. */
    async reserve({ model, price, tokensOf }: Provider, request: ModelRequest): Promise<Reservation | undefined> {
      const microUsd = costMicroUsd(price, tokensOf(request), request.maxTokens);
      const limit = limitMicroUsd === undefined ? {} : { limitMicroUsd };
      const reservation = await ledger.reserve({ model, purpose: request.purpose, microUsd, ...limit }).catch(problem);
      if (reservation) today = reservation.day;
      return reservation;
    },

    async settle(reservation: Reservation, spent: Spent): Promise<void> {
      const limit = limitMicroUsd === undefined ? {} : { alertMicroUsd: Math.floor(limitMicroUsd * ALERT_SHARE) };
      const { tokensIn, tokensOut, microUsd, failed } = spent;
      try {
        const { todayMicroUsd, alert } = await ledger.settle(reservation, {
          tokensIn,
          tokensOut,
          microUsd,
          failed,
          ...limit,
        });
        if (limit.alertMicroUsd !== undefined && todayMicroUsd >= limit.alertMicroUsd) tightOn = reservation.day;
        if (alert) log("model.budget-alert", { spentUsd: todayMicroUsd / MICRO, limitUsd: limitUsd ?? 0 });
      } catch (error) {
        // What was set aside stays counted as spent, so the limit holds; the answer is not lost for that.
        problem(error);
      }
    },
  };
}
