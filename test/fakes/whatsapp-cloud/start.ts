import { randomBytes } from "node:crypto";
import { type FakeProcess, startFake } from "../support/child.ts";
import type { Faults } from "../support/faults.ts";

/** One message that WhatsApp accepted. */
export interface CloudEntry {
  readonly at: number;
  readonly id: string;
  readonly to: string;
  readonly type: string;
  readonly text: string;
  /** `title` is what stands on the button or row; `label` the whole of it. */
  readonly choices: readonly { readonly id: string; readonly label: string; readonly title: string }[];
  readonly template?: string;
  readonly media?: string;
  /** Our own id of the delivery. */
  readonly reference: string;
}

export interface FakeCloud extends AsyncDisposable {
  readonly url: string;
  /** What the product needs to use this fake. */
  readonly env: Readonly<Record<string, string>>;
  readonly control: FakeProcess["control"];
  /** A customer writes from a number; `more` replaces parts of Meta's message. Resolves with the wamid. */
  say(phone: string, text: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Posts a `value` of Meta's webhook as it is. */
  post(value: Readonly<Record<string, unknown>>, field?: string): Promise<void>;
  faults(faults: Partial<Faults>): Promise<void>;
  ledger(): Promise<readonly CloudEntry[]>;
  state(): Promise<{
    readonly waiting: number;
    readonly refused: readonly number[];
    readonly typed: readonly string[];
  }>;
}

export async function startFakeCloud(flavour: "meta" | "360dialog", ledgerFile?: string): Promise<FakeCloud> {
  const [key, secret, phoneNumberId] = [
    randomBytes(16).toString("hex"),
    randomBytes(16).toString("hex"),
    "106540352242922",
  ];
  const args = [flavour, key, secret, phoneNumberId, ...(ledgerFile ? [ledgerFile] : [])];
  const fake = await startFake("test/fakes/whatsapp-cloud/main.ts", args);
  const env: Record<string, string> =
    flavour === "meta"
      ? {
          WHATSAPP_CLOUD_TOKEN: key,
          WHATSAPP_CLOUD_APP_SECRET: secret,
          WHATSAPP_CLOUD_VERIFY_TOKEN: "verify-me-please",
          WHATSAPP_CLOUD_PHONE_NUMBER_ID: phoneNumberId,
          WHATSAPP_CLOUD_API_ROOT: fake.url,
        }
      : { D360_API_KEY: key, D360_WEBHOOK_SECRET: secret, D360_API_ROOT: fake.url };
  return {
    url: fake.url,
    env,
    control: fake.control,
    async say(phone, text, more = {}) {
      const id = `wamid.${randomBytes(18).toString("base64url")}`;
      const timestamp = String(Math.floor(Date.now() / 1000));
      const contacts = [{ profile: { name: "Vera" }, wa_id: phone }];
      const messages = [{ from: phone, id, timestamp, type: "text", text: { body: text }, ...more }];
      await fake.control("post", { value: { contacts, messages } });
      return id;
    },
    post: async (value, field) => void (await fake.control("post", { value, ...(field ? { field } : {}) })),
    faults: async (faults) => void (await fake.control("faults", faults)),
    ledger: async () => (await fake.look("ledger")) as readonly CloudEntry[],
    state: async () => (await fake.look("state")) as Awaited<ReturnType<FakeCloud["state"]>>,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

/** The parts of Meta's message that a pressed button replaces. */
export const pressed = ({
  id,
  label,
}: {
  readonly id: string;
  readonly label: string;
}): Readonly<Record<string, unknown>> => ({
  type: "interactive",
  text: undefined,
  interactive: { type: "button_reply", button_reply: { id, title: label } },
});
