import { randomUUID } from "node:crypto";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from "jose";

/** How a token differs from a genuine one. */
export type Forgery =
  | "no-token"
  | "not-a-token"
  | "alg-none"
  | "hs256"
  | "wrong-key"
  | "unknown-key-id"
  | "expired"
  | "not-yet-valid"
  | "no-expiry"
  | "wrong-audience"
  | "wrong-issuer"
  | "tenant-issuer"
  | "unendorsed-key"
  | "other-service-url"
  | "no-service-url";

const ISSUER = "https://api.botframework.com";

export interface Issuer {
  readonly keySet: { readonly keys: readonly JWK[] };
  /** The Authorization header of one activity; undefined when it has none. */
  authorization(serviceUrl: string, forgery?: Forgery): Promise<string | undefined>;
  /** A token for the bot, to write to the Bot Connector. */
  tokenForBot(): Promise<string>;
  isBotToken(token: string): Promise<boolean>;
}

/** Signs as Microsoft does: RS256, keys with endorsements, claims of the Bot Connector. */
export async function createIssuer(appId: string, tenantId: string): Promise<Issuer> {
  const [endorsed, unendorsed, foreign] = await Promise.all([keyPair(), keyPair(), keyPair()]);
  const published = async (key: { publicKey: CryptoKey }, kid: string, endorsements: readonly string[]) => ({
    ...(await exportJWK(key.publicKey)),
    kid,
    use: "sig",
    x5t: kid,
    endorsements: [...endorsements],
  });
  const keySet = {
    keys: [
      await published(endorsed, "endorsed", ["msteams", "skype", "webchat"]),
      await published(unendorsed, "unendorsed", ["webchat"]),
      // As in Microsoft's set, where not every key is for us.
      { kty: "EC", kid: "other-kind", crv: "P-256", x: "AA", y: "AA" },
    ],
  };

  function sign(
    claims: Record<string, unknown>,
    key: CryptoKey | Uint8Array,
    header: { alg: string; kid: string },
    forgery: Forgery | undefined,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const token = new SignJWT(claims)
      .setProtectedHeader({ ...header, typ: "JWT" })
      .setIssuer(issuerFor(forgery, tenantId))
      .setAudience(forgery === "wrong-audience" ? randomUUID() : appId)
      .setNotBefore(forgery === "not-yet-valid" ? now + 400 : now - 10);
    if (forgery !== "no-expiry") token.setExpirationTime(forgery === "expired" ? now - 400 : now + 3600);
    return token.sign(key);
  }

  return {
    keySet,
    async authorization(serviceUrl, forgery) {
      const claims =
        forgery === "no-service-url"
          ? {}
          : { serviceurl: forgery === "other-service-url" ? `${serviceUrl}elsewhere/` : serviceUrl };
      const header = { alg: "RS256", kid: "endorsed" };
      switch (forgery) {
        case "no-token":
          return undefined;
        case "not-a-token":
          return "Bearer not.a.token";
        case "alg-none": {
          const genuine = await sign(claims, endorsed.privateKey, header, forgery);
          const none = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
          return `Bearer ${none}.${genuine.split(".")[1]}.`;
        }
        case "hs256": {
          // The classic: the published key taken as a shared secret.
          const secret = new TextEncoder().encode(JSON.stringify(keySet.keys[0]));
          return `Bearer ${await sign(claims, secret, { ...header, alg: "HS256" }, forgery)}`;
        }
        case "wrong-key":
          return `Bearer ${await sign(claims, foreign.privateKey, header, forgery)}`;
        case "unknown-key-id":
          return `Bearer ${await sign(claims, foreign.privateKey, { ...header, kid: randomUUID() }, forgery)}`;
        case "unendorsed-key":
          return `Bearer ${await sign(claims, unendorsed.privateKey, { ...header, kid: "unendorsed" }, forgery)}`;
        default:
          return `Bearer ${await sign(claims, endorsed.privateKey, header, forgery)}`;
      }
    },
    tokenForBot: () =>
      new SignJWT({ appid: appId })
        .setProtectedHeader({ alg: "RS256", kid: "endorsed" })
        .setIssuer(`https://sts.windows.net/${tenantId}/`)
        .setAudience(ISSUER)
        .setJti(randomUUID())
        .setExpirationTime("1h")
        .sign(endorsed.privateKey),
    isBotToken: (token) =>
      jwtVerify(token, endorsed.publicKey, { algorithms: ["RS256"], audience: ISSUER }).then(
        ({ payload }) => payload["appid"] === appId,
        () => false,
      ),
  };
}

const keyPair = () => generateKeyPair("RS256", { modulusLength: 2048, extractable: true });

function issuerFor(forgery: Forgery | undefined, tenantId: string): string {
  if (forgery === "wrong-issuer") return "https://api.botframework.example";
  if (forgery === "tenant-issuer") return `https://sts.windows.net/${tenantId}/`;
  return ISSUER;
}
