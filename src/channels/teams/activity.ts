import { z } from "zod";

/** The part of a Bot Connector activity that we read; everything else in it is ignored. */

const text = z.string().nullish();
const account = z.object({ id: z.string().min(1), name: text, aadObjectId: text, role: text });

const attachment = z.object({ contentType: z.string(), contentUrl: text, name: text, content: z.unknown().optional() });
const reactions = z.array(z.object({ type: z.string() })).nullish();

export const activitySchema = z.object({
  type: z.string(),
  id: text,
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  serviceUrl: z.string(),
  channelId: z.string(),
  from: account,
  recipient: account,
  /** It becomes part of an address, where only dots would be read as a path. */
  conversation: z.object({ id: z.string().regex(/[^.]/), conversationType: text, tenantId: text }),
  text,
  textFormat: text,
  locale: text,
  replyToId: text,
  name: text,
  value: z.unknown().optional(),
  attachments: z.array(attachment).nullish(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  reactionsAdded: reactions,
  reactionsRemoved: reactions,
  action: text,
  channelData: z.object({ tenant: z.object({ id: text }).nullish() }).nullish(),
});

export type Activity = z.infer<typeof activitySchema>;
export type ActivityAttachment = z.infer<typeof attachment>;

/** What the token's claims are compared with, before anything else in the body is believed. */
export const envelopeSchema = z.object({ serviceUrl: z.string(), channelId: z.string() });

const mention = z.object({
  type: z.literal("mention"),
  mentioned: z.object({ id: z.string(), name: text }),
  text,
});

export function mentionsIn(entities: Activity["entities"]): readonly z.infer<typeof mention>[] {
  return (entities ?? []).map((one) => mention.safeParse(one)).flatMap((one) => (one.success ? [one.data] : []));
}

/** What our buttons send back, see adaptive-card.ts: as the value of a message, or inside an invoke. */
const pressed = z.object({ quickReply: z.string(), label: z.string() });
export type Pressed = z.infer<typeof pressed>;

export function pressedIn(activity: Activity): Pressed | undefined {
  const data =
    activity.type === "invoke"
      ? z.object({ action: z.object({ data: z.unknown().optional() }) }).safeParse(activity.value).data?.action.data
      : activity.value;
  return pressed.safeParse(typeof data === "string" ? parseJson(data) : data).data;
}

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
