import type { Forgery, Issuer } from "./issuer.ts";
import type { TeamsState } from "./state.ts";

export type FakeActivity = Readonly<Record<string, unknown>> & { readonly serviceUrl: string };

export interface Delivery {
  readonly status: number;
  readonly body: string;
}

const MAX_TRIES = 60;
const AFTER_REFUSAL_MS = 200;
const draw = (share: number): boolean => Math.random() < share;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Posts one activity to the bot, once, and says what it answered; status 0 when it did not within 15 seconds. */
export async function deliverOnce(
  state: TeamsState,
  issuer: Issuer,
  activity: FakeActivity,
  forgery?: Forgery,
): Promise<Delivery> {
  const authorization = await issuer.authorization(activity.serviceUrl, forgery);
  state.count("deliveries");
  return fetch(state.botUrl ?? "http://127.0.0.1:9", {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8", ...(authorization ? { authorization } : {}) },
    body: JSON.stringify(activity),
    signal: AbortSignal.timeout(state.faults.resendAfterMs),
  }).then(
    async (answer) => ({ status: answer.status, body: await answer.text() }),
    () => ({ status: 0, body: "" }),
  );
}

/** As Teams does: again until it is acknowledged; presses also under a new id and with a new time. */
export async function deliver(state: TeamsState, issuer: Issuer, activity: FakeActivity): Promise<Delivery> {
  if (draw(state.faults.reorder)) await sleep(Math.random() * 300);
  const isPress = activity["value"] !== undefined;
  let next = activity;
  let answer: Delivery = { status: 0, body: "" };
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    answer = await deliverOnce(state, issuer, next);
    if (answer.status >= 200 && answer.status < 300) break;
    // Twice with one id, then with another.
    if (isPress && tries % 2 === 0) next = renewed(state, next);
    if (answer.status !== 0) await sleep(AFTER_REFUSAL_MS);
  }
  if (draw(state.faults.duplicate)) answer = await deliverOnce(state, issuer, next);
  if (isPress && draw(state.faults.duplicatePress)) answer = await deliverOnce(state, issuer, renewed(state, next));
  return answer;
}

const renewed = (state: TeamsState, activity: FakeActivity): FakeActivity => ({
  ...activity,
  id: state.nextId(),
  timestamp: new Date().toISOString(),
});
