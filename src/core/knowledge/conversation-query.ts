import type { Author } from "../message.ts";

/** What was said before a question, as far as it helps to find what the question is about. */
export interface QuestionContext {
  /** Our last reply: what follows is mostly about it. */
  readonly reply?: string;
  /** What the customer had asked before. */
  readonly asked?: string;
}

/** The last reply and the question before it; `window` is oldest first, without the question itself. */
export function contextOf(window: readonly { readonly author: Author; readonly text: string }[]): QuestionContext {
  const reply = window.findLast(({ author }) => author === "bot" || author === "agent")?.text;
  const asked = window.findLast(({ author }) => author === "customer")?.text;
  return { ...(reply ? { reply } : {}), ...(asked ? { asked } : {}) };
}
