/** Before all others: recordings become words. Next: guard-input.ts, which trusts them as little as typed ones. */
import type { TurnServices } from "./services.ts";
import type { CustomerMessage, Stage, Turn } from "./turn.ts";

/** Voice notes without words are written down when speech is configured; else the customer is asked for words. */
export const listen: Stage = {
  name: "listen",

  async run(turn, services) {
    const spoken = turn.messages.flatMap(recordingsOf).length;
    if (spoken === 0) return { turn, decision: "nothing spoken" };
    const messages = await Promise.all(turn.messages.map((message) => withWords(turn, message, services)));
    const heard = messages.filter(({ text }, n) => text !== turn.messages[n]?.text).length;
    return { turn: { ...turn, messages }, decision: `${spoken} recorded, ${heard} heard` };
  },
};

const recordingsOf = ({ text, attachments }: CustomerMessage) =>
  text.trim() === "" ? attachments.filter(({ kind }) => kind === "audio") : [];

async function withWords(turn: Turn, message: CustomerMessage, services: TurnServices): Promise<CustomerMessage> {
  const language = turn.conversation.language ?? turn.customer.language;
  const said: string[] = [];
  for (const { ref, transcript, mimeType, sizeBytes } of recordingsOf(message)) {
    const words =
      transcript ??
      (await services.recordings?.hear({
        conversation: turn.conversation,
        sequence: message.sequence,
        ref,
        ...(mimeType ? { mimeType } : {}),
        ...(sizeBytes === undefined ? {} : { sizeBytes }),
        ...(language ? { language } : {}),
      }));
    if (words) said.push(words);
  }
  return said.length > 0 ? { ...message, text: said.join("\n") } : message;
}
