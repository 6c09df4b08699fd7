import type { Receipt } from "../../../contracts/tool.ts";
import type { FoundPassage, Recalled } from "../../../memory/recalled.ts";
import type { Remembered } from "../../../memory/remembered.ts";
import type { TurnFact } from "../../../memory/turn-facts.ts";
import type { ReplyExample } from "../../../playbook/schema.ts";

/** Data for the model, an element each: what is inside was written by others, and nobody's text can close or open one. */

/** A message is at most some 4,000 letters; more of it than this tells no more of what is asked. */
const LONGEST_QUESTION = 3_000;

export const sourceElement = ({ sourceId, tier, citation, text }: FoundPassage): string =>
  `<source id="${sourceId}" tier="${tier}" title="${asData(citation.title)}"${citation.productId ? ` product="${citation.productId}"` : ""}>${asData(text)}</source>`;

export const receiptElement = ({ tool, result }: Receipt): string =>
  `<receipt tool="${tool}">${asData(JSON.stringify(result))}</receipt>`;

export const earlierElement = ({ author, text }: Recalled["window"][number]): string =>
  `<earlier by="${author}">${asData(text)}</earlier>`;

export const profileElement = ({ kind, about, value = "" }: Remembered): string =>
  `<profile kind="${kind}" about="${asData(about)}">${asData(value)}</profile>`;

export const factElement = ({ subject, relation, object }: TurnFact): string =>
  `<fact>${asData(`${subject} ${relation} ${object}`)}</fact>`;

export const customerElement = (question: string): string =>
  `<customer>${asData(question.slice(0, LONGEST_QUESTION))}</customer>`;

/** How it is done; nothing in it may be said to this customer. */
export const exampleElement = ({ customer, source, reply }: ReplyExample): string => {
  const answer =
    reply === undefined ? { text: "I do not know that.", citations: [] } : { text: reply, citations: ["x1"] };
  return `<example>Source x1: ${asData(source)} Question: ${asData(customer)} Answer: ${asData(JSON.stringify(answer))}</example>`;
};

const asData = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
