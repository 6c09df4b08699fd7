// Turns what a website posts into events. Next: core/inbox.ts commits them.
import { z } from "zod";
import type { Received } from "../../core/contracts/channel.ts";
import type { InboundEvent } from "../../core/message.ts";

const id = z.string().min(1).max(200);

const attachment = z.object({
  ref: z.url({ protocol: /^https$/ }),
  kind: z.enum(["image", "audio", "video", "file"]).default("file"),
  name: z.string().max(200).optional(),
  mimeType: z.string().max(100).optional(),
});

const base = {
  /** The website's own; the same again is the same event. */
  id,
  conversation: id,
  user: z.object({
    id,
    name: z.string().max(200).optional(),
    language: z
      .string()
      .regex(/^[a-z]{2}\b/)
      .optional(),
    /** IANA name. */
    timeZone: z.string().max(64).optional(),
    /** Only when the website has checked who this is: the customer's id in the back office. */
    proven: z.object({ backofficeId: id }).optional(),
  }),
  at: z.iso.datetime({ offset: true }).optional(),
};

const event = z.discriminatedUnion("type", [
  z.object({
    ...base,
    type: z.literal("message"),
    text: z.string().max(20_000),
    attachments: z.array(attachment).max(10).default([]),
    replyTo: id.optional(),
  }),
  z.object({ ...base, type: z.literal("button"), value: id, label: z.string().max(200) }),
  z.object({ ...base, type: z.literal("edit"), target: id, text: z.string().max(20_000) }),
  z.object({ ...base, type: z.literal("deletion"), target: id }),
  z.object({ ...base, type: z.literal("reaction"), target: id, emoji: z.string().max(50) }),
  z.object({ ...base, type: z.literal("joined") }),
]);
type SiteEvent = z.infer<typeof event>;

const body = z.union([z.object({ events: z.array(z.unknown()).min(1).max(100) }), z.looseObject({ type: z.string() })]);

/** One event, or several under `events`. Each is read for itself: what is wrong is kept, and named, and the others count. */
export function readEvents(bytes: Buffer, now: Date): Received {
  const read = body.safeParse(parse(bytes));
  if (!read.success) return { events: [], statuses: [], unreadable: "neither an event nor a list of events" };
  const list = "events" in read.data && Array.isArray(read.data.events) ? read.data.events : [read.data];
  const events: InboundEvent[] = [];
  const problems: string[] = [];
  list.forEach((raw, n) => {
    const one = event.safeParse(raw);
    if (one.success) events.push(toEvent(one.data, now));
    else
      problems.push(
        `event ${n}: ${one.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join(", ")}`,
      );
  });
  if (problems.length === 0) return { events, statuses: [] };
  const unreadable = problems.join("; ");
  return {
    events,
    statuses: [],
    unreadable,
    // The website's developers read this, so it says what to mend.
    answer: {
      status: 200,
      body: JSON.stringify({ accepted: events.length, problems }),
      contentType: "application/json",
    },
  };
}

function toEvent(one: SiteEvent, now: Date): InboundEvent {
  const { user } = one;
  const common = {
    platformId: one.id,
    threadId: one.conversation,
    at: one.at ? new Date(one.at) : now,
    sender: {
      externalId: user.id,
      trust: user.proven ? (2 as const) : (1 as const),
      ...(user.name ? { name: user.name } : {}),
      ...(user.language ? { language: user.language } : {}),
      ...(user.timeZone ? { timeZone: user.timeZone } : {}),
      ...(user.proven ? { backofficeId: user.proven.backofficeId } : {}),
    },
  };
  switch (one.type) {
    case "message":
      return {
        ...common,
        kind: "message",
        text: one.text,
        attachments: one.attachments.map(({ ref, kind, name, mimeType }) => ({
          ref,
          kind,
          ...(name ? { name } : {}),
          ...(mimeType ? { mimeType } : {}),
        })),
        ...(one.replyTo ? { replyTo: one.replyTo } : {}),
      };
    case "button":
      return { ...common, kind: "button", value: one.value, label: one.label };
    case "edit":
      return { ...common, kind: "edit", target: one.target, text: one.text };
    case "deletion":
      return { ...common, kind: "deletion", target: one.target };
    case "reaction":
      return { ...common, kind: "reaction", target: one.target, emoji: one.emoji };
    case "joined":
      return { ...common, kind: "joined" };
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
