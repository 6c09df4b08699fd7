// An activity of the Bot Connector arrives here from http/webhooks.ts. Next: verify.ts checks its token, normalize.ts
// reads it; core/inbox.ts commits it. Replies leave through render.ts and send.ts.
import { z } from "zod";
import { type Channel, type ChannelDeps, defineChannel, type Received } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import { type Activity, activitySchema, envelopeSchema, parseJson } from "./activity.ts";
import { cloudOf, issuersOf, PUBLIC_METADATA } from "./cloud.ts";
import { createConnector } from "./connector.ts";
import { fetchTeamsFile } from "./files.ts";
import { normalizeActivity } from "./normalize.ts";
import { typingActivity } from "./outgoing.ts";
import { MAX_CHOICES, renderTeams } from "./render.ts";
import { createSealedRefs } from "./sealed-ref.ts";
import { sendPart } from "./send.ts";
import { createServiceHosts, serviceHostsSetting } from "./service-hosts.ts";
import { createSigningKeys } from "./signing-keys.ts";
import { createBotTokens } from "./token.ts";
import { checkClaims, verifyCaller } from "./verify.ts";

const guid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "must be an id such as 1234abcd-…");

const settings = z.object({
  TEAMS_APP_ID: guid,
  TEAMS_APP_PASSWORD: z.string().min(1),
  TEAMS_TENANT_ID: guid.optional(),
  TEAMS_OPENID_METADATA: z.url().optional(),
  TEAMS_TOKEN_ENDPOINT: z.url().optional(),
  TEAMS_SERVICE_HOSTS: serviceHostsSetting.optional(),
});

/** A Microsoft Teams bot: personal chats, group chats and channels, over the Bot Connector. */
export const teams = defineChannel({ name: "teams", settings, create });

const TYPING_TIMEOUT_MS = 5_000;

/** Per bot and conversation, and per bot and tenant; Microsoft's own figures. */
const limits = [
  { scope: "thread", count: 7, perMs: 1_000 },
  { scope: "thread", count: 8, perMs: 2_000, burst: 4 },
  { scope: "thread", count: 60, perMs: 30_000 },
  { scope: "thread", count: 1_800, perMs: 3_600_000 },
  { scope: "account", count: 50, perMs: 1_000 },
] as const;

function create(given: z.infer<typeof settings>, { clock }: ChannelDeps): Channel {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = given;
  const metadataUrl = given.TEAMS_OPENID_METADATA ?? PUBLIC_METADATA;
  const cloud = cloudOf(metadataUrl);
  const isServiceUrl = createServiceHosts(given.TEAMS_SERVICE_HOSTS ?? []);
  const refs = createSealedRefs(password);
  const trust = { keys: createSigningKeys({ metadataUrl, clock }), appId, issuers: issuersOf(cloud, tenantId), clock };
  const tokens = createBotTokens({
    endpoint: given.TEAMS_TOKEN_ENDPOINT ?? `${cloud.login}/${tenantId ?? cloud.botTenant}/oauth2/v2.0/token`,
    appId,
    password,
    scope: `${cloud.issuer}/.default`,
    clock,
  });
  const connector = createConnector({ tokens, isServiceUrl });

  return {
    name: "teams",
    account: "default",
    shows: {
      formatting: true,
      quickReplies: MAX_CHOICES,
      cards: true,
      attachments: false,
      sources: "line",
      typing: true,
      receipts: false,
    },
    limits: () => limits,
    render: renderTeams,
    send: (sending) => sendPart(connector, sending),

    async receive(request) {
      if (request.method !== "POST") throw new AppError("invalid_input", "Teams posts its activities");
      const caller = await verifyCaller(request.headers["authorization"], trust);
      const raw = parseJson(request.body.toString("utf8"));
      const envelope = envelopeSchema.safeParse(raw);
      if (!envelope.success) return unreadable(envelope.error);
      checkClaims(caller, envelope.data, isServiceUrl);
      const activity = activitySchema.safeParse(raw);
      if (!activity.success) return unreadable(activity.error);
      const events = normalizeActivity(activity.data, { now: clock.now(), seal: refs.seal });
      return { events, statuses: [], ...answerTo(activity.data) };
    },

    async typing(to) {
      const signal = AbortSignal.timeout(TYPING_TIMEOUT_MS);
      await connector.post(to, typingActivity(to), signal).catch(() => undefined);
    },

    async fetchAttachment(ref) {
      const place = refs.open(ref);
      if (!place) throw new AppError("not_found", "the reference is not one of this Teams app");
      return fetchTeamsFile(place, { isServiceUrl, tokens });
    },
  };
}

const unreadable = (error: z.ZodError): Received => ({
  events: [],
  statuses: [],
  unreadable: error.issues.map((issue) => issue.path.join(".")).join(", ") || "not an activity",
});

/** An invoke waits for an answer in a form of its own; without one the card says that something went wrong. */
function answerTo({ type, name }: Activity): Pick<Received, "answer"> {
  if (type !== "invoke") return {};
  const body =
    name === "adaptiveCard/action"
      ? { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "✓" }
      : {};
  return { answer: { status: 200, body: JSON.stringify(body), contentType: "application/json" } };
}
