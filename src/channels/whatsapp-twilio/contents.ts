import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Clock } from "../../core/contracts/clock.ts";
import type { QuickReply } from "../../core/message.ts";
import { asButtons, openListLabel } from "../whatsapp-parts.ts";
import { clearOldContents, contentName } from "./old-contents.ts";
import type { TwilioApi } from "./twilio-api.ts";

/** Texts with choices, as Twilio wants them: a resource of its own, which the message then names. */
export interface Contents {
  /** The ContentSid; undefined when Twilio would not make one: the choices are then written as text. */
  of(text: string, language: string, choices: readonly QuickReply[], signal: AbortSignal): Promise<string | undefined>;
}

/** Shorter than contents live, see old-contents.ts. */
const REUSED_FOR_MS = 12 * 60 * 60 * 1000;
const CLEARED_EVERY_MS = 60 * 60 * 1000;

/** The same text with the same choices is made once; making one is no message, so it may be tried again freely. */
export function createContents(api: TwilioApi, clock: Clock): Contents {
  const made = new LRUCache<string, string>({ max: 500, ttl: REUSED_FOR_MS });
  let clearedAt = Number.NEGATIVE_INFINITY;

  /** Beside the sending, which does not wait for it: what fails now is found again in an hour. */
  function clearNowAndThen(): void {
    const now = clock.now();
    if (now.getTime() - clearedAt < CLEARED_EVERY_MS) return;
    clearedAt = now.getTime();
    void clearOldContents(api, now).catch(() => undefined);
  }

  return {
    async of(text, language, choices, signal) {
      if (/\{\{/.test(text)) return undefined;
      const types = typesOf(text, language, choices);
      const key = createHash("sha256")
        .update(JSON.stringify([language, types]))
        .digest("hex");
      const known = made.get(key);
      if (known) return known;
      const content = { friendly_name: contentName(key), language, types };
      const answer = await api.createContent(content, signal).catch(() => undefined);
      if (answer?.status !== 201 || !answer.sid) return undefined;
      made.set(key, answer.sid);
      clearNowAndThen();
      return answer.sid;
    },
  };
}

function typesOf(body: string, language: string, choices: readonly QuickReply[]): Readonly<Record<string, unknown>> {
  if (asButtons(choices)) {
    const actions = choices.map(({ label, value }) => ({ type: "QUICK_REPLY", title: label, id: value }));
    return { "twilio/quick-reply": { body, actions } };
  }
  const items = choices.map(({ label, value }) => ({ id: value, item: label }));
  return { "twilio/list-picker": { body, button: openListLabel(language), items } };
}
