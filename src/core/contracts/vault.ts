import type { PersonalKind } from "../safety/guarded-input.ts";

/** Personal data of one customer: values in, tokens out, and back for those who may. */
export interface Vault {
  /** Same canonical value, same token, e.g. `⟨PHONE_1⟩`. */
  tokenize(
    customerId: string,
    values: readonly { readonly kind: PersonalKind; readonly value: string }[],
  ): Promise<readonly string[]>;
  /** Puts the values back in place of the customer's own tokens. Unknown tokens stay as they are. */
  reveal(customerId: string, text: string): Promise<string>;
  /**
   * Tokens of another customer of the same person, as tokens of this one: what crosses from one to the other must not
   * be taken for what this one said. The values go again when the two are separated.
   */
  adopt(customerId: string, from: string, text: string): Promise<string>;
}
