import type { Frame } from "./protocol.ts";
import type { Session } from "./session.ts";
import { type OpenStream, openEvents, openPolling, openSocket, type Stream } from "./streams.ts";

/** Best first. After two failed openings in a row the next way is tried, and after the last one the first again. */
const ways: readonly OpenStream[] = [openSocket, openEvents, openPolling];
const LONGEST_PAUSE_MS = 30_000;

/** Keeps one stream open, resumes after each interruption, and says whether we are connected. */
export class Connection {
  readonly #server: string;
  readonly #session: Session;
  readonly #position: () => number;
  readonly #on: { frame(frame: Frame): void; status(connected: boolean): void };
  #stream: Stream | undefined;
  #connected = false;
  #way = 0;
  #failures = 0;
  #timer = 0;
  #wanted = false;

  constructor(
    server: string,
    session: Session,
    position: () => number,
    on: { frame(frame: Frame): void; status(connected: boolean): void },
  ) {
    this.#server = server;
    this.#session = session;
    this.#position = position;
    this.#on = on;
  }

  /** Opens when it is not open yet; at once, whatever pause was planned. */
  open(): void {
    this.#wanted = true;
    clearTimeout(this.#timer);
    if (!this.#stream) this.#connect();
  }

  close(): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
    this.#stream?.close();
  }

  /** False when there is no open way to send; use a request then. */
  send(frame: unknown): boolean {
    if (!this.#connected || !this.#stream?.send) return false;
    this.#stream.send(frame);
    return true;
  }

  /** Ends the open stream, which is then opened again. */
  restart(): void {
    this.#stream?.close();
  }

  #connect(): void {
    // A conversation begins with what a customer writes, never with listening.
    if (!this.#session.known) return;
    const open = ways[this.#way] ?? openPolling;
    let opened = false;
    this.#stream = open(this.#server, this.#session, this.#position(), {
      opened: () => {
        opened = true;
        this.#failures = 0;
        this.#set(true);
      },
      frame: (frame) => this.#on.frame(frame),
      closed: ({ expired }) => {
        this.#stream = undefined;
        this.#set(false);
        if (expired) this.#session.expire();
        if (!opened) this.#failed();
        if (this.#wanted) this.#timer = window.setTimeout(() => this.#connect(), expired ? 0 : this.#pause());
      },
    });
  }

  #failed(): void {
    this.#failures += 1;
    if (navigator.onLine && this.#failures % 2 === 0) this.#way = (this.#way + 1) % ways.length;
  }

  #pause(): number {
    const longest = Math.min(500 * 2 ** this.#failures, LONGEST_PAUSE_MS);
    return longest / 2 + (Math.random() * longest) / 2;
  }

  #set(connected: boolean): void {
    this.#connected = connected;
    this.#on.status(connected);
  }
}
