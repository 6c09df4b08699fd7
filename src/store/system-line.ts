import type { NewMessage } from "../core/contracts/store.ts";
import type { TranscriptNotice } from "../core/message.ts";

const texts: Readonly<Record<TranscriptNotice, string>> = {
  blocked: "The customer blocked us or left: nothing that we write arrives until they write again.",
  unreachable: "The platform says that this customer cannot be reached: nothing arrives until they write again.",
  moved: "The platform gave this customer another id; the conversation goes on.",
  "customer-joined": "This customer was joined with another one: one profile, one history.",
  "customer-separated": "This customer was separated from another one again.",
};

/** A line for agents in the transcript. It is sent to nobody. */
export const systemLine = (notice: TranscriptNotice): NewMessage => ({
  author: "system",
  content: { text: texts[notice], notice },
  masked: "",
  parts: [],
});
