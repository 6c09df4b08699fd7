import type { Memory } from "./memory.ts";

export interface SessionSettings {
  readonly server: string;
  readonly channel: string;
  readonly account: string;
  readonly userToken?: string;
  readonly language: () => string;
}

/** Thrown when the server says no for good; `status` says why. Everything else is worth another try. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

const RENEW_BEFORE_MS = 60_000;
const TIME_LIMIT_MS = 15_000;
/** Pages also say things like `en_US`, which the server does not take. */
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** The conversation and its token: started with the first message, renewed in time, started anew when it is gone. */
export function createSession(settings: SessionSettings, memory: Memory) {
  const api = `${settings.server}/api/v1/conversations`;
  let starting: Promise<void> | undefined;

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(api + path, { signal: AbortSignal.timeout(TIME_LIMIT_MS), cache: "no-store", ...init });
    if (answer.ok) return answer;
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408)
      throw new Error(`try again, ${answer.status}`);
    throw new Refused(answer.status);
  }

  /** A visitor whose user token has run out is still served, as somebody unknown. */
  async function start(): Promise<void> {
    try {
      await startAs(settings.userToken);
    } catch (error) {
      if (!settings.userToken || !(error instanceof Refused && error.status === 401)) throw error;
      await startAs(undefined);
    }
  }

  async function startAs(userToken: string | undefined): Promise<void> {
    const language = settings.language();
    const body = {
      channel: settings.channel,
      account: settings.account,
      ...(LANGUAGE.test(language) && { language }),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(userToken && { userToken }),
    };
    const answer = await ask("", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    keep(await answer.json());
  }

  async function renew(): Promise<void> {
    const { conversationId, token } = memory.get();
    try {
      keep(
        await (
          await ask(`/${conversationId}/token`, { method: "POST", headers: { authorization: `Bearer ${token}` } })
        ).json(),
      );
    } catch (error) {
      if (error instanceof Refused) memory.forgetConversation();
      throw error;
    }
  }

  function keep(answer: { conversationId?: string; token: string; expiresAt: string }): void {
    // The time left counts from now on this clock, which may be wrong.
    memory.set({
      ...(answer.conversationId && { conversationId: answer.conversationId }),
      token: answer.token,
      expiresAt: Date.now() + 14 * 60_000,
    });
  }

  return {
    get known(): boolean {
      return memory.get().conversationId !== undefined;
    },
    /** A token that is good for a while. Starts the conversation when there is none. */
    async token(): Promise<{ readonly conversationId: string; readonly token: string }> {
      const { conversationId, expiresAt } = memory.get();
      if (!conversationId) starting ??= start();
      else if ((expiresAt ?? 0) - Date.now() < RENEW_BEFORE_MS) starting ??= renew();
      try {
        await starting;
      } finally {
        starting = undefined;
      }
      const now = memory.get();
      if (!now.conversationId || !now.token) throw new Error("no conversation");
      return { conversationId: now.conversationId, token: now.token };
    },
    /** The server does not take this token any more. */
    expire: () => memory.set({ expiresAt: 0 }),
    /** A request in this conversation. */
    async request(path: string, init: RequestInit = {}): Promise<Response> {
      const { conversationId, token } = await this.token();
      const headers = {
        authorization: `Bearer ${token}`,
        ...(init.body !== undefined && { "content-type": "application/json" }),
        ...init.headers,
      };
      return ask(`/${conversationId}${path}`, { ...init, headers });
    },
  };
}

export type Session = ReturnType<typeof createSession>;
