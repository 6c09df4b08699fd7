import type { ChatMessage } from "../protocol.ts";
import type { Texts } from "../texts.ts";
import type { PendingMessage } from "../thread.ts";
import { h } from "./dom.ts";
import { lightView } from "./light-view.ts";

/** One message. Whatever it says is put in as text. */
export function messageView(message: ChatMessage, texts: Texts): HTMLElement {
  const mine = message.from === "customer";
  const author = mine ? texts.you : message.from === "agent" ? (message.agentName ?? texts.person) : texts.assistant;
  return h(
    "div",
    { class: `row ${message.from}`, "data-sequence": String(message.sequence) },
    h("span", { class: message.from === "agent" ? "author" : "author hidden" }, author),
    h(
      "div",
      { class: message.deleted ? "bubble deleted" : "bubble", lang: mine ? undefined : message.language, dir: "auto" },
      ...(message.deleted ? [texts.deleted] : message.format === "light" ? lightView(message.text) : [message.text]),
      cardView(message),
      ...(message.attachments ?? []).map(({ name }) => h("span", { class: "file" }, name ?? texts.attachment)),
    ),
    sourcesView(message, texts),
  );
}

/** The text says the same for those who listen to it, so the card is for the eye only. */
function cardView({ card, deleted }: ChatMessage): HTMLElement | undefined {
  if (!card || deleted) return undefined;
  const facts = card.facts.flatMap(({ label, value }) => [h("dt", {}, label), h("dd", {}, value)]);
  return h("div", { class: "card", "aria-hidden": "true" }, h("b", {}, card.title), h("dl", {}, ...facts));
}

function sourcesView({ citations = [] }: ChatMessage, texts: Texts): HTMLElement | undefined {
  const titles = new Map(citations.map(({ title, tier }) => [title, tier]));
  if (titles.size === 0) return undefined;
  const items = [...titles].map(([title, tier]) => h("li", {}, tier === "bronze" ? `${title} (${texts.tip})` : title));
  return h("div", { class: "sources" }, h("span", {}, `${texts.from}: `), h("ul", {}, ...items));
}

/** Something written that the server has not confirmed yet. */
export function pendingView(message: PendingMessage, texts: Texts, connected: boolean, retry: () => void): HTMLElement {
  const row = h(
    "div",
    { class: "row customer pending" },
    h("span", { class: "author hidden" }, texts.you),
    h("div", { class: "bubble", dir: "auto" }, message.text),
  );
  if (message.status === "refused") {
    const again = h("button", { type: "button", class: "link" }, texts.retry);
    again.addEventListener("click", retry);
    row.append(h("div", { class: "note problem" }, `${texts.refused} `, again));
  } else if (connected) row.append(h("div", { class: "note" }, texts.sending));
  return row;
}

/** Whoever listens is told that somebody writes, and hears the reply once, when it is there. */
export function typingView(author: string, texts: Texts, partial: string): HTMLElement {
  return h(
    "div",
    { class: "row bot typing" },
    h("span", { class: "author hidden" }, `${author} ${texts.typing}`),
    partial === ""
      ? h("div", { class: "bubble dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"))
      : h("div", { class: "bubble", "aria-hidden": "true", dir: "auto" }, partial),
  );
}
