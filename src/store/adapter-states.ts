import { z } from "zod";
import { type AdapterState, connectionStates } from "../core/contracts/adapter-link.ts";
import type { Log } from "../core/contracts/channel.ts";
import type { Db } from "./conversation-transaction.ts";

/** A process that died cannot say that its adapter is gone; it reported every 25 seconds while it lived. */
const STALE_MS = 70_000;

const stored = z.object({ adapter: z.base64(), at: z.iso.datetime() });
const stateSchema = z.object({
  connection: z.enum(connectionStates),
  pairingCode: z.string().exactOptional(),
  qr: z.object({ text: z.string(), modules: z.array(z.string()).exactOptional() }).exactOptional(),
  problem: z.string().exactOptional(),
});

/** How adapters' connections stand, for the console of every process. Sealed: a pairing code is a key for a minute. */
export function createAdapterStates({ prisma, sealing }: Db, log: Log) {
  /** One after the other, so that the last word stands. */
  let line: Promise<unknown> = Promise.resolve();
  return {
    report(channel: string, account: string, reported: AdapterState): void {
      const state = {
        adapter: Buffer.from(sealing.service.seal(reported)).toString("base64"),
        at: new Date().toISOString(),
      };
      line = line
        .then(() =>
          prisma.channelState.upsert({
            where: { channel_account: { channel, account } },
            create: { channel, account, state },
            update: { state },
          }),
        )
        .catch((error: Error) => log("adapter-state.failed", { message: error.message }));
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await line;
    },
  };
}

/** Undefined where no adapter was ever connected. */
export function readAdapterState(sealing: Db["sealing"], raw: unknown, now: Date): AdapterState | undefined {
  const read = stored.safeParse(raw);
  if (!read.success) return undefined;
  if (now.getTime() - Date.parse(read.data.at) > STALE_MS) return { connection: "away" };
  return stateSchema.parse(sealing.service.open(Buffer.from(read.data.adapter, "base64")));
}
