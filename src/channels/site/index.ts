// A message of a website that keeps its own chat arrives here from http/webhooks.ts. Next: read-events.ts reads it;
// core/inbox.ts commits it. Replies leave through send.ts.
import { z } from "zod";
import { type Channel, type ChannelDeps, defineChannel, type Received } from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import { signatureProblem } from "../signed-request.ts";
import { readEvents } from "./read-events.ts";
import { createSite, sendPart } from "./send.ts";

const secret = z.string().min(32, "must hold at least 32 characters (openssl rand -hex 32)");

const settings = z.object({
  SITE_SECRET: secret,
  /** While the secret is being changed: the one of before. */
  SITE_SECRET_PREVIOUS: secret.optional(),
  SITE_REPLY_URL: z.url().refine(isSafe, "must begin with https:// (http:// only for this machine)"),
});

/** A website's server: it posts what visitors write, we post the replies, both signed. */
export const site = defineChannel({ name: "site", settings, create });

function create(env: z.infer<typeof settings>, { clock }: ChannelDeps): Channel {
  const secrets = [env.SITE_SECRET, env.SITE_SECRET_PREVIOUS].filter((one) => one !== undefined);
  const place = createSite(env.SITE_REPLY_URL, env.SITE_SECRET, clock);
  return {
    name: "site",
    account: "default",
    takesReferenceOnce: true,
    // The website gets all of it as data and shows it its own way.
    shows: {
      formatting: true,
      quickReplies: Number.POSITIVE_INFINITY,
      cards: true,
      attachments: true,
      sources: "list",
      typing: true,
      receipts: false,
    },
    render: ({ text, format, card, language, quickReplies, citations, attachments }) => [
      {
        text,
        language,
        ...(format ? { format } : {}),
        ...(card ? { card } : {}),
        ...(quickReplies?.length ? { quickReplies } : {}),
        ...(citations?.length ? { citations } : {}),
        ...(attachments?.length ? { attachments } : {}),
      },
    ],
    send: (sending) => sendPart(place, sending),

    async receive(request): Promise<Received> {
      if (request.method !== "POST") throw new AppError("invalid_input", "messages are posted");
      const problem = signatureProblem(request.headers, request.body, secrets, clock.now());
      if (problem) throw new AppError("unauthenticated", problem);
      return readEvents(request.body, clock.now());
    },

    async typing({ threadId }) {
      await place.post({ type: "typing", conversation: threadId }, AbortSignal.timeout(3_000)).catch(() => undefined);
    },
  };
}

function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
}
