import type { Log } from "../core/contracts/channel.ts";
import type { ChannelActivity } from "../core/contracts/channel-activity.ts";
import type { PrismaClient } from "./prisma.ts";

const FLUSH_MS = 5_000;

/** When each account last received and sent, gathered in memory and written every few seconds, off the hot path. */
export function createChannelActivity(prisma: PrismaClient, log: Log): ChannelActivity & AsyncDisposable {
  const seen = new Map<
    string,
    {
      channel: string;
      account: string;
      lastReceivedAt?: Date;
      lastSentAt?: Date;
      lastProblem?: string;
      lastProblemAt?: Date;
    }
  >();
  const entry = (channel: string, account: string) => {
    const key = `${channel}\n${account}`;
    const known = seen.get(key) ?? { channel, account };
    seen.set(key, known);
    return known;
  };

  async function flush(): Promise<void> {
    const rows = [...seen.values()];
    seen.clear();
    for (const { channel, account, ...news } of rows) {
      await prisma.channelState.upsert({
        where: { channel_account: { channel, account } },
        create: { channel, account, ...news },
        update: news,
      });
    }
  }
  const quietly = () => flush().catch((error: Error) => log("channel-activity.failed", { message: error.message }));
  const timer = setInterval(() => void quietly(), FLUSH_MS);
  timer.unref();

  return {
    received(channel, account, at) {
      entry(channel, account).lastReceivedAt = at;
    },
    sent(channel, account, at, problem) {
      const known = entry(channel, account);
      if (problem === undefined) known.lastSentAt = at;
      else {
        known.lastProblem = problem;
        known.lastProblemAt = at;
      }
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await quietly();
    },
  };
}
