import type { NoticeStore, NoticeTransport } from "../core/contracts/notices.ts";

export interface NoticeSenderDeps {
  readonly store: NoticeStore;
  readonly transport: NoticeTransport;
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void;
  readonly everyMs?: number;
}

export interface NoticeSender extends AsyncDisposable {
  /** Sends all that is due now; answers how many were tried. */
  drain(): Promise<number>;
}

/** Looks for due notices until disposed, then finishes the one under way. Next: `smtp-transport.ts`. */
export function createNoticeSender({ store, transport, log, everyMs = 2000 }: NoticeSenderDeps): NoticeSender {
  let stopping = false;
  let running: Promise<number> | undefined;

  async function sendDue(): Promise<number> {
    for (let sent = 0; ; sent += 1) {
      const notice = stopping ? undefined : await store.claim(transport.media);
      if (!notice) return sent;
      const result = await transport.send(notice);
      await store.settle(notice, result);
      log("notice.tried", {
        noticeId: notice.id,
        attempt: notice.attempt,
        state: result.state,
        ...(result.state === "sent" ? {} : { problem: result.problem }),
      });
    }
  }

  /** One at a time: a look that comes while another runs waits for that one. */
  const drain = (): Promise<number> => {
    running ??= sendDue().finally(() => {
      running = undefined;
    });
    return running;
  };

  const timer = setInterval(() => {
    drain().catch((error: unknown) =>
      log("notice.failed", { problem: error instanceof Error ? error.message : "failed" }),
    );
  }, everyMs);

  return {
    drain,
    async [Symbol.asyncDispose]() {
      stopping = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}
