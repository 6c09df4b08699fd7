import type { Addressee } from "../../core/contracts/channel.ts";
import { adaptiveCard } from "./adaptive-card.ts";
import type { Part, TextPart } from "./part.ts";

/** An activity as we post it: the Bot Connector's words, not the SDK's classes. */
export interface OutgoingActivity {
  readonly type: "message" | "typing";
  readonly [field: string]: unknown;
}

/** A message for this customer; also the first one after weeks, so it says everything about who they are. */
export function outgoingActivity({ address }: Pick<Addressee, "address">, part: Part): OutgoingActivity {
  const { replyToId } = address;
  return { ...about(address), ...content(part), type: "message", ...(replyToId ? { replyToId } : {}) };
}

export const typingActivity = ({ address }: Pick<Addressee, "address">): OutgoingActivity => ({
  ...about(address),
  type: "typing",
});

function about({ botId, userId, userAadId, conversationId, tenantId, channelId }: Addressee["address"]) {
  return {
    channelId,
    from: { id: botId },
    recipient: { id: userId, ...(userAadId ? { aadObjectId: userAadId } : {}) },
    conversation: { id: conversationId, ...(tenantId ? { tenantId } : {}) },
    ...(tenantId ? { channelData: { tenant: { id: tenantId } } } : {}),
  };
}

function content(part: Part): Readonly<Record<string, unknown>> {
  if ("picture" in part) {
    const { picture: contentUrl, mimeType: contentType, name } = part;
    return { attachments: [{ contentType, contentUrl, ...(name ? { name } : {}) }] };
  }
  if (!part.card && !part.choices)
    return part.markdown === undefined
      ? { text: part.text, textFormat: "plain" }
      : { text: part.markdown, textFormat: "markdown" };
  return {
    // What the notification says; the text itself would be shown a second time beside the card.
    summary: summaryOf(part),
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: adaptiveCard(part) }],
  };
}

const SUMMARY_LENGTH = 200;

const summaryOf = ({ text, card }: TextPart): string => {
  const all = [...(text || card?.title || "")];
  return all.length <= SUMMARY_LENGTH ? all.join("") : `${all.slice(0, SUMMARY_LENGTH).join("")}…`;
};
