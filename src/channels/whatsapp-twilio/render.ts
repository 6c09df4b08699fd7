import type { RenderedPart } from "../../core/contracts/channel.ts";
import type { Attachment, OutboundMessage, QuickReply } from "../../core/message.ts";
import { numberedChoices } from "../numbered-choices.ts";
import { sourceLine } from "../source-line.ts";
import { splitText } from "../split-text.ts";

/** Twilio refuses longer texts with 21617. */
const MAX_TEXT = 1600;
/** Of a text with buttons or a list. https://www.twilio.com/docs/content/twilio-quick-reply */
const MAX_BODY = 1024;
const MAX_LABEL = 20;
const MAX_ROW = 24;
/** Within the 24 hours no more are let through without an approved template. */
const MAX_BUTTONS_SHOWN = 3;
/** Rows of a list. */
export const MAX_BUTTONS = 10;

/** Text parts first, the choices under the last one, then one part a file: Twilio takes one file a message. */
export function renderTwilio(message: OutboundMessage): readonly RenderedPart[] {
  const choices = message.quickReplies ?? [];
  const asked = choices.length > 0 ? choicePart(choices) : undefined;
  const files = message.attachments ?? [];
  const lines = [
    message.text,
    sourceLine(message.citations, message.language),
    asked || choices.length === 0 ? undefined : numberedChoices(choices),
    ...files.filter((file) => !isAddress(file)).map((file) => `[${file.name ?? file.kind}]`),
  ];
  const texts = splitText(lines.filter(Boolean).join("\n\n"), MAX_TEXT);
  const media = files.filter(isAddress).map(({ ref }) => ({ mediaUrl: ref, language: message.language }));
  if (texts.length === 1 && texts[0] === "" && media.length > 0) return media;
  return [
    ...texts.flatMap((text, n) => (n === texts.length - 1 ? last(text) : [{ text, language: message.language }])),
    ...media,
  ];

  /** Buttons stand under at most 1,024 characters; what is longer goes ahead of its own last part. */
  function last(text: string): readonly RenderedPart[] {
    if (!asked) return [{ text, language: message.language }];
    const pieces = splitText(text, MAX_BODY);
    return pieces.map((piece, n) => ({
      text: piece,
      language: message.language,
      ...(n === pieces.length - 1 ? { choices: asked } : {}),
    }));
  }
}

/** As buttons, else as a list, else not at all. Braces would be read as variables. */
function choicePart(choices: readonly QuickReply[]): readonly QuickReply[] | undefined {
  const limit = choices.length <= MAX_BUTTONS_SHOWN ? MAX_LABEL : MAX_ROW;
  const fits = choices.length <= MAX_BUTTONS && choices.every(({ label }) => label.length <= limit);
  return fits && !choices.some(({ label, value }) => /\{\{/.test(label + value)) ? choices : undefined;
}

/** Twilio fetches files itself, so only what has a public address can be sent as one. */
const isAddress = ({ ref }: Attachment): boolean => /^https:\/\//.test(ref);
