import type { QuickReply } from "../../core/message.ts";
import { splitText } from "../split-text.ts";
import { asButtons, openListLabel } from "../whatsapp-parts.ts";

const MAX_TITLE = 24;

/** A text with its choices under it: as buttons, or as a list whose longer labels stand whole in their descriptions. */
export function interactive(
  text: string,
  choices: readonly QuickReply[],
  language: string,
): Readonly<Record<string, unknown>> {
  const body = { text };
  if (asButtons(choices)) {
    const buttons = choices.map(({ label, value }) => ({ type: "reply", reply: { id: value, title: label } }));
    return { type: "interactive", interactive: { type: "button", body, action: { buttons } } };
  }
  const rows = choices.map(({ label, value }) => ({
    id: value,
    title: label.length > MAX_TITLE ? `${splitText(label, MAX_TITLE - 1)[0]}…` : label,
    ...(label.length > MAX_TITLE ? { description: label } : {}),
  }));
  const action = { button: openListLabel(language), sections: [{ title: openListLabel(language), rows }] };
  return { type: "interactive", interactive: { type: "list", body, action } };
}
