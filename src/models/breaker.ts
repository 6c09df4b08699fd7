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
  /**
   * It answered, but with nothing of use. A customer may provoke that, so it counts only towards the share of recent
   * calls: no row of five such answers takes the model away from everybody.
   */
  unfit(): void;
  /** The call was not made. */
  neither(): void;
}

/** Keeps a dead model from costing every customer a timeout. Open means no call at all, also when no other model is left. */
export function createBreaker(now: () => number): Breaker {
  let recent: { readonly at: number; readonly ok: boolean }[] = [];
  let inARow = 0;
  let restUntil = 0;
  let open: { probeAt: number; good: number } | undefined;

  const note = (ok: boolean): void => {
    recent = [...recent.filter(({ at }) => at > now() - RECENT_MS), { at: now(), ok }];
  };
  const openUp = (): void => {
    open = { probeAt: Math.max(open?.probeAt ?? 0, now() + PROBE_EVERY_MS), good: 0 };
  };
  const isBad = (): boolean =>
    inARow >= IN_A_ROW || (recent.length >= ENOUGH && recent.filter(({ ok }) => !ok).length >= SHARE * recent.length);

  return {
    mayTry() {
      if (now() < restUntil) return false;
      if (!open) return true;
      if (now() < open.probeAt) return false;
      open.probeAt = now() + PROBE_EVERY_MS;
      return true;
    },
    succeeded() {
      note(true);
      inARow = 0;
      if (!open) return;
      open.good += 1;
      if (open.good < GOOD_PROBES) return;
      open = undefined;
      recent = [];
    },
    failed(restMs = 0) {
      note(false);
      inARow += 1;
      restUntil = Math.max(restUntil, now() + Math.min(restMs, LONGEST_REST_MS));
      if (open || isBad()) openUp();
    },
    unfit() {
      note(false);
      if (!open && isBad()) openUp();
    },
    neither() {},
  };
}
