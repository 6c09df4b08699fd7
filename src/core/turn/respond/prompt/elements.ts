import type { Receipt } from "../../../contracts/tool.ts";
import type { FoundPassage, Recalled } from "../../../memory/recalled.ts";
import type { Remembered } from "../../../memory/remembered.ts";
import type { TurnFact } from "../../../memory/turn-facts.ts";
import type { ReplyExample } from "../../../playbook/schema.ts";
import type { CountTokens } from "../../../tokens.ts";

/** Data for the model, an element each: what is inside was written by others, and nobody's text can close or open one. */

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

/** The beginning of the question, as much as this many tokens hold: what comes after tells little more of what is asked. */
export function customerElement(question: string, most: number, tokens: CountTokens): string {
  for (let text = question; ; ) {
    const element = `<customer>${asData(text)}</customer>`;
    const size = tokens(element);
    if (size <= most || text === "") return element;
    text = text.slice(0, Math.floor((text.length * Math.max(0, most)) / size));
  }
}

/** How it is done; nothing in it may be said to this customer. */
export const exampleElement = ({ customer, source, reply }: ReplyExample): string => {
  const answer =
    reply === undefined ? { text: "I do not know that.", citations: [] } : { text: reply, citations: ["x1"] };
  return `<example>Source x1: ${asData(source)} Question: ${asData(customer)} Answer: ${asData(JSON.stringify(answer))}</example>`;
};

const asData = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
