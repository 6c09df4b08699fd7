// Tells an app's server of replies whose customer is away, so that it can wake the phone. docs/channels/api.md.
import type { Log } from "../../core/contracts/channel.ts";
import type { ChannelActivity } from "../../core/contracts/channel-activity.ts";
import type { Clock } from "../../core/contracts/clock.ts";
import type { ClaimedPush, PushStore, SettledPush } from "../../core/contracts/push.ts";
import { networkCode, retryAfterMs } from "../http-result.ts";
import { signed } from "../signed-request.ts";

export interface PushHookDeps {
  readonly settings: {
    readonly url: string;
    readonly secret: string;
    /** Replies leave this server in clear only when the operator wants it. */
    readonly withText: boolean;
  };
  readonly store: PushStore;
  readonly activity: ChannelActivity;
  readonly clock: Clock;
  readonly log: Log;
}

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 10;
const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** Who did not look at the phone for a day will see the reply when the app opens. */
const GIVE_UP_MS = 24 * 3_600_000;

/** Looks for due pushes until disposed, then finishes those under way. The same id at each try: the server takes it once. */
export function startPushHook({ settings, store, activity, clock, log }: PushHookDeps): AsyncDisposable {
  let stopping = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function sendDue(): Promise<void> {
    for (let claimed = AT_ONCE; claimed === AT_ONCE && !stopping; ) {
      const due = await store.claim(AT_ONCE);
      claimed = due.length;
      await Promise.all(due.map(send));
    }
  }

  async function send(push: ClaimedPush): Promise<void> {
    const result = await attempt(push);
    await store.settle(push, result);
    const problem = result.state === "sent" ? undefined : `push hook: ${result.problem}`;
    activity.sent(push.channel, push.account, clock.now(), problem);
    if (problem !== undefined)
      log("push.problem", { push: push.id, attempt: push.attempt, state: result.state, problem });
  }

  async function attempt(push: ClaimedPush): Promise<SettledPush> {
    const body = Buffer.from(JSON.stringify(eventOf(push, settings.withText)));
    const response = await fetch(settings.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...signed(settings.secret, body, clock.now()) },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => networkCode(error) ?? "no answer");
    if (typeof response === "string") return later(push, `the app's server did not answer (${response})`);
    await response.body?.cancel();
    if (response.ok) return { state: "sent" };
    if (response.status === 410) return { state: "failed", problem: "the app's server wants no more of it (410)" };
    return later(push, `the app's server answered ${response.status}`, retryAfterMs(response.headers, clock.now()));
  }

  const schedule = (): void => {
    if (stopping) return;
    timer = setTimeout(() => {
      running = sendDue()
        .catch((error: unknown) => log("push.failed", { message: error instanceof Error ? error.message : "" }))
        .finally(schedule);
    }, LOOK_EVERY_MS);
  };
  schedule();

  return {
    async [Symbol.asyncDispose]() {
      stopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function later(push: ClaimedPush, problem: string, askedMs = 0): SettledPush {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (push.attempt - 1));
  const afterMs = Math.max(pauseMs, askedMs);
  if (push.ageMs + afterMs > GIVE_UP_MS) return { state: "failed", problem: `${problem}, for a day; given up` };
  return { state: "retry", afterMs, problem };
}

function eventOf(push: ClaimedPush, withText: boolean): Readonly<Record<string, unknown>> {
  const { id, conversationId, sequence, channel, account, at, userId, text } = push;
  return {
    id,
    type: "reply",
    conversationId,
    sequence,
    channel,
    account,
    at: at.toISOString(),
    ...(userId && { userId }),
    ...(withText && text !== undefined && { text }),
  };
}
