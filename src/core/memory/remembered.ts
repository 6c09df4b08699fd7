import { z } from "zod";

/**
 * One thing that is remembered of a customer beyond a conversation. It consists of ids and words of our own, never of what
 * somebody wrote, so it holds no personal data; and it says where it comes from.
 */
export const rememberedSchema = z.object({
  /** The same thing said again replaces what was known: `preference:contact`, `outcome:refund:NG-10311`. */
  key: z.string(),
  kind: z.enum(["preference", "open-issue", "outcome"]),
  /** A preference's name (`contact`, `time`), or the intent it was about. */
  about: z.string(),
  /** What is preferred, or which order, product or date it was about. */
  value: z.string().optional(),
  at: z.iso.datetime(),
  conversationId: z.string(),
  turnId: z.string(),
  /** Whose conversation it was; of several who are one person, each keeps what they said. */
  customerId: z.string(),
});

export type Remembered = z.infer<typeof rememberedSchema>;
export type RememberedKind = Remembered["kind"];

/** What a turn changes in it. */
export interface MemoryChange {
  readonly learned: readonly Remembered[];
  /** Keys that are no longer so. */
  readonly settled: readonly string[];
  /** The customer wants it forgotten: all of it, the time zone too. */
  readonly forget?: true;
}

const DAY_MS = 86_400_000;
/** A preference holds until it is changed. What nobody took up for so long is no open issue any more. */
const KEPT_DAYS: Readonly<Record<RememberedKind, number>> = {
  preference: Number.POSITIVE_INFINITY,
  "open-issue": 30,
  outcome: 365,
};
const MOST = 30;

/** What still holds, newest first. What an earlier version wrote in another form is left out. */
export function readRemembered(stored: unknown, now: Date): readonly Remembered[] {
  const list = Array.isArray(stored) ? stored : [];
  return list
    .flatMap((one) => {
      const parsed = rememberedSchema.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    })
    .filter(({ kind, at }) => now.getTime() - Date.parse(at) < KEPT_DAYS[kind] * DAY_MS)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, MOST);
}

/** What may be shown where: a customer's own, and of the same person's others only to whoever proved who they are. */
export const shownTo = (
  remembered: readonly Remembered[],
  { customerId, trust }: { readonly customerId: string; readonly trust: number },
): readonly Remembered[] => remembered.filter((one) => trust === 2 || one.customerId === customerId);
