/** Proof of who the customer is: a one-time code to the e-mail or phone on file. */
export interface Identification {
  /**
   * Finds the account behind an order number, an e-mail or a phone (tokens are revealed by the runtime) and sends a
   * code to the address on file. Behaves the same when there is none, so that nobody can probe for accounts.
   */
  sendCode(request: {
    readonly conversationId: string;
    readonly identityId: string;
    readonly customerId: string;
    readonly identifier: { readonly type: "order" | "email" | "phone"; readonly value: string };
    readonly language: string;
  }): Promise<{ readonly codeId: string }>;
  /** `ok` raises the identity's trust to 2 for a day and links the back-office customer. At most 5 tries a code. */
  redeem(request: {
    readonly codeId: string;
    readonly conversationId: string;
    readonly customerId: string;
    readonly code: string;
  }): Promise<
    { readonly result: "ok"; readonly backofficeId: string } | { readonly result: "wrong" | "expired" | "too-many" }
  >;
}
