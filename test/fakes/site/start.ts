import { randomBytes, randomUUID } from "node:crypto";
import type { OutboundMessage } from "../../../src/core/message.ts";
import { type FakeProcess, startFake } from "../support/child.ts";
import type { Faults } from "../support/faults.ts";

/** One reply that the website took. */
export interface SiteEntry {
  readonly at: number;
  /** Our own id of the delivery. */
  readonly id: string;
  readonly conversation: string;
  readonly message: OutboundMessage;
}

export interface FakeSite extends AsyncDisposable {
  /** What the product needs to use this fake. */
  readonly env: Readonly<Record<string, string>>;
  readonly control: FakeProcess["control"];
  /** A visitor writes. Resolves with the event's id. */
  say(conversation: string, text: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  faults(faults: Partial<Faults>): Promise<void>;
  ledger(): Promise<readonly SiteEntry[]>;
  state(): Promise<{
    readonly waiting: number;
    readonly refused: readonly number[];
    readonly repeats: number;
    readonly typing: number;
  }>;
}

export async function startFakeSite(ledgerFile?: string): Promise<FakeSite> {
  const secret = randomBytes(32).toString("hex");
  const fake = await startFake("test/fakes/site/main.ts", [secret, ...(ledgerFile ? [ledgerFile] : [])]);
  return {
    env: { SITE_SECRET: secret, SITE_REPLY_URL: `${fake.url}/replies` },
    control: fake.control,
    async say(conversation, text, more = {}) {
      const id = randomUUID();
      const user = { id: `user-of-${conversation}`, name: "Vera", language: "en" };
      await fake.control("post", { event: { type: "message", id, conversation, user, text, ...more } });
      return id;
    },
    faults: async (faults) => void (await fake.control("faults", faults)),
    ledger: async () => (await fake.look("ledger")) as readonly SiteEntry[],
    state: async () => (await fake.look("state")) as Awaited<ReturnType<FakeSite["state"]>>,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
