import { z } from "zod";

/**
 * The part of Meta's webhook that we read. `from`, `wa_id` and so on are absent for customers who hide their number;
 * `user_id` (business-scoped) then is who they are. Changes, and the messages and statuses in them, are read one by one,
 * see read-webhook.ts.
 */
export const webhook = z.object({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.object({ changes: z.array(z.unknown()) })),
});
export const field = z.object({ field: z.string() });

/** Of the fields `messages` and `user_id_update`; other fields have other values. */
export const change = z.object({
  value: z.object({
    metadata: z.object({ phone_number_id: z.string().optional() }).optional(),
    contacts: z
      .array(
        z.object({
          profile: z.object({ name: z.string().optional() }).nullish(),
          wa_id: z.string().optional(),
          user_id: z.string().optional(),
        }),
      )
      .default([]),
    messages: z.array(z.unknown()).default([]),
    statuses: z.array(z.unknown()).default([]),
    user_id_update: z.array(z.unknown()).default([]),
  }),
});
export type Value = z.infer<typeof change>["value"];

/** Seconds, as a text in all of Meta's samples. */
const timestamp = z.coerce.string().regex(/^\d{1,12}$/);

const media = z.object({
  id: z.string(),
  mime_type: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
});
const reply = z.object({ id: z.string(), title: z.string() });
const caption = z.object({ caption: z.string() }).optional().catch(undefined);

export const message = z.object({
  id: z.string().min(1),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp,
  type: z.string(),
  context: z.object({ id: z.string().optional() }).optional(),
  text: z.object({ body: z.string() }).optional(),
  image: media.optional(),
  audio: media.optional(),
  voice: media.optional(),
  video: media.optional(),
  document: media.optional(),
  sticker: media.optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: z.string().optional() }).optional(),
        phones: z.array(z.object({ phone: z.string().optional(), wa_id: z.string().optional() })).optional(),
      }),
    )
    .optional(),
  button: z.object({ payload: z.string().optional(), text: z.string() }).optional(),
  interactive: z.object({ button_reply: reply.optional(), list_reply: reply.optional() }).optional(),
  reaction: z.object({ message_id: z.string(), emoji: z.string().optional() }).optional(),
  edit: z
    .object({
      original_message_id: z.string(),
      message: z
        .object({
          text: z.object({ body: z.string() }).optional(),
          image: caption,
          video: caption,
          document: caption,
        })
        .optional(),
    })
    .optional(),
  revoke: z.object({ original_message_id: z.string() }).optional(),
  system: z
    .object({
      wa_id: z.string().optional(),
      user_id: z.string().optional(),
      previous_user_id: z.string().optional(),
    })
    .optional(),
});
export type CloudMessage = z.infer<typeof message>;

export const status = z.object({
  id: z.string(),
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(z.object({ code: z.number() })).optional(),
});

export const userIdUpdate = z.object({
  wa_id: z.string().optional(),
  user_id: z.object({ previous: z.string(), current: z.string() }),
  timestamp,
});
