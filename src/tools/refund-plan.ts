import type { Order, RefundLine } from "../core/contracts/backends.ts";
import { AppError } from "../core/errors.ts";

export interface RefundPlan {
  readonly amountCents: number;
  /** The most that these lines could still bring back. */
  readonly refundableCents: number;
  readonly lines: readonly RefundLine[];
}

type Wanted = readonly { readonly line_id: string; readonly quantity?: number | undefined }[];

/** What a refund of these lines (or of everything that is left, with shipping) comes to. Pure. */
export function planRefund(
  order: Order,
  account: { readonly paidCents: number; readonly refundedCents: number },
  wanted?: Wanted,
): RefundPlan {
  const paidLeftCents = account.paidCents - account.refundedCents;
  if (!wanted) {
    const lines = order.lines
      .map(({ lineId, quantity, refunded }) => ({ lineId, quantity: quantity - refunded }))
      .filter(({ quantity }) => quantity > 0);
    return { amountCents: paidLeftCents, refundableCents: paidLeftCents, lines };
  }

  let amountCents = 0;
  let linesLeftCents = 0;
  const lines: RefundLine[] = [];
  for (const [lineId, quantity] of quantities(order, wanted)) {
    const line = order.lines.find((candidate) => candidate.lineId === lineId);
    if (!line) throw new AppError("not_found", "no such line on this order");
    amountCents += quantity * line.unitCents;
    linesLeftCents += (line.quantity - line.refunded) * line.unitCents;
    if (quantity > 0) lines.push({ lineId, quantity });
  }
  return { amountCents, refundableCents: Math.min(paidLeftCents, linesLeftCents), lines };
}

/** A line that is named twice is wanted twice. */
function quantities(order: Order, wanted: Wanted): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { line_id, quantity } of wanted) {
    const line = order.lines.find((candidate) => candidate.lineId === line_id);
    const left = line ? line.quantity - line.refunded : 0;
    sums.set(line_id, (sums.get(line_id) ?? 0) + (quantity ?? left));
  }
  return sums;
}
