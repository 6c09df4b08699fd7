import type { ChatMessage, Outgoing } from "./protocol.ts";

export interface PendingMessage extends Outgoing {
  /** `refused`: the server will never take it; the customer may change it. */
  readonly status: "waiting" | "refused";
}

/** What the customer sees: what the server has, in its order, then what is still on its way. Nothing shows twice. */
export class Thread {
  readonly #messages = new Map<number, ChatMessage>();
  #pending: readonly PendingMessage[];

  constructor(pending: readonly PendingMessage[] = []) {
    this.#pending = pending;
  }

  get messages(): readonly ChatMessage[] {
    return [...this.#messages.values()].sort((a, b) => a.sequence - b.sequence);
  }

  get pending(): readonly PendingMessage[] {
    return this.#pending;
  }

  /** Where to resume. */
  get lastSequence(): number {
    return Math.max(0, ...this.#messages.keys());
  }

  /** The next message to send; later ones wait, so that order is kept. */
  get next(): PendingMessage | undefined {
    return this.#pending.find((message) => message.status === "waiting");
  }

  write(message: Outgoing): void {
    this.#pending = [...this.#pending, { ...message, status: "waiting" }];
  }

  receive(message: ChatMessage): void {
    this.#messages.set(message.sequence, message);
    if (message.clientId !== undefined) this.#drop(message.clientId);
  }

  /** Committed by the server: shown at its sequence from now on. */
  acknowledge(id: string, sequence: number): void {
    const sent = this.#pending.find((message) => message.id === id);
    if (!sent) return;
    const shown: ChatMessage = { id, clientId: id, sequence, from: "customer", text: sent.text, at: "" };
    if (!this.#messages.has(sequence)) this.#messages.set(sequence, shown);
    this.#drop(id);
  }

  refuse(id: string): void {
    this.#pending = this.#pending.map((message) => (message.id === id ? { ...message, status: "refused" } : message));
  }

  retry(id: string): void {
    this.#pending = this.#pending.map((message) => (message.id === id ? { ...message, status: "waiting" } : message));
  }

  /** The conversation is gone on the server; what was not sent yet goes to the next one. */
  forget(): void {
    this.#messages.clear();
  }

  #drop(id: string): void {
    this.#pending = this.#pending.filter((message) => message.id !== id);
  }
}
