// The last step of a reply: one part to the Bot Connector, and an honest word on what became of it. core/outbox.ts
// records it.
import type { Sending, SendResult } from "../../core/contracts/channel.ts";
import { messageId } from "./address.ts";
import type { Answer, Connector } from "./connector.ts";
import { outgoingActivity } from "./outgoing.ts";
import { asWords, partSchema } from "./part.ts";
import { NoToken } from "./token.ts";

export async function sendPart(connector: Connector, sending: Sending): Promise<SendResult> {
  const { data: part } = partSchema.safeParse(sending.part);
  if (!part) return { outcome: "failed", problem: "the part was not made by this channel" };
  try {
    const answer = await connector.post(sending, outgoingActivity(sending, part), sending.signal);
    const hasMore = "text" in part && (part.card ?? part.choices ?? part.markdown) !== undefined;
    if (!hasMore || !("status" in answer) || answer.status !== 400) return toResult(sending, answer);
    // Refused as a card or as Markdown, so not shown: the words alone must arrive.
    const words = outgoingActivity(sending, { text: asWords(part) });
    return toResult(sending, await connector.post(sending, words, sending.signal));
  } catch (error) {
    if (!(error instanceof NoToken)) return { outcome: "unknown", problem: "sending to Teams failed" };
    const { message: problem, retryAfterMs } = error;
    return { outcome: "retry", problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
}

/** Microsoft: "412, 502, and 504 must also be retried", beside 429. Of other server errors it says nothing. */
const documentedForRetry = new Set([412, 429, 502, 504]);

function toResult({ address, reference }: Sending, answer: Answer): SendResult {
  if ("refused" in answer) return { outcome: "failed", problem: answer.refused };
  if ("neverLeft" in answer) return { outcome: "retry", problem: `Teams could not be reached (${answer.neverLeft})` };
  if ("noAnswer" in answer)
    return { outcome: "unknown", problem: `the connection to Teams broke before it answered (${answer.noAnswer})` };

  const { status, code, id, retryAfterMs } = answer;
  const words = `${status}${code ? ` ${code}` : ""}`;
  if (status < 300)
    return { outcome: "sent", platformId: id ? messageId(address["conversationId"] ?? "", id) : `sent:${reference}` };
  if (documentedForRetry.has(status))
    return {
      outcome: "retry",
      problem: status === 429 ? "Teams asks to slow down (429)" : `Teams answered ${words}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  if (status >= 500 || status === 408) return { outcome: "unknown", problem: `Teams answered ${words}` };
  return {
    outcome: "failed",
    problem: `Teams refused it (${words})`,
    // Blocked by the customer or by their administrator, not a member any more, or gone.
    unreachable: status === 403 || status === 404,
  };
}
