import type { QuickReply } from "../core/message.ts";

/** Choices as lines, for platforms that cannot show them as buttons. The customer answers with the number or the words. */
export const numberedChoices = (choices: readonly QuickReply[]): string =>
  choices.map(({ label }, n) => `${n + 1}. ${label}`).join("\n");
