import { z } from "zod";

/** The part of a Bot API update (10.1) that we read; everything else in it is ignored. */

const person = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.object({ id: z.int(), type: z.string() });
const file = z.object({
  file_id: z.string(),
  file_size: z.int().optional(),
  mime_type: z.string().optional(),
  file_name: z.string().optional(),
});

const message = z.object({
  message_id: z.int(),
  date: z.int(),
  edit_date: z.int().optional(),
  chat,
  from: person.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  sticker: file.extend({ emoji: z.string().optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string() }).optional(),
  reply_to_message: z.object({ message_id: z.int() }).optional(),
});

const callbackQuery = z.object({
  id: z.string(),
  from: person,
  data: z.string().optional(),
  message: z
    .object({
      chat,
      reply_markup: z
        .object({
          inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
        })
        .optional(),
    })
    .optional(),
});

export const updateSchema = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  message_reaction: z
    .object({
      chat,
      user: person.optional(),
      message_id: z.int(),
      date: z.int(),
      new_reaction: z.array(z.object({ type: z.string(), emoji: z.string().optional() })),
    })
    .optional(),
  my_chat_member: z
    .object({ chat, from: person, date: z.int(), new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});

export type Update = z.infer<typeof updateSchema>;
export type TelegramMessage = z.infer<typeof message>;
export type Person = z.infer<typeof person>;
export type Chat = z.infer<typeof chat>;

/** Reactions and membership are only sent when they are asked for by name. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "message_reaction",
  "my_chat_member",
] as const;
