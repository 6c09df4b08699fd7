import { draw, type Faults, sleep } from "./faults.ts";

/** A webhook that a platform owes us. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Set: a failure is not repeated, as with callbacks that a platform makes once. */
  readonly once?: true;
}

const REDELIVER_MS = 200;
const TIMEOUT_MS = 15_000;

/** Posts webhooks until they are answered 2xx; sometimes twice, sometimes late, always independent of each other. */
export function createWebhookSender(faults: () => Faults) {
  let waiting = 0;
  const refused: number[] = [];
  return {
    /** How many are not acknowledged yet. */
    waiting: () => waiting,
    /** The status of each refusal. */
    refused: () => refused,
    async deliver({ url, headers, body, once }: Outgoing): Promise<void> {
      waiting++;
      if (draw(faults().reorder)) await sleep(Math.random() * 300);
      const times = draw(faults().duplicate) ? 2 : 1;
      for (let done = 0; done < times; ) {
        const status = await fetch(url, {
          method: "POST",
          headers,
          body,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }).then(
          async (answer) => {
            await answer.arrayBuffer();
            return answer.status;
          },
          () => 0,
        );
        if (status >= 200 && status < 300) done++;
        else {
          refused.push(status);
          if (once || (status >= 400 && status < 500 && status !== 429)) break;
          await sleep(REDELIVER_MS);
        }
      }
      waiting--;
    },
  };
}
