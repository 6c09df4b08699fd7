import { createHmac, randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import type { Customers } from "../core/contracts/backends.ts";
import type { Identification } from "../core/contracts/identification.ts";
import type { IdentificationStore } from "../core/contracts/identification-store.ts";
import type { NewNotice } from "../core/contracts/notices.ts";
import type { Vault } from "../core/contracts/vault.ts";

const MINUTE_MS = 60_000;
const VALID_MINUTES = 10;
const MAX_TRIES = 5;
const TRUST_MS = 24 * 60 * MINUTE_MS;
const LIMITS = { perIdentity: 3, perAccount: 5, windowMs: 15 * MINUTE_MS };

export interface IdentificationDeps {
  readonly customers: Customers;
  readonly store: IdentificationStore;
  /** Identifiers arrive as tokens; only here do they become values again. */
  readonly vault: Pick<Vault, "reveal" | "tokenize">;
  /** Never in the database: without it a code can't be guessed from its hash. */
  readonly codeKey: Buffer;
  /** Texts of the playbook in force: `notice.code.subject`, `notice.code.body`. */
  readonly say: (language: string, key: string, values: Readonly<Record<string, string>>) => string;
  /** What customers call the business. */
  readonly title: () => string;
}

/**
 * One-time codes: who receives it at the address on file is the customer. Whoever asks learns nothing about whether an
 * account exists. The code leaves through `notices/`, or waits in the console's list when nothing sends.
 */
export function createIdentification(deps: IdentificationDeps): Identification {
  const hash = (codeId: string, code: string): string =>
    createHmac("sha256", deps.codeKey).update(`${codeId}:${code}`).digest("base64url");

  return {
    async sendCode({ conversationId, identityId, customerId, identifier, language }) {
      const value = await deps.vault.reveal(customerId, identifier.value);
      const customer = await deps.customers.find({ ...identifier, value });
      const id = randomUUID();
      const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
      const to = customer?.email ?? customer?.phone;
      const values = { title: deps.title(), code, minutes: String(VALID_MINUTES) };
      const notice: NewNotice | undefined = to
        ? {
            medium: customer?.email ? "email" : "sms",
            to,
            subject: deps.say(language, "notice.code.subject", values),
            body: deps.say(language, "notice.code.body", values),
          }
        : undefined;

      return deps.store.saveCode({
        id,
        conversationId,
        identityId,
        codeHash: hash(id, code),
        validMs: VALID_MINUTES * MINUTE_MS,
        limits: LIMITS,
        ...(customer && notice ? { backofficeId: customer.id, notice } : {}),
      });
    },

    async redeem({ codeId, conversationId, customerId, code }) {
      const digits = code.normalize("NFKC").replace(/[\s-]/g, "");
      const given = Buffer.from(hash(codeId, digits));
      const redeemed = await deps.store.tryCode({
        codeId,
        conversationId,
        maxTries: MAX_TRIES,
        trustMs: TRUST_MS,
        matches: (codeHash) => codeHash.length === given.length && timingSafeEqual(Buffer.from(codeHash), given),
      });
      // The proof stands whether or not their name could be learnt.
      if (redeemed.result === "ok") await learnName(customerId, redeemed.backofficeId).catch(() => undefined);
      return redeemed;
    },
  };

  /** From now on the name on the account is personal data wherever it is said. */
  async function learnName(customerId: string, backofficeId: string): Promise<void> {
    const own = await deps.customers.byId(backofficeId);
    if (own) await deps.vault.tokenize(customerId, [{ kind: "name", value: own.name }]);
  }
}
