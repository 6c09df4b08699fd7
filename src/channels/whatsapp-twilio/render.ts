import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { Attachment, OutboundMessage } from "../../core/message.ts";
import { renderWhatsApp } from "../whatsapp-parts.ts";

/** Twilio refuses longer texts with 21617. */
const MAX_TEXT = 1600;
/** https://www.twilio.com/docs/content/twilio-list-picker */
const MAX_ROW = 24;

/** Braces would be read as variables; Twilio fetches files itself, so they need a public address. */
export const renderTwilio = (message: OutboundMessage): readonly RenderedPart[] =>
  renderWhatsApp(message, { text: MAX_TEXT, row: MAX_ROW, sends: isAddress, forbidden: /\{\{/ });

const isAddress = ({ ref }: Attachment): boolean => /^https:\/\//.test(ref);
