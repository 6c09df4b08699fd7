// The second part of the composition root, see app.ts: what answers and sends.
import { randomUUID } from "node:crypto";
import type { Engine } from "./app-engine.ts";
import { startPushHook } from "./channels/public-api/push-hook.ts";
import type { Closers } from "./closers.ts";
import type { Config } from "./config.ts";
import type { Log } from "./core/contracts/channel.ts";
import type { Clock } from "./core/contracts/clock.ts";
import { joinProven } from "./core/customer-links.ts";
import { createDeadlineKeeper } from "./core/deadlines.ts";
import { createSummarizer } from "./core/memory/summarizer.ts";
import { createOutbox } from "./core/outbox.ts";
import { keepPrepared } from "./core/prepared/keep-prepared.ts";
import { startSweeper } from "./core/sweeper.ts";
import { createTurnTaker } from "./core/turn/take-turn.ts";
import { createNoticeSender } from "./notices/notice-sender.ts";
import { createSmtpTransport } from "./notices/smtp-transport.ts";
import { startCheckpoints } from "./store/audit-checkpoints.ts";
import { holdLock } from "./store/lock.ts";
import { createNoticeStore } from "./store/notice-store.ts";
import { forgetSendLimits } from "./store/send-limits.ts";
import { createSessionSummaries } from "./store/summary-store.ts";
import { createSweepStore } from "./store/sweep-store.ts";
import { createTurnStore } from "./store/turn-store.ts";
import { openCallbackSlots } from "./tools/backends/open-callback-slots.ts";

/** Turns, deliveries, timers, and the channels that hold a connection open. */
export async function startWorker(
  config: Config,
  engine: Engine,
  { concurrency, closers, log }: { readonly concurrency: number; readonly closers: Closers; readonly log: Log },
): Promise<void> {
  const { clock, db, bus, queue, playbook, rules, attachments, pushes, channels, activity, inbox } = engine;
  const { deliveries, ownership, people, tools, services, checkpointFile } = engine;
  const { pool, sealing } = db;
  const { model } = services();
  const summarizer =
    model &&
    closers.add(
      createSummarizer({
        store: createSessionSummaries(db),
        model,
        judge: (text) => services().models.judge(text),
        sessionIdleMs: () => playbook().playbook.thresholds.sessionIdleMinutes * 60_000,
        log,
      }),
    );
  const takeTurn = createTurnTaker({
    store: createTurnStore(db, rules, randomUUID()),
    channels,
    queue,
    bus,
    log,
    rules,
    services,
    ...(summarizer ? { afterTurn: summarizer.afterTurn } : {}),
  });
  const deliver = createOutbox({
    channels,
    store: deliveries,
    bus,
    log,
    clock,
    activity,
    onElsewhere: (conversationId) => bus.publish({ conversationId, sequence: 0, about: "deliverable" }),
  });
  if (config.push && pushes) closers.add(startPushHook({ settings: config.push, store: pushes, activity, clock, log }));
  closers.add(startCheckpoints(pool, sealing.auditKey, checkpointFile, log));
  closers.add(await queue.process("delivery", concurrency, deliver));
  closers.add(await queue.process("turn", concurrency, takeTurn));
  const passDeadline = createDeadlineKeeper({ store: ownership, channels, queue, bus, log, rules, playbook });
  closers.add(
    startSweeper({
      store: createSweepStore(db, () =>
        [...channels.values()].flatMap(({ name, isConnectedHere }) => (isConnectedHere ? [name] : [])),
      ),
      queue,
      log,
      passDeadline,
      others: [
        () => tools.resumeUnfinished(),
        () => forgetSendLimits(pool),
        () => joinProven(people),
        () => attachments.forgetUnused(),
        ...(pushes ? [() => pushes.forgetOld()] : []),
        onceADay(clock, () => openCallbackSlots(pool, playbook().playbook, clock.now())),
      ],
    }),
  );
  if (config.prepareAnswers) {
    const { preparedAnswers, prepareAnswers, followPrepared, current } = engine;
    const keep = async () =>
      keepPrepared({ store: preparedAnswers, prepare: prepareAnswers, current, follow: followPrepared, log });
    closers.add(holdLock(engine.databaseUrl, "prepare answers", keep, log));
  }
  if (config.smtp) {
    const transport = closers.add(createSmtpTransport(config.smtp));
    closers.add(createNoticeSender({ store: createNoticeStore(db), transport, log: (event) => log(event) }));
  }
  for (const channel of channels.values()) {
    if (!channel.connect) continue;
    // A platform allows one listener an account: whoever holds the lock listens, another worker waits for it.
    const connect = () =>
      channel.connect?.((received) => inbox.acceptAll(channel, received)) ?? Promise.reject(new Error("no connection"));
    closers.add(holdLock(engine.databaseUrl, `listen ${channel.name} ${channel.account}`, connect, log));
  }
}

/** For the sweeper, which looks every few seconds. */
function onceADay(clock: Clock, work: () => Promise<unknown>): () => Promise<void> {
  let done = "";
  return async () => {
    const today = clock.now().toISOString().slice(0, 10);
    if (today === done) return;
    await work();
    done = today;
  };
}
