import { z } from "zod";
import type { DeliveryStatus, InboundEvent } from "../../core/message.ts";

const id = z.string().min(1).max(512);

const attachment = z.object({
  ref: z.string().min(1).max(1024),
  kind: z.enum(["image", "audio", "video", "file", "sticker", "location", "contact"]),
  name: z.string().max(512).optional(),
  mimeType: z.string().max(256).optional(),
  sizeBytes: z.int().min(0).optional(),
});

/** An adapter vouches for a platform's id and for nothing more: `trust` is ours to give. */
const sender = z
  .object({
    externalId: id,
    name: z.string().max(512).optional(),
    aliases: z.array(id).max(10).optional(),
    language: z.string().max(16).optional(),
    timeZone: z.string().max(64).optional(),
  })
  .transform((known) => ({ ...known, trust: 1 as const }));

const base = {
  platformId: id,
  threadId: id,
  address: z.record(z.string().max(64), z.string().max(512)).optional(),
  sender,
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
};

/** `InboundEvent` as it comes over the adapter socket, with `at` as an ISO date. */
export const inboundEvent = z.discriminatedUnion("kind", [
  z.object({
    ...base,
    kind: z.literal("message"),
    text: z.string(),
    attachments: z.array(attachment).max(50),
    replyTo: id.optional(),
  }),
  z.object({ ...base, kind: z.literal("button"), value: z.string().max(512), label: z.string() }),
  z.object({ ...base, kind: z.literal("edit"), target: id, text: z.string() }),
  z.object({ ...base, kind: z.literal("deletion"), target: id }),
  z.object({ ...base, kind: z.literal("reaction"), target: id, emoji: z.string().max(64) }),
  z.object({ ...base, kind: z.literal("moved"), previous: z.object({ threadId: id, externalId: id }) }),
  z.object({ ...base, kind: z.enum(["joined", "blocked"]) }),
]);

/** About something that we sent: by our reference, or by the platform's id. */
export const deliveryStatus = z
  .object({
    reference: z.string().min(1).max(128).optional(),
    platformId: id.optional(),
    status: z.enum(["sent", "delivered", "read", "failed"]),
    problem: z.string().max(500).optional(),
  })
  .refine((status) => status.reference ?? status.platformId, { error: "needs reference or platformId" });

/** What zod made optional is absent, not undefined, in our own types. */
export const asEvent = (read: z.infer<typeof inboundEvent>): InboundEvent => withoutUndefined(read) as InboundEvent;
export const asStatus = (read: z.infer<typeof deliveryStatus>): DeliveryStatus =>
  withoutUndefined(read) as DeliveryStatus;

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, withoutUndefined(inner)]])),
  );
}
