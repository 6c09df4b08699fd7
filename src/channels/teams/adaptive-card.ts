import type { TextPart } from "./part.ts";

/**
 * An Adaptive Card 1.5. Text stands in a RichTextBlock, whose runs know no Markdown: every character is meant. Facts do
 * know it, so what would be markup in them is escaped.
 */
export const adaptiveCard = ({ text, card, choices }: TextPart) => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  body: [
    ...(text ? [richText(text)] : []),
    ...(card
      ? [
          richText(card.title, { weight: "Bolder" }),
          {
            type: "FactSet",
            facts: card.facts.map(({ label, value }) => ({ title: literal(label), value: literal(value) })),
          },
        ]
      : []),
  ],
  ...(choices
    ? {
        actions: choices.map(({ label, value }) => ({
          type: "Action.Submit",
          title: label,
          // Both come back with the press: the value decides, the label stands in the transcript.
          data: { quickReply: value, label },
        })),
      }
    : {}),
});

const richText = (text: string, style: { readonly weight?: "Bolder" } = {}) => ({
  type: "RichTextBlock",
  inlines: [{ type: "TextRun", text, ...style }],
});

const literal = (text: string): string =>
  text
    .replaceAll(/[\\*_[\]`~<]/g, String.raw`\$&`)
    .replace(/^(\d+)([.)] )/, String.raw`$1\$2`)
    .replace(/^([-+#>])( )/, String.raw`\$1$2`);
