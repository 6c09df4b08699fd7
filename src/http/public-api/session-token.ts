import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { Clock } from "../../core/contracts/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { InboundEvent } from "../../core/message.ts";

/** What a token of the public API stands for: one customer in one conversation. All of it was decided by the server. */
export interface Session {
  readonly conversationId: string;
  readonly channel: string;
  readonly account: string;
  readonly threadId: string;
  readonly externalId: string;
  /** Set by a signed `userToken`; counts until `provenUntil`, in seconds since 1970. */
  readonly backofficeId?: string | undefined;
  readonly provenUntil?: number | undefined;
  readonly language?: string | undefined;
  readonly timeZone?: string | undefined;
}

export const TOKEN_SECONDS = 15 * 60;
/** A token that ran out within this time can still be exchanged for a new one, so that a reloaded page goes on. */
const RENEWABLE_SECONDS = 30 * 24 * 3600;
const AUDIENCE = "switchboard-public-api";

const claims = z.object({
  conv: z.string(),
  ch: z.string(),
  acc: z.string(),
  thr: z.string(),
  sub: z.string(),
  boid: z.string().optional(),
  pru: z.number().optional(),
  lng: z.string().optional(),
  tz: z.string().optional(),
  exp: z.number(),
});

export function createSessionTokens(secret: Uint8Array, clock: Clock) {
  const seconds = () => Math.floor(clock.now().getTime() / 1000);

  return {
    async issue(session: Session): Promise<string> {
      const payload = {
        conv: session.conversationId,
        ch: session.channel,
        acc: session.account,
        thr: session.threadId,
      };
      const proof = {
        boid: session.backofficeId,
        pru: session.provenUntil,
        lng: session.language,
        tz: session.timeZone,
      };
      return new SignJWT({ ...payload, ...proof })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setSubject(session.externalId)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + TOKEN_SECONDS)
        .sign(secret);
    },
    /** Throws `unauthenticated` when the token is not ours, was changed, or ran out. */
    verify: (token: string) => read(token, 0),
    /** The same for a token that may have run out less than 30 days ago. */
    verifyForRenewal: (token: string) => read(token, RENEWABLE_SECONDS),
  };

  async function read(
    token: string,
    tolerance: number,
  ): Promise<{ readonly session: Session; readonly expiresAt: Date }> {
    const options = {
      algorithms: ["HS256"],
      audience: AUDIENCE,
      currentDate: clock.now(),
      clockTolerance: tolerance,
      requiredClaims: ["exp"],
    };
    const { payload } = await jwtVerify(token, secret, options).catch((cause: unknown) => {
      const expired = cause instanceof errors.JWTExpired;
      const message = expired ? "the token has expired" : "the token is not valid";
      throw new AppError("unauthenticated", message, { cause, details: { expired } });
    });
    const claim = claims.safeParse(payload);
    if (!claim.success) throw new AppError("unauthenticated", "the token is not valid");
    const { conv, ch, acc, thr, sub, boid, pru, lng, tz, exp } = claim.data;
    return {
      session: {
        conversationId: conv,
        channel: ch,
        account: acc,
        threadId: thr,
        externalId: sub,
        backofficeId: boid,
        provenUntil: pru,
        language: lng,
        timeZone: tz,
      },
      expiresAt: new Date(exp * 1000),
    };
  }
}

export type SessionTokens = ReturnType<typeof createSessionTokens>;

/** Who an event of this session is from. Proof that ran out leaves the identity, without its trust. */
export function senderOf(session: Session, now: Date): InboundEvent["sender"] {
  const { externalId, backofficeId, provenUntil, language, timeZone } = session;
  const proven = backofficeId !== undefined && provenUntil !== undefined && provenUntil * 1000 > now.getTime();
  return {
    externalId,
    trust: proven ? 2 : 0,
    ...(proven && { backofficeId }),
    ...(language && { language }),
    ...(timeZone && { timeZone }),
  };
}
