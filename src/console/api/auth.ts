import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Pool } from "pg";
import type { Log } from "../../core/contracts/channel.ts";
import type { ActingAgent } from "../../core/contracts/console.ts";

export interface SignedIn {
  readonly agent: ActingAgent & { readonly email: string; readonly role: "agent" | "admin" };
  readonly sessionId: string;
}

export interface ConsoleAuth {
  /** Who sends this request; undefined without a session in force. Asks the database each time, so that revoking works at once. */
  whoIs(headers: IncomingHttpHeaders): Promise<SignedIn | undefined>;
  /** The cookies of a new session; undefined when e-mail and password do not fit. Takes as long either way. */
  signIn(
    headers: IncomingHttpHeaders,
    ip: string,
    credentials: { readonly email: string; readonly password: string },
  ): Promise<readonly string[] | undefined>;
  /** Ends the session and answers the cookies that forget it. */
  signOut(headers: IncomingHttpHeaders): Promise<readonly string[]>;
  /** As `signIn` compares it. */
  hashPassword(password: string): Promise<string>;
  /** Loads what the first of these would wait for. */
  warmUp(): Promise<void>;
}

interface AuthDeps {
  readonly pool: Pool;
  readonly secret: Buffer;
  readonly publicUrl: string;
  readonly log: Log;
}

const SESSION_SECONDS = 7 * 24 * 3600;
const CLIENT_IP = "x-console-client-ip";

/** better-auth behind a few functions: its own HTTP routes (sign-up, profile, linking) are not served. */
export function createConsoleAuth(deps: AuthDeps): ConsoleAuth {
  let loading: ReturnType<typeof loadBetterAuth> | undefined;
  const load = () => {
    loading ??= loadBetterAuth(deps);
    return loading;
  };

  return {
    async whoIs(headers) {
      const found = await (await load()).api.getSession({ headers: webHeaders(headers) });
      if (!found) return undefined;
      const { id, name, email, role } = found.user;
      return { agent: { id, name, email, role: role === "admin" ? "admin" : "agent" }, sessionId: found.session.id };
    },

    async signIn(headers, ip, credentials) {
      const sent = webHeaders(headers);
      sent.set(CLIENT_IP, ip);
      const answer = await (await load()).api.signInEmail({ body: credentials, headers: sent, asResponse: true });
      return answer.ok ? answer.headers.getSetCookie() : undefined;
    },

    async signOut(headers) {
      const answer = await (await load()).api.signOut({ headers: webHeaders(headers), asResponse: true });
      return answer.headers.getSetCookie();
    },

    async hashPassword(password) {
      const { hashPassword } = await import("better-auth/crypto");
      return hashPassword(password);
    },

    async warmUp() {
      await load();
    },
  };
}

/** Not loaded at the top, because it takes half a second, for which no customer should wait at a start. */
async function loadBetterAuth({ pool, secret, publicUrl, log }: AuthDeps) {
  const { betterAuth } = await import("better-auth");
  const times = { createdAt: "created_at", updatedAt: "updated_at" };
  return betterAuth({
    database: pool,
    baseURL: publicUrl,
    basePath: "/console/api/auth",
    secret: createHmac("sha256", secret).update("sessions").digest("base64url"),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      modelName: "agent",
      fields: { ...times, emailVerified: "email_verified" },
      additionalFields: { role: { type: "string", input: false } },
    },
    session: {
      modelName: "agent_session",
      fields: {
        ...times,
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: {
      modelName: "agent_credential",
      fields: {
        ...times,
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    verification: { modelName: "agent_verification", fields: { ...times, expiresAt: "expires_at" } },
    advanced: {
      cookiePrefix: "switchboard",
      useSecureCookies: publicUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/console" },
      ipAddress: { ipAddressHeaders: [CLIENT_IP] },
    },
    telemetry: { enabled: false },
    logger: { level: "warn", log: (level, message) => log("console.auth", { level, message: message.slice(0, 200) }) },
  });
}

/** Only what better-auth may know of a request; what clients claim about their address is left out. */
function webHeaders(headers: IncomingHttpHeaders): Headers {
  const kept = new Headers();
  if (headers.cookie) kept.set("cookie", headers.cookie);
  if (headers["user-agent"]) kept.set("user-agent", headers["user-agent"].slice(0, 300));
  return kept;
}
