import { randomBytes } from "node:crypto";
import { type FakeProcess, startFake } from "../support/child.ts";
import type { Faults } from "../support/faults.ts";

/** One message that Twilio accepted. */
export interface TwilioEntry {
  readonly at: number;
  readonly sid: string;
  readonly to: string;
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly mediaUrl?: string;
  readonly template?: string;
  /** Our own id in the status callback. */
  readonly reference: string;
}

export interface FakeTwilio extends AsyncDisposable {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
  /** What the product needs to use this fake. */
  readonly env: Readonly<Record<string, string>>;
  readonly control: FakeProcess["control"];
  /** A customer (`+4915…`) writes; further fields as Twilio posts them. Resolves with the MessageSid. */
  say(from: string, text: string, more?: Readonly<Record<string, string>>): Promise<string>;
  faults(faults: Partial<Faults>): Promise<void>;
  ledger(): Promise<readonly TwilioEntry[]>;
  state(): Promise<{
    readonly waiting: number;
    readonly refused: readonly number[];
    readonly typed: readonly string[];
    /** The ContentSids that the account has. */
    readonly contents: readonly string[];
  }>;
}

export async function startFakeTwilio(ledgerFile?: string): Promise<FakeTwilio> {
  const accountSid = `AC${randomBytes(16).toString("hex")}`;
  const authToken = randomBytes(16).toString("hex");
  const fake = await startFake("test/fakes/twilio/main.ts", [
    accountSid,
    authToken,
    ...(ledgerFile ? [ledgerFile] : []),
  ]);
  const from = "whatsapp:+14155238886";
  return {
    url: fake.url,
    accountSid,
    authToken,
    from,
    env: {
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_WHATSAPP_FROM: from,
      TWILIO_API_ROOT: fake.url,
    },
    control: fake.control,
    async say(sender, text, more = {}) {
      const fields = {
        From: `whatsapp:${sender}`,
        To: from,
        WaId: sender.replace("+", ""),
        ProfileName: "Vera",
        Body: text,
        ...more,
      };
      const { sid } = (await fake.control("say", { fields })) as { sid: string };
      return sid;
    },
    faults: async (faults) => void (await fake.control("faults", faults)),
    ledger: async () => (await fake.look("ledger")) as readonly TwilioEntry[],
    state: async () => (await fake.look("state")) as Awaited<ReturnType<FakeTwilio["state"]>>,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
