import type { SendResult } from "../../core/contracts/channel.ts";
import type { DeliveryStatus } from "../../core/message.ts";

type Meaning =
  /** Not sent; may be tried again after this time. `account`: all of the number's messages wait. */
  | { readonly is: "later"; readonly afterMs: number; readonly account: boolean; readonly says: string }
  | { readonly is: "never"; readonly says: string; readonly failure?: DeliveryStatus["failure"] }
  | { readonly is: "refused"; readonly says: string };

const MINUTE_MS = 60_000;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes. Each says that nothing was sent. */
const meanings: Readonly<Record<number, Meaning>> = {
  4: { is: "later", afterMs: 10_000, account: true, says: "too many calls of the app" },
  80007: { is: "later", afterMs: 10_000, account: true, says: "too many calls of the business account" },
  368: { is: "later", afterMs: 5 * MINUTE_MS, account: true, says: "the account is blocked for breaking a rule" },
  131042: { is: "later", afterMs: 5 * MINUTE_MS, account: true, says: "Meta wants a way to be paid" },
  131057: { is: "later", afterMs: MINUTE_MS, account: true, says: "the account is under maintenance" },
  130429: { is: "later", afterMs: 2_000, account: true, says: "too many messages from this number" },
  131048: { is: "later", afterMs: 5 * MINUTE_MS, account: true, says: "too many customers complained or blocked us" },
  // One message in six seconds to the same person is what is known.
  131056: { is: "later", afterMs: 6_000, account: false, says: "too many messages to this customer" },
  131047: { is: "never", says: "24 hours have passed since the customer last wrote", failure: "window-closed" },
  131026: { is: "never", says: "the customer cannot receive this message", failure: "unreachable" },
  131021: { is: "never", says: "sender and recipient are the same number" },
  131030: { is: "never", says: "the number is not on the test account's list" },
  131051: { is: "never", says: "WhatsApp does not know this kind of message" },
  131052: { is: "never", says: "WhatsApp could not take the file" },
  131053: { is: "never", says: "WhatsApp could not take the file" },
  131062: { is: "never", says: "this cannot be sent to a customer whose number is hidden" },
  132000: { is: "never", says: "the template takes another number of variables" },
  132001: { is: "never", says: "there is no such template in this language" },
  132005: { is: "never", says: "the text is too long for the template" },
  0: { is: "refused", says: "the token was not accepted" },
  3: { is: "refused", says: "the token may not do this" },
  10: { is: "refused", says: "the token may not do this" },
  190: { is: "refused", says: "the token has expired" },
  200: { is: "refused", says: "the token may not do this" },
  131005: { is: "refused", says: "the token may not do this" },
  131031: { is: "refused", says: "the business account is locked" },
};

/** In words an agent understands; the code stays for whoever looks it up. */
export function describeCloudError(code: number | undefined): string {
  const known = code === undefined ? undefined : meanings[code];
  return `${known?.says ?? "WhatsApp could not deliver it"}${code === undefined ? "" : ` (${code})`}`;
}

export function failureOf(code: number | undefined): DeliveryStatus["failure"] {
  const known = code === undefined ? undefined : meanings[code];
  return known?.is === "never" ? known.failure : undefined;
}

/** What a refusal means for the part. `settings` are the variables to look at. */
export function resultOf(code: number | undefined, settings: string): SendResult {
  const known = code === undefined ? undefined : meanings[code];
  const problem = describeCloudError(code);
  switch (known?.is) {
    case "later":
      return { outcome: "retry", retryAfterMs: known.afterMs, wholeAccount: known.account, problem };
    case "refused":
      return {
        outcome: "retry",
        retryAfterMs: MINUTE_MS,
        wholeAccount: true,
        problem: `${problem}: look at ${settings}`,
      };
    case "never":
      return {
        outcome: "failed",
        problem,
        ...(known.failure === "unreachable" ? { unreachable: true } : {}),
        ...(known.failure === "window-closed" ? { windowClosed: true } : {}),
      };
    case undefined:
      return { outcome: "failed", problem };
  }
}
