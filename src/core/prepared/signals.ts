/** How a question and a known answer fit. */
export interface Signals {
  /** 0 to 1: share of what is asked (rare words count more) that the known answer speaks of. */
  readonly explained: number;
  /** 0 to 1: the rarest word that it does not speak of. */
  readonly open: number;
  /** 0 to 1: share of the asked facets that it tells. */
  readonly facets: number;
  /** 1: facets are asked, and it tells none of them. */
  readonly contradicted: number;
  /** 1 it gives what is asked for (an amount, a duration), -1 it does not, 0 nothing of the kind is asked. */
  readonly type: number;
  /** 0 to 1: the spelling of the nearest variant. */
  readonly alike: number;
  /** -1 to 1: the meaning of the nearest variant, by the sentence encoder; 0 without one. */
  readonly meaning: number;
  /** 0 to 1: share of what it says that is asked. */
  readonly specific: number;
  /** 1 it answers this very intent, -1 another one, 0 it answers no intent as a whole. */
  readonly intent: number;
  /** 1 it is about the very product. */
  readonly own: number;
}

/** Which known answer comes first. Set by hand; which one wins is then weighed by `probabilityOf`. */
export const rankOf = (s: Signals): number =>
  s.explained - 0.3 * s.open + 0.4 * s.facets - 0.3 * s.contradicted + 0.1 * s.type + 0.25 * s.alike + 0.3 * s.meaning +
  0.25 * s.specific + 0.1 * s.intent + 0.25 * s.own;

export function probabilityOf(s: Signals, lead: number, hasMeaning: boolean) {
  const signals = [s.explained, s.open, s.facets, s.contradicted, s.type, s.alike, s.meaning, s.specific, s.intent, s.own, lead, hasMeaning ? 1 : 0];
  const odds = -8.1 + 6.5 * s.explained - 1.7 * s.contradicted + 4 * s.alike + 2 * s.specific + 2.5 * s.own + 5 * Math.min(0.3,lead) + 0.3 * s.type + 1.5 * s.facets;
  return { signals, probability: 1 / (1 + Math.exp(-odds)) };
}
