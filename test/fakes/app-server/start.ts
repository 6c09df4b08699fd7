import { randomBytes } from "node:crypto";
import { startFake } from "../support/child.ts";
import type { Faults } from "../support/faults.ts";

export interface PushEvent {
  readonly id: string;
  readonly type: string;
  readonly conversationId: string;
  readonly sequence: number;
  readonly channel: string;
  readonly account: string;
  readonly at: string;
  readonly userId?: string;
  readonly text?: string;
}

export interface FakeAppServer extends AsyncDisposable {
  /** What the product needs to use this fake. */
  readonly env: Readonly<Record<string, string>>;
  faults(faults: Partial<Faults>): Promise<void>;
  state(): Promise<{ readonly taken: readonly PushEvent[]; readonly tries: number; readonly forged: number }>;
}

export async function startFakeAppServer(): Promise<FakeAppServer> {
  const secret = randomBytes(32).toString("hex");
  const fake = await startFake("test/fakes/app-server/main.ts", [secret]);
  return {
    env: { PUSH_WEBHOOK_URL: `${fake.url}/pushes`, PUSH_WEBHOOK_SECRET: secret },
    faults: async (faults) => void (await fake.control("faults", faults)),
    state: async () => (await fake.look("state")) as Awaited<ReturnType<FakeAppServer["state"]>>,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
