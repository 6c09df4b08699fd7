/** Half a surrogate pair (a cut emoji, a hostile text) and NUL are what Postgres refuses in jsonb. */
const REFUSED = /[\p{Surrogate}\0]/gu;

/** JSON that a jsonb column takes, whatever customers wrote: what it cannot hold becomes U+FFFD. */
export const toJsonb = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === "string" ? inner.replace(REFUSED, "\uFFFD") : inner));
