import { Chat } from "./chat.ts";
import { createMemory, type Memory } from "./memory.ts";
import { createSession } from "./session.ts";
import { style } from "./style.ts";
import { textsFor } from "./texts.ts";
import { h, icon } from "./view/dom.ts";
import { createPanel, type Panel } from "./view/panel.ts";

/**
 * `<switchboard-chat server="https://…" account="default" theme="auto">`: a launcher button and the chat behind it.
 * Call `ask(text)` to open it with a question, `open()` and `close()` to do just that.
 */
export class SwitchboardChat extends HTMLElement {
  readonly #badge = h("span", { class: "badge", "aria-hidden": "true", hidden: true });
  readonly #launcher = h(
    "button",
    { type: "button", class: "launcher", "aria-expanded": "false", "aria-controls": "panel" },
    icon("chat"),
    icon("close"),
    this.#badge,
  );
  #panel: Panel | undefined;
  #chat: Chat | undefined;
  #memory: Memory | undefined;
  #isOpen = false;
  #scheduled = false;
  readonly #pageLanguage = new MutationObserver(() => this.#render());
  readonly #wake = () => {
    if (document.visibilityState === "visible") this.#chat?.resume();
    this.#render();
  };

  connectedCallback(): void {
    if (!this.#chat) this.#build();
    this.#watch();
  }

  #build(): void {
    const server = this.getAttribute("server") ?? location.origin;
    const account = this.getAttribute("account") ?? "default";
    const userToken = this.getAttribute("user-token");
    const settings = {
      server,
      account,
      channel: this.getAttribute("channel") ?? "widget",
      language: () => this.#language(),
      ...(userToken && { userToken }),
    };
    this.#memory = createMemory(`switchboard:${server}:${account}`);
    this.#chat = new Chat(server, createSession(settings, this.#memory), this.#memory, () => this.#schedule());
    this.#panel = createPanel({
      say: (text, button) => this.#chat?.write(text, button),
      retry: (id) => this.#chat?.retry(id),
      rate: (score) => void this.#chat?.rate(score),
      close: () => this.close(),
    });
    this.#panel.root.hidden = true;

    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#panel.root, this.#launcher);
    this.#launcher.addEventListener("click", () => (this.#isOpen ? this.close() : this.open()));
    root.addEventListener("keydown", (event) => {
      if (event instanceof KeyboardEvent && event.key === "Escape" && this.#isOpen) this.close();
    });
  }

  disconnectedCallback(): void {
    this.#pageLanguage.disconnect();
    for (const name of ["online", "offline"]) window.removeEventListener(name, this.#wake);
    document.removeEventListener("visibilitychange", this.#wake);
    this.#chat?.stop();
  }

  open(): void {
    this.#show(true);
    this.#panel?.focus();
  }

  close(): void {
    this.#show(false);
    this.#launcher.focus();
  }

  /** Opens the chat and asks this, as if the customer had typed it. */
  ask(text: string): void {
    this.open();
    if (text.trim()) this.#chat?.write(text.trim());
  }

  #watch(): void {
    this.#pageLanguage.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    for (const name of ["online", "offline"]) window.addEventListener(name, this.#wake);
    document.addEventListener("visibilitychange", this.#wake);
    this.#chat?.resume();
    this.#render();
  }

  #show(open: boolean): void {
    this.#isOpen = open;
    if (this.#panel) this.#panel.root.hidden = !open;
    this.toggleAttribute("open", open);
    this.#launcher.setAttribute("aria-expanded", String(open));
    this.#render();
  }

  /** Many changes in one go are drawn once. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#render();
    });
  }

  #render(): void {
    if (!this.#chat || !this.#panel || !this.#memory) return;
    const texts = textsFor(this.#language());
    const { thread } = this.#chat;
    if (this.#isOpen && thread.lastSequence > (this.#memory.get().seen ?? 0))
      this.#memory.set({ seen: thread.lastSequence });
    const seen = this.#memory.get().seen ?? 0;
    const unread = thread.messages.filter((message) => message.from !== "customer" && message.sequence > seen).length;
    this.#badge.hidden = unread === 0;
    this.#badge.textContent = unread > 9 ? "9+" : String(unread);
    this.#launcher.setAttribute(
      "aria-label",
      this.#isOpen ? texts.close : unread > 0 ? `${texts.open}, ${texts.unread(unread)}` : texts.open,
    );
    if (this.#isOpen) this.#panel.render(this.#chat, texts);
  }

  #language(): string {
    return this.closest("[lang]")?.getAttribute("lang") || navigator.language || "en";
  }
}
