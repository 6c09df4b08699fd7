import { createHmac } from "node:crypto";
import type { Received, WebhookRequest } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import { isSameSecret } from "../is-same-secret.ts";

/** How one provider of the Cloud API is reached, and how its webhooks prove themselves. */
export interface Provider {
  readonly name: "Meta" | "360dialog";
  /** Of messages and media, without a trailing slash. */
  readonly messagesUrl: string;
  readonly uploadUrl: string;
  mediaUrl(id: string): string;
  /** Meta's file servers are reached through 360dialog for its customers. */
  fileUrl(url: string): string;
  readonly credentials: Readonly<Record<string, string>>;
  /** Whom the credentials may be shown, scheme and port included. */
  readonly origins: readonly string[];
  /** The variables to look at when we are refused. */
  readonly settings: string;
  /** Absent: the webhook is ours alone. */
  readonly phoneNumberId?: string;
  /** Throws `unauthenticated`. */
  verify(request: WebhookRequest): void;
  handshake(request: WebhookRequest): NonNullable<Received["answer"]>;
}

/** The version of the Graph API that our requests were checked against. */
const VERSION = "v23.0";

export function meta(account: {
  readonly token: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly phoneNumberId: string;
  readonly root: string | undefined;
}): Provider {
  const root = `${account.root?.replace(/\/+$/, "") ?? "https://graph.facebook.com"}/${VERSION}`;
  return {
    name: "Meta",
    messagesUrl: `${root}/${account.phoneNumberId}/messages`,
    uploadUrl: `${root}/${account.phoneNumberId}/media`,
    mediaUrl: (id) => `${root}/${id}`,
    fileUrl: (url) => url,
    credentials: { authorization: `Bearer ${account.token}` },
    origins: [new URL(root).origin, "https://lookaside.fbsbx.com"],
    settings: "WHATSAPP_CLOUD_TOKEN and WHATSAPP_CLOUD_PHONE_NUMBER_ID",
    phoneNumberId: account.phoneNumberId,

    /** Over the raw bytes: what was parsed and written again has another signature. */
    verify({ headers, body }) {
      const wanted = `sha256=${createHmac("sha256", account.appSecret).update(body).digest("hex")}`;
      if (!isSameSecret(headers["x-hub-signature-256"], wanted))
        throw new AppError("unauthenticated", "the X-Hub-Signature-256 is wrong or missing");
    },

    /** Meta asks once, when the webhook is entered, whether it is ours. */
    handshake({ url }) {
      const query = new URL(url).searchParams;
      if (
        query.get("hub.mode") !== "subscribe" ||
        !isSameSecret(query.get("hub.verify_token") ?? "", account.verifyToken)
      )
        throw new AppError("unauthenticated", "hub.verify_token is not WHATSAPP_CLOUD_VERIFY_TOKEN");
      return { status: 200, body: query.get("hub.challenge") ?? "", contentType: "text/plain; charset=utf-8" };
    },
  };
}

/** Sent with each webhook, once it is entered as a header in 360dialog's settings: they sign nothing themselves. */
const SECRET_HEADER = "x-switchboard-secret";

export function dialog360(account: {
  readonly apiKey: string;
  readonly webhookSecret: string;
  readonly root: string | undefined;
}): Provider {
  const root = account.root?.replace(/\/+$/, "") ?? "https://waba-v2.360dialog.io";
  return {
    name: "360dialog",
    messagesUrl: `${root}/messages`,
    uploadUrl: `${root}/media`,
    mediaUrl: (id) => `${root}/${id}`,
    fileUrl: (url) => url.replace("https://lookaside.fbsbx.com", root),
    credentials: { "d360-api-key": account.apiKey },
    origins: [new URL(root).origin],
    settings: "D360_API_KEY",

    verify({ headers }) {
      if (!isSameSecret(headers[SECRET_HEADER], account.webhookSecret))
        throw new AppError("unauthenticated", `the header ${SECRET_HEADER} is not D360_WEBHOOK_SECRET`);
    },

    handshake() {
      throw new AppError("invalid_input", "360dialog posts its webhooks");
    },
  };
}
