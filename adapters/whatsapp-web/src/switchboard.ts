// Holds the one connection to Switchboard: says hello, hands over what waits in the queue, passes on what it is asked.
import { WebSocket } from "ws";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";
import { serverFrame, type WireEvent, type WireResult, type WireState, type WireStatus } from "./wire.ts";

export interface Ready {
  readonly events: readonly WireEvent[];
  readonly statuses: readonly WireStatus[];
}

export interface SwitchboardDeps<Item> {
  readonly url: string;
  readonly key: string;
  readonly account: string;
  readonly queue: Queue<Item>;
  /** Makes a queued item ready to be told; it is only asked for once. */
  readonly prepare: (item: Item) => Promise<{ readonly item: Item; readonly ready: Ready }>;
  readonly onSend: (reference: string, threadId: string, part: unknown) => Promise<WireResult>;
  /** False: the answer could not be given on the connection that asked. */
  readonly onAnswerLost: (reference: string, result: WireResult) => void;
  readonly onTyping: (threadId: string) => void;
  readonly onFetch: (
    ref: string,
  ) => Promise<{ readonly bytes: Buffer; readonly mimeType: string; readonly name?: string }>;
  /** Another adapter speaks for this account now. */
  readonly onReplaced: () => void;
  readonly log: Log;
}

export interface Switchboard {
  /** The newest state; told now and at each new connection. */
  report(state: WireState): void;
  /** Something was added to the queue. */
  pump(): void;
  stop(): void;
}

const REPLACED = 4409;
const MAX_BACKOFF_MS = 15_000;
/** Switchboard pings every 25 s. */
const SILENCE_MS = 65_000;
const LATER_MS = 1_000;
const BATCH = 50;
const BATCH_BYTES = 300_000;
const PIECE_BYTES = 180_000;

export function connectSwitchboard<Item>(deps: SwitchboardDeps<Item>): Switchboard {
  const { queue, log } = deps;
  const address = `${deps.url.replace(/^http/, "ws").replace(/\/+$/, "")}/api/v1/adapter`;
  let socket: WebSocket | undefined;
  let isWelcome = false;
  let state: WireState = { connection: "connecting" };
  let failures = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  /** One frame of events is under way at a time: their order is the order in which they were written. */
  let underWay: { readonly id: string; readonly numbers: readonly number[] } | undefined;
  let isPreparing = false;
  let frames = 0;

  function open(): void {
    const own = new WebSocket(address, { headers: { authorization: `Bearer ${deps.key}` }, handshakeTimeout: 10_000 });
    socket = own;
    let silence = setTimeout(() => own.terminate(), SILENCE_MS);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => own.terminate(), SILENCE_MS);
    };
    own.on("error", (error) => log("switchboard.problem", { problem: error.message.slice(0, 120) }));
    own.on("ping", heard);
    own.on("open", () => post(own, { type: "hello", protocol: 1, channel: "whatsapp-web", account: deps.account }));
    own.on("message", (data) => {
      heard();
      take(own, data.toString());
    });
    own.on("close", (code) => {
      clearTimeout(silence);
      if (socket !== own) return;
      socket = undefined;
      isWelcome = false;
      underWay = undefined;
      if (isStopped) return;
      log("switchboard.disconnected", { code });
      if (code === REPLACED) {
        deps.onReplaced();
        return;
      }
      const longest = Math.min(MAX_BACKOFF_MS, 250 * 2 ** Math.min(failures++, 10));
      timer = setTimeout(open, longest * (0.5 + Math.random() / 2));
    });
  }

  const post = (to: WebSocket | undefined, frame: unknown): boolean => {
    if (to?.readyState !== WebSocket.OPEN) return false;
    to.send(JSON.stringify(frame));
    return true;
  };

  function take(from: WebSocket, text: string): void {
    const frame = serverFrame.safeParse(parse(text));
    if (!frame.success) return;
    switch (frame.data.type) {
      case "welcome":
        failures = 0;
        isWelcome = true;
        log("switchboard.connected", { waiting: queue.size });
        post(from, { type: "state", ...state });
        pump();
        return;
      case "ack":
        if (underWay?.id !== frame.data.id) return;
        queue.remove(underWay.numbers);
        underWay = undefined;
        pump();
        return;
      case "later":
        if (underWay?.id !== frame.data.id) return;
        log("switchboard.later", { problem: frame.data.problem });
        tryAgain(frame.data.id);
        return;
      case "send":
        void answer(from, frame.data.reference, frame.data.to.threadId, frame.data.part);
        return;
      case "typing":
        deps.onTyping(frame.data.to.threadId);
        return;
      case "fetch-attachment":
        void hand(from, frame.data.id, frame.data.ref);
        return;
      case "error":
        log("switchboard.refused-frame", { problem: frame.data.problem });
        return;
    }
  }

  function tryAgain(id: string): void {
    setTimeout(() => {
      if (underWay?.id !== id) return;
      underWay = undefined;
      pump();
    }, LATER_MS);
  }

  async function answer(to: WebSocket, reference: string, threadId: string, part: unknown): Promise<void> {
    const result = await deps.onSend(reference, threadId, part);
    if (!post(to, { type: "result", reference, ...result })) deps.onAnswerLost(reference, result);
  }

  async function hand(to: WebSocket, id: string, ref: string): Promise<void> {
    try {
      const { bytes, ...file } = await deps.onFetch(ref);
      for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES);
        post(to, {
          type: "attachment",
          id,
          data: piece.toString("base64"),
          last: at + PIECE_BYTES >= bytes.length,
          ...file,
        });
      }
    } catch (error) {
      const problem = error instanceof Error ? error.message.slice(0, 200) : "it could not be fetched";
      post(to, { type: "attachment", id, last: true, problem });
    }
  }

  function pump(): void {
    if (!isWelcome || underWay || isPreparing || queue.size === 0) return;
    isPreparing = true;
    void batch()
      .catch((error: unknown) => log("queue.problem", { problem: error instanceof Error ? error.name : "" }))
      .finally(() => {
        isPreparing = false;
        if (!underWay && queue.size > 0 && isWelcome) setTimeout(pump, 200);
      });
  }

  async function batch(): Promise<void> {
    const numbers: number[] = [];
    const events: WireEvent[] = [];
    const statuses: WireStatus[] = [];
    let bytes = 0;
    for (const { number, item } of queue.head(BATCH)) {
      const { item: prepared, ready } = await deps.prepare(item);
      if (prepared !== item) queue.replace(number, prepared);
      bytes += Buffer.byteLength(JSON.stringify(ready));
      if (bytes > BATCH_BYTES && numbers.length > 0) break;
      numbers.push(number);
      events.push(...ready.events);
      statuses.push(...ready.statuses);
    }
    if (events.length + statuses.length === 0) {
      queue.remove(numbers);
      return;
    }
    const id = `${process.pid}-${++frames}`;
    if (post(socket, { type: "events", id, events, statuses })) underWay = { id, numbers };
  }

  open();
  return {
    report(next) {
      state = next;
      if (isWelcome) post(socket, { type: "state", ...next });
    },
    pump,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      socket?.close(1000);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
