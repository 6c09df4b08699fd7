import type { ModelLedger } from "../core/contracts/model-ledger.ts";

/** Costs of one run of a command, which has no database: the daily limit then holds for the run. */
export function createRunLedger(): ModelLedger {
  let spentMicroUsd = 0;
  return {
    async reserve({ model, purpose, microUsd, limitMicroUsd }) {
      if (limitMicroUsd !== undefined && spentMicroUsd + microUsd > limitMicroUsd) return undefined;
      spentMicroUsd += microUsd;
      return { model, purpose, microUsd, day: "run" };
    },
    async settle({ microUsd: reserved }, { microUsd, alertMicroUsd }) {
      const before = spentMicroUsd - reserved;
      spentMicroUsd = before + microUsd;
      const alert = alertMicroUsd !== undefined && before <= alertMicroUsd && spentMicroUsd > alertMicroUsd;
      return { todayMicroUsd: spentMicroUsd, alert };
    },
  };
}
