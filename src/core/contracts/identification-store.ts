import type { NewNotice } from "./notices.ts";

/** The database side of one-time codes. Implemented in `store/identification-store.ts`. */
export interface IdentificationStore {
  /**
   * Saves a code, ends older ones of the identity and queues its notice, in one transaction. Over the limit nothing
   * is saved or sent and the latest code's id is returned.
   */
  saveCode(code: {
    readonly id: string;
    readonly conversationId: string;
    readonly identityId: string;
    readonly backofficeId?: string;
    readonly codeHash: string;
    readonly validMs: number;
    readonly notice?: NewNotice;
    readonly limits: CodeLimits;
  }): Promise<{ readonly codeId: string }>;
  /** Counts a try and, when `matches` says so, raises trust and links the account, in one transaction. */
  tryCode(attempt: {
    readonly codeId: string;
    readonly conversationId: string;
    readonly matches: (codeHash: string) => boolean;
    readonly maxTries: number;
    readonly trustMs: number;
  }): Promise<
    { readonly result: "ok"; readonly backofficeId: string } | { readonly result: "wrong" | "expired" | "too-many" }
  >;
}

export interface CodeLimits {
  readonly perIdentity: number;
  readonly perAccount: number;
  readonly windowMs: number;
}
