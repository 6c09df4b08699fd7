/** Opens after so many failures in a row, or when so large a share of enough recent calls failed. */
const IN_A_ROW = 5;
const SHARE = 0.5;
const ENOUGH = 20;
const RECENT_MS = 10_000;
/** While open, one call in so long finds out whether the provider is back; this many good ones close it again. */
const PROBE_EVERY_MS = 5_000;
const GOOD_PROBES = 2;
const LONGEST_REST_MS = 60_000;

export interface Breaker {
  /** May this call be made? Each yes is followed by exactly one `succeeded`, `failed` or `neither`. */
  mayTry(): boolean;
  succeeded(): void;
  /** `restMs`: the provider asked to be left alone for so long. */
  failed(restMs?: number): void;
  /** The call says nothing about the provider's health. */
  neither(): void;
}

/** Keeps a dead model from costing every customer a timeout. Open means no call at all, also when no other model is left. */
export function createBreaker(now: () => number): Breaker {
  let recent: { readonly at: number; readonly ok: boolean }[] = [];
  let inARow = 0;
  let open: { probeAt: number; good: number } | undefined;

  const note = (ok: boolean): void => {
    recent = [...recent.filter(({ at }) => at > now() - RECENT_MS), { at: now(), ok }];
    inARow = ok ? 0 : inARow + 1;
  };
  const isBad = (): boolean =>
    inARow >= IN_A_ROW || (recent.length >= ENOUGH && recent.filter(({ ok }) => !ok).length >= SHARE * recent.length);

  return {
    mayTry() {
      if (!open) return true;
      if (now() < open.probeAt) return false;
      open.probeAt = now() + PROBE_EVERY_MS;
      return true;
    },
    succeeded() {
      note(true);
      if (!open) return;
      open.good += 1;
      if (open.good < GOOD_PROBES) return;
      open = undefined;
      recent = [];
    },
    failed(restMs = 0) {
      note(false);
      const rest = Math.min(restMs, LONGEST_REST_MS);
      if (!open && !isBad() && rest === 0) return;
      open = { probeAt: Math.max(open?.probeAt ?? 0, now() + Math.max(PROBE_EVERY_MS, rest)), good: 0 };
    },
    neither() {},
  };
}
