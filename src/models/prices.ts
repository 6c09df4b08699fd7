/** US dollars for a million tokens, in and out; list prices of 2026. A model that is not listed costs like the first one. */
const prices: readonly { readonly model: string; readonly in: number; readonly out: number }[] = [
  { model: "gpt-4o-mini", in: 0.15, out: 0.6 },
  { model: "gpt-4.1-mini", in: 0.4, out: 1.6 },
  { model: "gpt-4.1-nano", in: 0.1, out: 0.4 },
  { model: "gpt-4o", in: 2.5, out: 10 },
];

/** A dollar a million tokens is a micro-dollar a token. */
export function costMicroUsd(model: string, tokensIn: number, tokensOut: number): number {
  const price = prices.find((row) => row.model === model) ?? prices[0];
  return price ? Math.ceil(tokensIn * price.in + tokensOut * price.out) : 0;
}
