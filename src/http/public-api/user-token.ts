import { jwtVerify } from "jose";
import type { Clock } from "../../core/contracts/clock.ts";
import { AppError } from "../../core/errors.ts";

const DAY_SECONDS = 24 * 3600;

/** Who the website says the visitor is. */
export interface SignedUser {
  readonly backofficeId: string;
  readonly provenUntil: number;
}

/**
 * Reads a `userToken`: a JWT (HS256) that the website's server signs with WIDGET_SIGNING_SECRET for a signed-in
 * visitor. `sub` is the customer's id in the back office, `exp` is required. Anything the page could make up is refused.
 */
export async function readUserToken(token: string, secret: string | undefined, clock: Clock): Promise<SignedUser> {
  if (!secret) throw refused("user tokens are off", "Set WIDGET_SIGNING_SECRET, or leave userToken away.");
  const options = {
    algorithms: ["HS256"],
    currentDate: clock.now(),
    clockTolerance: 30,
    requiredClaims: ["exp", "sub"],
  };
  const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), options).catch((cause: unknown) => {
    throw refused(
      "the userToken is not valid",
      "Sign it on your server with HS256 and WIDGET_SIGNING_SECRET, with sub and exp.",
      cause,
    );
  });
  if (!payload.sub || payload.sub.length > 200 || payload.exp === undefined) {
    throw refused("the userToken names nobody", "Put the customer's id into sub.");
  }
  const now = Math.floor(clock.now().getTime() / 1000);
  return { backofficeId: payload.sub, provenUntil: Math.min(payload.exp, now + DAY_SECONDS) };
}

const refused = (message: string, remedy: string, cause?: unknown) =>
  new AppError("unauthenticated", message, { cause, details: { field: "userToken", remedy } });
