/** What guard-input made of the customer's words. From here on nobody sees personal data. */
export interface GuardedInput {
  readonly verdict: "safe" | "blocked" | "escalate";
  /** Why, e.g. `injection 0.97`, `abuse`, `self-harm`, `too-long`. */
  readonly reasons: readonly string[];
  /** All waiting messages, cleaned (NFKC, no invisible characters) and masked, joined by line breaks. */
  readonly text: string;
  /** Each waiting message's masked text, by transcript sequence. */
  readonly masked: Readonly<Record<number, string>>;
  /** The quick reply that was pressed last, if it was the last thing the customer did. */
  readonly button?: string;
  /** What the customer wrote in. */
  readonly language: string;
  readonly languageConfidence: number;
  /** Set when `text` is a translation into this language; `masked` still holds the customer's own words. */
  readonly translatedTo?: string;
  /** Tokens in `text`, with their kind. Values are in the vault. */
  readonly personal: readonly { readonly token: string; readonly kind: PersonalKind }[];
  readonly hasAttachments: boolean;
}

export const personalKinds = [
  "card",
  "iban",
  "email",
  "phone",
  "passport",
  "national-id",
  "ip",
  "plate",
  "birth-date",
  "address",
  "name",
] as const;
export type PersonalKind = (typeof personalKinds)[number];
