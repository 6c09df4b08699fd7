import { startFakeSite } from "../fakes/site/start.ts";
import type { Faults } from "../fakes/support/faults.ts";
import { personalChat, startFakeTeams } from "../fakes/teams/start.ts";
import { startFakeTelegram } from "../fakes/telegram/start.ts";
import { startFakeTwilio } from "../fakes/twilio/start.ts";
import { startFakeCloud } from "../fakes/whatsapp-cloud/start.ts";

/** One message that a platform accepted from us. */
export interface Taken {
  readonly thread: string;
  /** Our own id of the delivery, where the platform is told one. */
  readonly reference?: string;
  readonly platformId: string;
}

/** A platform as the test of its faults sees it. */
export interface MisbehavingPlatform extends AsyncDisposable {
  readonly channel: string;
  readonly env: Readonly<Record<string, string>>;
  /** Does a later status settle what was unknown? */
  readonly settlesUnknown: boolean;
  begin(productUrl: string): Promise<void>;
  faults(faults: Partial<Faults>): Promise<void>;
  /** The `n`th customer writes. Resolves with what the platform calls the message. */
  say(customer: number, text: string): Promise<string>;
  /** Webhooks that are not acknowledged yet. */
  waiting(): Promise<number>;
  taken(): Promise<readonly Taken[]>;
}

const number = (customer: number): string => `49151${String(700_000 + customer)}`;

export const misbehavingPlatforms: readonly (readonly [string, () => Promise<MisbehavingPlatform>])[] = [
  ["telegram", telegram],
  ["whatsapp-twilio", twilio],
  ["whatsapp-cloud", () => cloud("meta")],
  ["whatsapp-360dialog", () => cloud("360dialog")],
  ["teams", teams],
  ["site", site],
];

async function telegram(): Promise<MisbehavingPlatform> {
  const fake = await startFakeTelegram();
  return {
    channel: "telegram",
    env: { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.url },
    settlesUnknown: false,
    begin: async () => undefined,
    faults: fake.faults,
    say: async (customer, text) => `${900 + customer}:${(await fake.say(900 + customer, text)).messageId}`,
    waiting: async () => (await fake.state()).waiting,
    taken: async () =>
      (await fake.ledger())
        .filter(({ method }) => method.startsWith("send"))
        .map(({ chatId, messageId }) => ({ thread: chatId, platformId: `${chatId}:${messageId}` })),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

async function twilio(): Promise<MisbehavingPlatform> {
  const fake = await startFakeTwilio();
  return {
    channel: "whatsapp-twilio",
    env: fake.env,
    settlesUnknown: true,
    begin: async (url) => void (await fake.control("webhook", { url: `${url}/webhooks/whatsapp-twilio` })),
    faults: fake.faults,
    say: (customer, text) => fake.say(`+${number(customer)}`, text),
    waiting: async () => (await fake.state()).waiting,
    taken: async () =>
      (await fake.ledger()).map(({ to, sid, reference }) => ({
        thread: to.replace("whatsapp:", ""),
        platformId: sid,
        reference,
      })),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

async function cloud(flavour: "meta" | "360dialog"): Promise<MisbehavingPlatform> {
  const fake = await startFakeCloud(flavour);
  const channel = flavour === "meta" ? "whatsapp-cloud" : "whatsapp-360dialog";
  return {
    channel,
    env: fake.env,
    settlesUnknown: true,
    begin: async (url) => void (await fake.control("webhook", { url: `${url}/webhooks/${channel}` })),
    faults: fake.faults,
    say: (customer, text) => fake.say(number(customer), text),
    waiting: async () => (await fake.state()).waiting,
    taken: async () =>
      (await fake.ledger()).map(({ to, id, reference }) => ({ thread: to, platformId: id, reference })),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

async function teams(): Promise<MisbehavingPlatform> {
  const fake = await startFakeTeams();
  let undelivered = 0;
  return {
    channel: "teams",
    env: fake.env,
    settlesUnknown: false,
    begin: (url) => fake.connect(`${url}/webhooks/teams`),
    faults: fake.faults,
    async say(customer, text) {
      undelivered++;
      const { activityId } = await fake.say(String(customer), text);
      undelivered--;
      return `${personalChat(String(customer))}:${activityId}`;
    },
    waiting: async () => undelivered,
    taken: async () =>
      (await fake.ledger()).map(({ conversationId, activityId }) => ({
        thread: conversationId,
        platformId: `${conversationId}:${activityId}`,
      })),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

async function site(): Promise<MisbehavingPlatform> {
  const fake = await startFakeSite();
  return {
    channel: "site",
    env: fake.env,
    settlesUnknown: false,
    begin: async (url) => void (await fake.control("webhook", { url: `${url}/webhooks/site` })),
    faults: fake.faults,
    say: (customer, text) => fake.say(`visit-${customer}`, text),
    waiting: async () => (await fake.state()).waiting,
    taken: async () =>
      (await fake.ledger()).map(({ conversation, id }) => ({ thread: conversation, platformId: id, reference: id })),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}
