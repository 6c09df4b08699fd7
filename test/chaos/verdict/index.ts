import { readCheckpoints } from "../../../src/store/audit-checkpoints.ts";
import { verifyAudit } from "../../../src/store/audit-verification.ts";
import { judgeDeliveries } from "./deliveries.ts";
import { judgeMessages, judgeOwners } from "./messages.ts";
import type { Evidence, Verdict } from "./promise.ts";
import { judgeRefunds } from "./refunds.ts";

export type { Evidence, Verdict } from "./promise.ts";

/** All promises, each with what breaks it. */
export async function judge(evidence: Evidence): Promise<readonly Verdict[]> {
  const { pool, sealing, checkpointFile } = evidence;
  const { faults } = await verifyAudit(pool, sealing.auditKey, await readCheckpoints(sealing.auditKey, checkpointFile));
  return [
    ...(await judgeMessages(evidence)),
    ...(await judgeOwners(evidence)),
    ...(await judgeDeliveries(evidence)),
    ...(await judgeRefunds(evidence)),
    {
      promise: "the audit verifies",
      broken: faults.map(({ chain, sequence, problem }) => `${chain} at ${sequence}: ${problem}`),
    },
  ];
}
