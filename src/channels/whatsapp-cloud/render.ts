import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { Attachment, OutboundMessage } from "../../core/message.ts";
import { renderWhatsApp } from "../whatsapp-parts.ts";

const MAX_TEXT = 4096;
/** A row's title holds 24 letters; a longer label stands whole in its description, which holds 72. */
const MAX_ROW = 72;

export const renderCloud = (message: OutboundMessage): readonly RenderedPart[] =>
  renderWhatsApp(message, { text: MAX_TEXT, row: MAX_ROW, sends: canBeSent });

/** Files of our own are uploaded; others need an address that Meta can fetch. */
const canBeSent = ({ ref }: Attachment): boolean => /^(https:\/\/|data:)/.test(ref);
