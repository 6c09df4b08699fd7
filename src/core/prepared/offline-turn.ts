import type { Turn } from "../turn/turn.ts";
import { freshState } from "../understanding/dialogue-state.ts";
import type { KnownQuestion } from "./matcher.ts";

const NOBODY = "prepared";

/** A turn as it would be if somebody new asked this, for the stages that look at a question and a draft alone. */
export function offlineTurn({ text, language, productIds, policyType }: KnownQuestion, at: Date): Turn {
  return {
    id: NOBODY,
    conversation: {
      id: NOBODY,
      channel: NOBODY,
      account: NOBODY,
      customerId: NOBODY,
      identityId: NOBODY,
      epoch: 0,
      version: 0,
      fence: 0,
      language,
      handoffs: 0,
      isNew: false,
    },
    customer: { trust: 0, profile: {} },
    messages: [],
    startedAt: at,
    state: freshState(),
    input: {
      verdict: "safe",
      reasons: [],
      text,
      masked: {},
      language,
      languageConfidence: 1,
      personal: [],
      hasAttachments: false,
    },
    plan: { kind: "answer", query: text, productIds, ...(policyType === undefined ? {} : { policyType }) },
    receipts: [],
    trace: [],
  };
}
