// The words of the adapter socket; docs/adapter-socket.md explains them to whoever writes an adapter.
import { z } from "zod";
import type { Addressee, RenderedPart } from "../../core/contracts/channel.ts";

export const PROTOCOL = 1;
/** A long message of 65,536 characters in any script fits, with what is around it. */
export const MAX_FRAME_BYTES = 512 * 1024;

const reference = z.string().min(1).max(128);
const problem = z.string().min(1).max(500);

/** The first frame of a connection. */
export const helloFrame = z.object({
  type: z.literal("hello"),
  protocol: z.literal(PROTOCOL),
  channel: z.string().min(1).max(64),
  account: z.string().min(1).max(128),
});

const result = { type: z.literal("result"), reference, problem: problem.optional() };

/** What an adapter may say after its hello. `events` and `statuses` are read one by one, see inbound-schema.ts. */
export const adapterFrame = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("events"),
    id: z.string().min(1).max(128),
    events: z.array(z.unknown()).max(100).default([]),
    statuses: z.array(z.unknown()).max(100).default([]),
  }),
  z.discriminatedUnion("outcome", [
    z.object({ ...result, outcome: z.literal("sent"), platformId: z.string().min(1).max(512) }),
    z.object({ ...result, outcome: z.literal("retry"), retryAfterMs: z.int().min(0).max(3_600_000).optional() }),
    z.object({ ...result, outcome: z.literal("failed"), unreachable: z.boolean().optional() }),
    z.object({ ...result, outcome: z.literal("unknown") }),
  ]),
  z.object({
    type: z.literal("state"),
    connection: z.enum(["connecting", "pairing", "open", "waiting", "stopped"]),
    pairingCode: z.string().max(64).optional(),
    qr: z
      .object({
        text: z.string().min(1).max(2000),
        modules: z
          .array(z.string().regex(/^[01]{1,200}$/))
          .max(200)
          .optional(),
      })
      .optional(),
    problem: problem.optional(),
  }),
  z.object({
    type: z.literal("attachment"),
    id: z.string().min(1).max(128),
    data: z.base64().optional(),
    last: z.boolean().default(false),
    mimeType: z.string().max(256).optional(),
    name: z.string().max(512).optional(),
    problem: problem.optional(),
  }),
]);
export type AdapterFrame = z.infer<typeof adapterFrame>;

/** What we say. */
export type ServerFrame =
  | { readonly type: "welcome"; readonly protocol: number }
  /** Everything in that frame is committed: forget it. */
  | { readonly type: "ack"; readonly id: string }
  /** Nothing is wrong with it, we could not keep it now: send it again. */
  | { readonly type: "later"; readonly id: string; readonly problem: string }
  | { readonly type: "send"; readonly reference: string; readonly to: WireAddressee; readonly part: RenderedPart }
  | { readonly type: "typing"; readonly to: WireAddressee }
  | { readonly type: "fetch-attachment"; readonly id: string; readonly ref: string }
  /** A frame that we could not read; the connection goes on. */
  | { readonly type: "error"; readonly problem: string };

interface WireAddressee {
  readonly threadId: string;
  readonly address: Readonly<Record<string, string>>;
  readonly lastInbound?: { readonly platformId: string; readonly at: string };
}

export const toWire = ({ threadId, address, lastInbound }: Addressee): WireAddressee => ({
  threadId,
  address,
  ...(lastInbound && { lastInbound: { platformId: lastInbound.platformId, at: lastInbound.at.toISOString() } }),
});
