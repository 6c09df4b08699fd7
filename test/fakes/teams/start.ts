import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Delivery, FakeActivity } from "./deliver.ts";
import type { Forgery } from "./issuer.ts";
import type { Faults, LedgerEntry } from "./state.ts";

export const APP_ID = "11111111-2222-3333-4444-555555555555";
export const TENANT_ID = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
export const BOT_ID = `28:${APP_ID}`;

export interface Delivered extends Delivery {
  readonly activityId: string;
  readonly activity: FakeActivity;
}

export interface FakeTeams extends AsyncDisposable {
  readonly url: string;
  /** As activities carry it, and so as an address is stored. */
  readonly serviceUrl: string;
  readonly password: string;
  /** The settings that lead the product here instead of to Microsoft. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the bot listens. */
  connect(botUrl: string): Promise<void>;
  /** Delivers until acknowledged; `once` and `forgery` deliver one time and say what came back. */
  deliver(
    activity: Readonly<Record<string, unknown>>,
    options?: { readonly once?: boolean; readonly forgery?: Forgery },
  ): Promise<Delivered>;
  /** The customer writes in their personal chat. */
  say(person: string, text: string): Promise<Delivered>;
  /** Presses a button of the newest card in their personal chat. */
  press(person: string, title: string): Promise<Delivered>;
  /** The header of an activity that names this service address. */
  authorization(forgery?: Forgery, serviceUrl?: string): Promise<string | undefined>;
  faults(faults: Partial<Faults>): Promise<void>;
  control(path: string, body: unknown): Promise<unknown>;
  ledger(after?: number): Promise<readonly LedgerEntry[]>;
  state(): Promise<{ readonly calls: Readonly<Record<string, number>>; readonly problems: readonly string[] }>;
}

/** Ids as Teams makes them, for a person of tests. */
export const personalChat = (person: string): string => `a:1personal-${person}`;
export const userId = (person: string): string => `29:1user-${person}`;

export const personalActivity = (person: string) => ({
  type: "message",
  from: { id: userId(person), name: `Customer ${person}`, aadObjectId: "00000000-1111-2222-3333-444444444444" },
  recipient: { id: BOT_ID, name: "Shop" },
  conversation: { id: personalChat(person), conversationType: "personal", tenantId: TENANT_ID },
  channelData: { tenant: { id: TENANT_ID } },
});

/** Starts the fake in a process of its own. */
export async function startFakeTeams({ ledgerFile }: { readonly ledgerFile?: string } = {}): Promise<FakeTeams> {
  const password = "the-app's+secret&~";
  const child = fork(
    path.resolve("test/fakes/teams/main.ts"),
    [APP_ID, password, TENANT_ID, ...(ledgerFile ? [ledgerFile] : [])],
    { execArgv: ["--import", "tsx"], stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  const exited = once(child, "exit");
  const [first]: Buffer[] = await once(child.stdout ?? child, "data");
  const url = String(first).trim();
  const serviceUrl = `${url}/amer/`;

  const post = async (where: string, body: unknown) => {
    const response = await fetch(`${url}/control/${where}`, { method: "POST", body: JSON.stringify(body) });
    return response.json();
  };
  const get = async (where: string) => (await fetch(`${url}/control/${where}`)).json();
  const deliver: FakeTeams["deliver"] = (activity, { once: isOnce, forgery } = {}) =>
    post("activity", { activity, once: isOnce ?? forgery !== undefined, forgery });

  return {
    url,
    serviceUrl,
    password,
    env: {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: password,
      TEAMS_OPENID_METADATA: `${url}/v1/.well-known/openidconfiguration`,
      TEAMS_TOKEN_ENDPOINT: `${url}/botframework.com/oauth2/v2.0/token`,
      TEAMS_SERVICE_HOSTS: url,
    },
    connect: (botUrl) => post("bot", { url: botUrl }),
    deliver,
    say: (person, text) => deliver({ ...personalActivity(person), text, textFormat: "plain", locale: "en-US" }),
    async press(person, title) {
      const entries = (await get("ledger")) as LedgerEntry[];
      const shown = entries.findLast(
        (entry) =>
          entry.conversationId === personalChat(person) && entry.actions.some((action) => action.title === title),
      );
      const value = shown?.actions.find((action) => action.title === title)?.data;
      return deliver({ ...personalActivity(person), replyToId: shown?.activityId, value });
    },
    authorization: async (forgery, address = serviceUrl) =>
      (await post("authorization", { serviceUrl: address, forgery })).header,
    faults: (faults) => post("faults", faults),
    control: post,
    ledger: (after = 0) => get(`ledger?after=${after}`),
    state: () => get("state"),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
