// What Twilio says later of a message that we sent. Next: store/delivery-status.ts.
import { z } from "zod";
import type { Received } from "../../core/contracts/channel.ts";
import type { DeliveryStatus } from "../../core/message.ts";

const form = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.string(),
  ErrorCode: z.string().optional(),
});

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values; the others say nothing new. */
const meanings: Readonly<Record<string, DeliveryStatus["status"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
  undelivered: "failed",
  canceled: "failed",
};

/** What an error code means for the conversation. https://www.twilio.com/docs/api/errors */
const reasons: Readonly<Record<string, { readonly says: string; readonly failure?: DeliveryStatus["failure"] }>> = {
  "63016": { says: "24 hours have passed since the customer last wrote", failure: "window-closed" },
  "63032": { says: "WhatsApp does not let us write to this customer", failure: "unreachable" },
  "63024": { says: "the customer cannot receive WhatsApp messages", failure: "unreachable" },
  "63003": { says: "there is no such WhatsApp user", failure: "unreachable" },
  "63014": { says: "the customer has blocked us", failure: "unreachable" },
  "21211": { says: "there is no such WhatsApp user", failure: "unreachable" },
  "63018": { says: "too many messages for this sender" },
  "63021": { says: "WhatsApp refused the content" },
  "63013": { says: "WhatsApp's policy forbids the content" },
  "63019": { says: "Twilio could not fetch the file" },
  "63027": { says: "WhatsApp has no such template in this language" },
  "63028": { says: "the template wants other variables than one text" },
  "63049": { says: "Meta held it back as advertising: the template should be one of the category utility" },
  "63007": { says: "TWILIO_WHATSAPP_FROM is no WhatsApp sender of this account" },
  "21610": { says: "the customer has stopped messages from us", failure: "unreachable" },
};

/** In words an agent understands; the code stays for whoever looks it up. */
export function describeTwilioError(code: string | undefined): string {
  const known = code === undefined ? undefined : reasons[code];
  return `${known?.says ?? "Twilio could not deliver it"}${code ? ` (${code})` : ""}`;
}

export const failureOf = (code: string | undefined): DeliveryStatus["failure"] =>
  code === undefined ? undefined : reasons[code]?.failure;

/** `reference` is our own id of the delivery, which the callback address carries and Twilio's signature covers. */
export function readStatus(fields: Readonly<Record<string, string>>, reference: string | undefined): Received {
  const read = form.safeParse(fields);
  if (!read.success) return { events: [], statuses: [], unreadable: "no message status" };
  const { MessageSid: platformId, MessageStatus, ErrorCode } = read.data;
  const status = meanings[MessageStatus];
  if (!status) return { events: [], statuses: [] };
  const failure = failureOf(ErrorCode);
  return {
    events: [],
    statuses: [
      {
        platformId,
        status,
        ...(reference ? { reference } : {}),
        ...(status === "failed" ? { problem: describeTwilioError(ErrorCode), ...(failure ? { failure } : {}) } : {}),
      },
    ],
  };
}
