import { Connection } from "./connection.ts";
import type { Memory } from "./memory.ts";
import type { ChatState, Frame, Outgoing } from "./protocol.ts";
import { Refused, type Session } from "./session.ts";
import { Thread } from "./thread.ts";

const ACK_WITHIN_MS = 10_000;
const TYPING_SHOWS_MS = 12_000;
const AGAIN_AFTER_MS = 3_000;

/** The conversation as the page has it: sends what was written, once each and in order, and hears what comes. */
export class Chat {
  readonly thread: Thread;
  state: ChatState = { servedBy: "bot" };
  connected = false;
  typing = false;
  /** What may already be read of the reply in the making; empty when nothing may. */
  partial = "";
  readonly #session: Session;
  readonly #memory: Memory;
  readonly #changed: () => void;
  readonly #connection: Connection;
  readonly #acks = new Map<string, (result: "taken" | "refused" | "again") => void>();
  #conversationId: string | undefined;
  #sending = false;
  #typingTimer = 0;
  #againTimer = 0;

  constructor(server: string, session: Session, memory: Memory, changed: () => void) {
    this.#session = session;
    this.#memory = memory;
    this.#changed = changed;
    this.thread = new Thread(memory.get().pending);
    this.#conversationId = memory.get().conversationId;
    this.#connection = new Connection(server, session, () => this.thread.lastSequence, {
      frame: (frame) => this.#hear(frame),
      status: (connected) => {
        this.connected = connected;
        if (connected) void this.#flush();
        changed();
      },
    });
  }

  /** Goes on where the last page left off. */
  resume(): void {
    if (this.#session.known || this.thread.next) this.#connection.open();
    if (this.thread.next) void this.#flush();
  }

  stop(): void {
    this.#connection.close();
    clearTimeout(this.#typingTimer);
    clearTimeout(this.#againTimer);
  }

  write(text: string, button?: string): void {
    this.thread.write({ id: newId(), text, ...(button !== undefined && { button }) });
    this.#keep();
    void this.#flush();
  }

  /** A rating that does not get through is not worth troubling the customer for; they can press again. */
  async rate(score: number): Promise<void> {
    const done = await this.#session.request("/csat", { method: "POST", body: JSON.stringify({ score }) }).then(
      () => true,
      () => false,
    );
    if (done) this.#memory.set({ rated: true });
    this.#changed();
  }

  /** Worth asking once the conversation is closed. */
  get rating(): "ask" | "given" | "none" {
    if (this.state.servedBy !== "nobody" || this.thread.messages.length === 0) return "none";
    return this.#memory.get().rated ? "given" : "ask";
  }

  retry(id: string): void {
    this.thread.retry(id);
    this.#keep();
    void this.#flush();
  }

  #hear(frame: Frame): void {
    this.#noticeNewConversation();
    if (frame.type === "message") {
      this.thread.receive(frame.message);
      if (frame.message.from !== "customer") this.#setTyping(false);
      this.#keep();
    } else if (frame.type === "state") {
      this.state = frame.state;
      if (frame.state.servedBy !== "bot") this.#setTyping(false);
    } else if (frame.type === "typing") this.#setTyping(true);
    else if (frame.type === "partial") {
      this.#setTyping(true);
      this.partial = frame.partial.text;
    } else if (frame.type === "ack") {
      this.thread.acknowledge(frame.id, frame.sequence);
      this.#acks.get(frame.id)?.("taken");
    } else if (frame.type === "error" && frame.id) this.#acks.get(frame.id)?.(frame.retryable ? "again" : "refused");
    this.#changed();
  }

  /** One at a time, oldest first. A message leaves the queue only once the server has committed or refused it. */
  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let next = this.thread.next; next; next = this.thread.next) {
      const result = await this.#send(next);
      if (result === "again") break;
      if (result === "refused") this.thread.refuse(next.id);
      else if (this.state.servedBy === "bot" && !this.#answeredAfter(next.id)) this.#setTyping(true);
      this.#keep();
    }
    this.#sending = false;
    clearTimeout(this.#againTimer);
    if (this.thread.next) this.#againTimer = window.setTimeout(() => void this.#flush(), AGAIN_AFTER_MS);
    else this.#connection.open();
  }

  async #send({ id, text, button }: Outgoing): Promise<"taken" | "refused" | "again"> {
    const message = { id, text, ...(button !== undefined && { button }) };
    if (this.#connection.send({ type: "message", ...message })) {
      const result = await this.#acknowledged(id);
      if (result === "again") this.#connection.restart();
      return result;
    }
    try {
      const answer: { sequence: number } = await (
        await this.#session.request("/messages", { method: "POST", body: JSON.stringify(message) })
      ).json();
      this.#noticeNewConversation();
      this.thread.acknowledge(id, answer.sequence);
      return "taken";
    } catch (error) {
      if (!(error instanceof Refused)) return "again";
      if (error.status === 400 || error.status === 413) return "refused";
      // The conversation or its token is gone: a new one takes over what was not sent.
      if (error.status === 401) this.#session.expire();
      else this.#memory.forgetConversation();
      return "again";
    }
  }

  #acknowledged(id: string): Promise<"taken" | "refused" | "again"> {
    return new Promise((resolve) => {
      const timer = window.setTimeout(() => done("again"), ACK_WITHIN_MS);
      const done = (result: "taken" | "refused" | "again") => {
        clearTimeout(timer);
        this.#acks.delete(id);
        resolve(result);
      };
      this.#acks.set(id, done);
    });
  }

  /** Another conversation counts from one again: nothing of the old one may stay. */
  #noticeNewConversation(): void {
    const { conversationId } = this.#memory.get();
    if (conversationId === this.#conversationId) return;
    if (this.#conversationId !== undefined) {
      this.thread.forget();
      this.state = { servedBy: "bot" };
    }
    this.#conversationId = conversationId;
  }

  #answeredAfter(clientId: string): boolean {
    const sent = this.thread.messages.find((message) => message.clientId === clientId);
    return (
      sent !== undefined &&
      this.thread.messages.some((message) => message.sequence > sent.sequence && message.from !== "customer")
    );
  }

  #setTyping(typing: boolean): void {
    clearTimeout(this.#typingTimer);
    this.typing = typing;
    if (!typing) this.partial = "";
    else {
      this.#typingTimer = window.setTimeout(() => {
        this.typing = false;
        this.partial = "";
        this.#changed();
      }, TYPING_SHOWS_MS);
    }
  }

  #keep(): void {
    this.#memory.set({ pending: this.thread.pending });
    this.#changed();
  }
}

/** `crypto.randomUUID` exists on https pages only. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
