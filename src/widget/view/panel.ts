import type { Chat } from "../chat.ts";
import type { Texts } from "../texts.ts";
import { h, icon } from "./dom.ts";
import { messageView, pendingView, typingView } from "./message-view.ts";
import { createRatingView } from "./rating-view.ts";

const MAX_LENGTH = 8_000;

export interface Panel {
  readonly root: HTMLElement;
  render(chat: Chat, texts: Texts): void;
  focus(): void;
}

/** The open chat: header, thread, state line, quick replies, composer. */
export function createPanel(on: {
  say(text: string, button?: string): void;
  retry(id: string): void;
  rate(score: number): void;
  close(): void;
}): Panel {
  const title = h("h2", { id: "title" });
  const closeButton = h("button", { type: "button", class: "icon" }, icon("down"));
  const intro = h("div", { class: "intro" });
  const log = h("div", {
    class: "log",
    role: "log",
    "aria-live": "polite",
    "aria-relevant": "additions",
    tabindex: "0",
  });
  const waiting = h("div", { class: "waiting" });
  const scroller = h("div", { class: "scroller" }, intro, log, waiting);
  const choices = h("div", { class: "choices", role: "group" });
  const rating = createRatingView((score) => on.rate(score));
  const status = h("p", { class: "status", role: "status" });
  const input = h("textarea", { rows: "1", maxlength: String(MAX_LENGTH), dir: "auto", autocomplete: "off" });
  const sendButton = h("button", { type: "submit", class: "send" }, icon("send"));
  const form = h("form", { class: "composer" }, input, sendButton);
  const root = h(
    "section",
    { class: "panel", role: "dialog", id: "panel", "aria-labelledby": "title" },
    h("header", {}, h("span", { class: "avatar", "aria-hidden": "true" }, icon("chat")), title, closeButton),
    scroller,
    status,
    rating.root,
    choices,
    form,
  );
  /** What each shown row was made of; a row is only rebuilt when that changes, so that readers hear new ones only. */
  const shown = new Map<string, { readonly made: string; readonly row: HTMLElement }>();

  const resize = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 132)}px`;
    sendButton.disabled = input.value.trim() === "";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    resize();
    on.say(text);
    input.focus();
  });
  input.addEventListener("input", resize);
  input.addEventListener("keydown", (event) => {
    // While an input method composes, Enter picks a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  closeButton.addEventListener("click", () => on.close());
  resize();

  return {
    root,
    focus: () => input.focus(),
    render(chat, texts) {
      title.textContent = texts.title;
      closeButton.setAttribute("aria-label", texts.close);
      log.setAttribute("aria-label", texts.log);
      input.setAttribute("aria-label", texts.placeholder);
      input.placeholder = texts.placeholder;
      sendButton.setAttribute("aria-label", texts.send);
      choices.setAttribute("aria-label", texts.choices);
      intro.replaceChildren(
        h("p", { class: "disclosure" }, texts.disclosure),
        h("div", { class: "row bot" }, h("div", { class: "bubble" }, texts.welcome)),
      );

      const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
      const grew = renderRows(chat, texts);
      waiting.replaceChildren(
        ...chat.thread.pending.map((message) =>
          pendingView(message, texts, chat.connected, () => on.retry(message.id)),
        ),
        ...(chat.typing ? [typingView(texts.assistant, texts, chat.partial)] : []),
      );
      renderChoices(chat);
      rating.render(chat.rating, texts);
      const line = statusLine(chat, texts);
      if (status.textContent !== line) status.textContent = line;
      status.hidden = line === "";
      if (atEnd || grew) scroller.scrollTop = scroller.scrollHeight;
    },
  };

  function renderRows(chat: Chat, texts: Texts): boolean {
    let grew = false;
    let before: Element | null = log.firstElementChild;
    const keep = new Set<string>();
    for (const message of chat.thread.messages) {
      // A press of "Start" on other channels has no words.
      if (message.text === "" && !message.deleted && !message.attachments) continue;
      const key = String(message.sequence);
      const made = JSON.stringify([
        message.text,
        message.deleted,
        message.citations,
        message.attachments,
        message.agentName,
        texts.from,
      ]);
      keep.add(key);
      const known = shown.get(key);
      if (known?.made === made) {
        before = known.row.nextElementSibling;
        continue;
      }
      const row = messageView(message, texts);
      shown.set(key, { made, row });
      if (known) known.row.replaceWith(row);
      else {
        log.insertBefore(row, before);
        grew = true;
      }
      before = row.nextElementSibling;
    }
    for (const [key, { row }] of shown) {
      if (keep.has(key)) continue;
      row.remove();
      shown.delete(key);
    }
    return grew;
  }

  /** Only the newest message can be answered with one press. */
  function renderChoices(chat: Chat): void {
    const last = chat.thread.messages.at(-1);
    const offered = chat.thread.pending.length === 0 && last?.from === "bot" ? (last.quickReplies ?? []) : [];
    const made = JSON.stringify([last?.sequence, offered]);
    if (choices.dataset["made"] === made) return;
    choices.dataset["made"] = made;
    choices.hidden = offered.length === 0;
    choices.replaceChildren(
      ...offered.map(({ label, value }) => {
        const button = h("button", { type: "button", class: "choice" }, label);
        button.addEventListener("click", () => {
          on.say(label, value);
          input.focus();
        });
        return button;
      }),
    );
  }
}

function statusLine(chat: Chat, texts: Texts): string {
  if (!navigator.onLine || (!chat.connected && chat.thread.next)) return texts.offline;
  switch (chat.state.servedBy) {
    case "queue":
      return texts.queue;
    case "agent":
      return texts.agent(chat.state.agentName);
    case "nobody":
      return chat.thread.messages.length > 0 ? texts.closed : "";
    case "bot":
      return "";
  }
}
