import { z } from "zod";

/** What render.ts makes, the outbox keeps and send.ts turns into an activity: one bubble in Teams. */
const textPart = z.object({
  text: z.string(),
  /** The same as Markdown, where the text is formatted. */
  markdown: z.string().optional(),
  /** Shown as a card, because of buttons or facts. */
  choices: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  card: z.object({ title: z.string(), facts: z.array(z.object({ label: z.string(), value: z.string() })) }).optional(),
});
const picturePart = z.object({ picture: z.string(), mimeType: z.string(), name: z.string().optional() });

export const partSchema = z.union([textPart, picturePart]);
export type TextPart = z.infer<typeof textPart>;
export type Part = z.infer<typeof partSchema>;

/** For a card that Teams shows no buttons for: the same as words alone. */
export const asWords = ({ text, card, choices }: TextPart): string =>
  [text, card && factLines(card), choices && numbered(choices)].filter(Boolean).join("\n\n");

export const numbered = (choices: readonly { readonly label: string }[]): string =>
  choices.map(({ label }, n) => `${n + 1}. ${label}`).join("\n");

const factLines = ({ title, facts }: NonNullable<TextPart["card"]>): string =>
  [title, ...facts.map(({ label, value }) => `${label}: ${value}`)].join("\n");
