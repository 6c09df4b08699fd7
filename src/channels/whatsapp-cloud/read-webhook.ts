// One request of Meta may hold many entries, changes, messages and statuses. Each is read for itself: what is broken is
// kept for inspection, and the others count. Next: core/inbox.ts commits them.
import type { Received } from "../../core/contracts/channel.ts";
import type { DeliveryStatus, InboundEvent } from "../../core/message.ts";
import { describeCloudError, failureOf } from "./errors.ts";
import { fromMessage, fromUserIdUpdate } from "./normalize.ts";
import { change, field, message, status, userIdUpdate, type Value, webhook } from "./webhook.ts";

/** What else a number may be subscribed to (templates, quality, calls) is not for us. */
const fields = new Set(["messages", "user_id_update"]);

/** Other numbers of the same Meta app come to the same address: what is not for `phoneNumberId` is passed over. */
export function readWebhook(body: Buffer, phoneNumberId: string | undefined): Received {
  const read = webhook.safeParse(parse(body));
  if (!read.success) {
    const where = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
    return { events: [], statuses: [], unreadable: `no WhatsApp webhook: ${where || "the body"}` };
  }
  const events: InboundEvent[] = [];
  const statuses: DeliveryStatus[] = [];
  const problems: string[] = [];
  for (const raw of read.data.entry.flatMap(({ changes }) => changes)) {
    const about = field.safeParse(raw);
    if (about.success && !fields.has(about.data.field)) continue;
    const one = change.safeParse(raw);
    if (about.success && one.success) readValue(one.data.value);
    else problems.push("a change");
  }
  return { events, statuses, ...(problems.length > 0 ? { unreadable: `unreadable: ${problems.join(", ")}` } : {}) };

  function readValue(value: Value): void {
    if (!isOurs(value, phoneNumberId)) return;
    for (const raw of value.messages) {
      const one = message.safeParse(raw);
      const event = one.success ? fromMessage(one.data, value.contacts) : undefined;
      if (event === undefined) problems.push(one.success ? `a ${one.data.type} of nobody` : "a message");
      else events.push(...event);
    }
    for (const raw of value.user_id_update) {
      const one = userIdUpdate.safeParse(raw);
      if (one.success) events.push(fromUserIdUpdate(one.data));
      else problems.push("a change of user id");
    }
    for (const raw of value.statuses) {
      const one = status.safeParse(raw);
      if (!one.success) problems.push("a status");
      else statuses.push(...toStatus(one.data));
    }
  }
}

const isOurs = ({ metadata }: Value, phoneNumberId: string | undefined): boolean =>
  phoneNumberId === undefined || metadata?.phone_number_id === undefined || metadata.phone_number_id === phoneNumberId;

const meanings: Readonly<Record<string, DeliveryStatus["status"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
};

/** Our own reference comes back as we sent it, so that also an unanswered request is recognised. */
function toStatus(one: ReturnType<typeof status.parse>): readonly DeliveryStatus[] {
  const meaning = meanings[one.status];
  if (!meaning) return [];
  const code = one.errors?.[0]?.code;
  const failure = failureOf(code);
  return [
    {
      platformId: one.id,
      status: meaning,
      ...(one.biz_opaque_callback_data ? { reference: one.biz_opaque_callback_data } : {}),
      ...(meaning === "failed" ? { problem: describeCloudError(code), ...(failure ? { failure } : {}) } : {}),
    },
  ];
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
