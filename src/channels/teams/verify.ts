// Who calls? The token is checked before a byte of the body is read, its claims about the activity afterwards.
// Next: normalize.ts.
import { errors, importJWK, jwtVerify } from "jose";
import type { Clock } from "../../core/contracts/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { IsServiceUrl } from "./service-hosts.ts";
import type { SigningKeys } from "./signing-keys.ts";

/** What a valid token says of its bearer. */
export interface Caller {
  readonly serviceUrl: unknown;
  /** The channels that its signing key may speak for. */
  readonly endorsements: readonly string[];
}

const CLOCK_TOLERANCE_SECONDS = 5 * 60;

/** Throws `unauthenticated` for every token that is not the Bot Connector's to us, `unavailable` when we can't know. */
export async function verifyCaller(
  authorization: string | undefined,
  trust: {
    readonly keys: SigningKeys;
    readonly appId: string;
    readonly issuers: readonly string[];
    readonly clock: Clock;
  },
): Promise<Caller> {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? "")?.[1];
  if (!token) throw new AppError("unauthenticated", "a Teams activity came without a bearer token");
  let endorsements: readonly string[] = [];
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = kid === undefined ? undefined : await trust.keys.find(kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        endorsements = key.endorsements;
        return importJWK({ kty: key.kty, n: key.n, e: key.e }, "RS256");
      },
      {
        algorithms: ["RS256"],
        issuer: [...trust.issuers],
        audience: trust.appId,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: trust.clock.now(),
        requiredClaims: ["exp"],
      },
    );
    return { serviceUrl: payload["serviceurl"], endorsements };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("unauthenticated", `the token of a Teams activity is not valid (${reason(error)})`, {
      cause: error,
    });
  }
}

/** A genuine token must also be about this activity: it may not be used to have our answers sent elsewhere. */
export function checkClaims(
  { serviceUrl, endorsements }: Caller,
  activity: { readonly serviceUrl: string; readonly channelId: string },
  isServiceUrl: IsServiceUrl,
): void {
  if (serviceUrl !== activity.serviceUrl)
    throw new AppError("unauthenticated", "the service address of a Teams activity is not the one its token names");
  if (!isServiceUrl(activity.serviceUrl))
    throw new AppError(
      "unauthenticated",
      `the service host of a Teams activity is none of Microsoft's; if it should be, add it to TEAMS_SERVICE_HOSTS`,
    );
  if (!endorsements.includes(activity.channelId))
    throw new AppError("unauthenticated", "the key of a Teams token may not speak for this channel");
}

function reason(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `claim ${error.claim}`;
  return error instanceof errors.JOSEError ? error.code : "unreadable";
}
