import type { Author, MessageContent } from "../message.ts";
import type { Playbook } from "../playbook/schema.ts";
import { cleanText } from "./clean-text.ts";
import { maskTexts } from "./mask-text.ts";
import { findPersonalData } from "./personal-data.ts";

/** What agents read before they ask for more. `hides` when there is more. */
export interface Shown<Content> {
  readonly content: Content;
  readonly hides: boolean;
}

export interface AgentMask {
  /** `masked` is what the engine sees of the message; empty or null while no turn has seen it. */
  message(author: Author, content: MessageContent, masked: string | null): Shown<MessageContent>;
  text(text: string): string;
}

const TOKEN = /⟨[A-Z-]+(?:_\d+)?⟩/;

/** Messages as agents first see them: with tokens, or with the kind in place of what no turn has given a token yet. */
export function createAgentMask(rules: () => Pick<Playbook, "entities" | "country" | "languages">): AgentMask {
  /** Their own words for themselves are no secret: agents introduce themselves. */
  function hide(text: string, spareNames: boolean): string {
    const cleaned = cleanText(text);
    const spans = findPersonalData(cleaned, rules()).filter(({ kind }) => !(spareNames && kind === "name"));
    if (spans.length === 0) return text;
    const labels = spans.map(({ kind }) => `⟨${kind.toUpperCase()}⟩`);
    return maskTexts([cleaned], spans, labels)[0] ?? "";
  }

  return {
    text: (text) => hide(text, false),

    message(author, content, masked) {
      if (author === "system") return { content, hides: false };
      const spareNames = author !== "customer";
      const text = masked && TOKEN.test(masked) ? masked : masked ? content.text : hide(content.text, spareNames);
      const { card, attachments } = content;
      const shown: MessageContent = {
        ...content,
        text,
        ...(card
          ? {
              card: {
                ...card,
                facts: card.facts.map(({ label, value }) => ({ label, value: hide(value, spareNames) })),
              },
            }
          : {}),
        ...(attachments
          ? {
              attachments: attachments.map((file) =>
                file.transcript === undefined ? file : { ...file, transcript: hide(file.transcript, spareNames) },
              ),
            }
          : {}),
      };
      return { content: shown, hides: JSON.stringify(shown) !== JSON.stringify(content) };
    },
  };
}
