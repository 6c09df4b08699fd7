// Last step of a reply to the website or an app: the transcript is the delivery, http/public-api shows it by sequence.
import { z } from "zod";
import {
  type Channel,
  type ChannelDeps,
  type ChannelModule,
  defineChannel,
  type Shows,
} from "../../core/contracts/channel.ts";
import { AppError } from "../../core/errors.ts";
import type { OutboundMessage } from "../../core/message.ts";

/**
 * A channel of the public API. There is no platform in between: once the reply is in the transcript, the customer's
 * program fetches it by sequence, exactly once. Sending is therefore a hint that there is something to fetch.
 */
export function publicApiChannel(
  name: string,
  { canPush = false, ...differs }: Partial<Shows> & { readonly canPush?: boolean } = {},
): ChannelModule {
  return defineChannel({
    name,
    settings: z.object({}),
    create: (_settings, { bus, attachments, pushes }) =>
      create(name, differs, { bus, attachments, pushes: canPush ? pushes : undefined }),
  });
}

function create(
  name: string,
  differs: Partial<Shows>,
  { bus, attachments, pushes }: { readonly [Part in "bus" | "attachments" | "pushes"]: ChannelDeps[Part] | undefined },
): Channel {
  // Readers of this channel listen for the thread as well as for the conversation, see http/public-api/hints.ts.
  const hint = (threadId: string, about: "transcript" | "typing" | "partial", text?: string) =>
    bus?.publish({ conversationId: threadId, sequence: 0, about, ...(text === undefined ? {} : { text }) });
  return {
    name,
    account: "default",
    takesReferenceOnce: true,
    // The customer's program gets all of it with the transcript, and shows it its own way.
    shows: {
      formatting: true,
      quickReplies: Number.POSITIVE_INFINITY,
      cards: true,
      attachments: true,
      sources: "list",
      typing: true,
      receipts: false,
      ...differs,
    },
    render: ({ text }: OutboundMessage) => [{ text }],
    async send({ threadId, reference }) {
      hint(threadId, "transcript");
      try {
        await pushes?.remember(reference);
      } catch {
        return { outcome: "retry", problem: "the push could not be stored" };
      }
      return { outcome: "sent", platformId: reference };
    },
    async fetchAttachment(ref) {
      if (!attachments) throw new AppError("not_found", "this channel has no files");
      const { file, bytes } = await attachments.open(ref);
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      return { bytes: Buffer.concat(pieces), mimeType: file.mimeType, name: file.name };
    },
    async typing({ threadId }) {
      hint(threadId, "typing");
    },
    showPartial({ threadId }, text) {
      hint(threadId, "partial", text);
    },
  };
}
