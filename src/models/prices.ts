/** Where the list below is from, and as of when. Prices change: put in yours, with its day. */
export const priceList = { source: "developers.openai.com/api/docs/pricing", asOf: "2026-03-21" } as const;

/**
 * US dollars for a million tokens, in and out. `cached` is what a token costs that the provider has in its
 * prompt cache; where it is absent, as much as any other. A dated name such as `gpt-4o-mini-2024-07-18` finds its family.
 */
const prices: readonly ({ readonly model: string } & Price)[] = [
  { model: "gpt-4o-mini", in: 0.15, cached: 0.075, out: 0.6 },
  { model: "gpt-4o", in: 2.5, cached: 1.25, out: 10 },
  { model: "gpt-4.1-nano", in: 0.1, cached: 0.025, out: 0.4 },
  { model: "gpt-4.1-mini", in: 0.4, cached: 0.1, out: 1.6 },
  { model: "gpt-4.1", in: 2, cached: 0.5, out: 8 },
  { model: "gpt-5-nano", in: 0.05, cached: 0.005, out: 0.4 },
  { model: "gpt-5-mini", in: 0.25, cached: 0.025, out: 2 },
  { model: "gpt-5", in: 1.25, cached: 0.125, out: 10 },
  { model: "o4-mini", in: 1.1, cached: 0.275, out: 4.4 },
  { model: "o3", in: 2, cached: 0.5, out: 8 },
  { model: "text-embedding-3-small", in: 0.02, out: 0 },
  { model: "text-embedding-3-large", in: 0.13, out: 0 },
  { model: "text-embedding-ada-002", in: 0.1, out: 0 },
];

export interface Price {
  readonly in: number;
  readonly cached?: number;
  readonly out: number;
}

/** A model that is not listed costs nothing on a server of this machine, and elsewhere as much as the dearest we know. */
export function priceOf(model: string, baseUrl: string): Price {
  const family = prices
    .filter((row) => model === row.model || model.startsWith(`${row.model}-`))
    .sort((a, b) => b.model.length - a.model.length)[0];
  if (family) return family;
  if (isOnThisMachine(baseUrl)) return { in: 0, out: 0 };
  return { in: Math.max(...prices.map((row) => row.in)), out: Math.max(...prices.map((row) => row.out)) };
}

/** Listening costs 0.006 USD a minute, and speech is rarely coded in less than 1.5 KB a second: the most it can cost. */
const LISTEN_MICRO_USD = 100;
const SPEECH_BYTES = 1_500;

export const listeningMicroUsd = (bytes: number, baseUrl: string): number =>
  isOnThisMachine(baseUrl) ? 0 : Math.ceil((bytes / SPEECH_BYTES) * LISTEN_MICRO_USD);

/** A dollar a million tokens is a micro-dollar a token. */
export function costMicroUsd(price: Price, tokensIn: number, tokensOut: number, tokensCached = 0): number {
  const cached = Math.min(tokensCached, tokensIn);
  return Math.ceil((tokensIn - cached) * price.in + cached * (price.cached ?? price.in) + tokensOut * price.out);
}

const isOnThisMachine = (baseUrl: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(baseUrl).hostname);
