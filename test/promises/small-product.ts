import { randomUUID } from "node:crypto";
import { createAgentActions } from "../../src/core/agent-actions.ts";
import type { Log } from "../../src/core/contracts/channel.ts";
import type { Hint } from "../../src/core/contracts/queue.ts";
import { createDeadlineKeeper } from "../../src/core/deadlines.ts";
import { createInbox } from "../../src/core/inbox.ts";
import { createOutbox } from "../../src/core/outbox.ts";
import { startSweeper } from "../../src/core/sweeper.ts";
import type { TurnServices } from "../../src/core/turn/services.ts";
import { createTurnTaker } from "../../src/core/turn/take-turn.ts";
import type { Db } from "../../src/store/conversation-transaction.ts";
import { createDeliveryStore } from "../../src/store/delivery-store.ts";
import { createInboxStore } from "../../src/store/inbox-store.ts";
import { createOwnershipStore } from "../../src/store/ownership-store.ts";
import { createLocalBus } from "../../src/store/postgres-bus.ts";
import { createSweepStore } from "../../src/store/sweep-store.ts";
import { createTurnStore } from "../../src/store/turn-store.ts";
import { testRules } from "../support/store.ts";
import { memoryHints } from "./hints.ts";
import { type Life, mortal } from "./mortal.ts";
import { scriptedServices } from "./scripted-services.ts";
import type { SmallChannel } from "./small-channel.ts";

export interface SmallProductOptions {
  readonly db: Db;
  readonly platform: SmallChannel;
  readonly hintMs?: () => number;
  readonly life?: Life;
  readonly services?: () => TurnServices;
  /** Hints of this kind never arrive. */
  readonly loses?: Hint;
}

const clock = { now: () => new Date() };
const nothing = () => undefined;

/** One process with the real runtime over the real stores: inbox, turns, outbox, ownership, sweeper. */
export async function startSmallProduct({
  db,
  platform,
  hintMs = () => 0,
  life = { dead: false },
  services = scriptedServices(db),
  loses,
}: SmallProductOptions) {
  const rules = () => testRules;
  const events: string[] = [];
  const log: Log = (event, fields) => void events.push(`${event} ${JSON.stringify(fields ?? {})}`);
  const bus = createLocalBus();
  const hints = memoryHints(hintMs);
  const queue = mortal(life, "queue", {
    ...hints,
    wake: (hint: Hint, id: string) => (hint === loses ? undefined : hints.wake(hint, id)),
  });
  const channels = new Map([[platform.channel.name, mortal(life, "channel", platform.channel)]]);
  const activity = { received: nothing, sent: nothing };
  const ownership = mortal(life, "ownership", createOwnershipStore(db));

  const inbox = createInbox({
    channels,
    store: mortal(life, "inbox", createInboxStore(db, rules)),
    queue,
    bus,
    log,
    clock,
    activity,
  });
  const takeTurn = createTurnTaker({
    store: mortal(life, "turns", createTurnStore(db, rules, randomUUID())),
    channels,
    queue,
    bus,
    log,
    rules,
    services,
  });
  const deliver = createOutbox({
    channels,
    store: mortal(life, "deliveries", createDeliveryStore(db)),
    bus,
    log,
    clock,
    activity,
  });
  await hints.process("turn", 8, takeTurn);
  await hints.process("delivery", 8, deliver);
  const passDeadline = createDeadlineKeeper({
    store: ownership,
    channels,
    queue,
    bus,
    log,
    rules,
    playbook: () => services().playbook,
  });

  return {
    inbox,
    actions: createAgentActions({ store: ownership, channels, queue, bus, rules }),
    takeTurn,
    deliver,
    events,
    idle: hints.idle,
    stop: hints.stop,
    /** A minute later, with the sweeper at work, until there is nothing left to find. */
    async later() {
      for (let minute = 0; minute < 3; minute++) {
        await letTimePass(db);
        const sweeper = startSweeper({ store: createSweepStore(db), queue: hints, log, passDeadline, others: [] });
        await new Promise((resolve) => setTimeout(resolve, 30));
        await sweeper[Symbol.asyncDispose]();
        await hints.idle();
      }
    },
  };
}

export type SmallProduct = Awaited<ReturnType<typeof startSmallProduct>>;

/** What waits for a time limit has waited a minute longer; deadlines of owners stay where they are. */
async function letTimePass({ pool }: Db): Promise<void> {
  const minute = "interval '1 minute'";
  await pool.query(`UPDATE conversation SET lease_until = lease_until - ${minute}`);
  await pool.query(`UPDATE inbound_event SET received_at = received_at - ${minute} WHERE state = 'pending'`);
  await pool.query(
    `UPDATE delivery SET sending_at = sending_at - ${minute}, created_at = created_at - ${minute}, next_attempt_at = next_attempt_at - ${minute}
     WHERE state IN ('pending', 'sending')`,
  );
}
