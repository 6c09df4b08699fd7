// The words of Switchboard's adapter socket, as docs/adapter-socket.md fixes them.
import { z } from "zod";

export interface WireAttachment {
  readonly ref: string;
  readonly kind: "image" | "audio" | "video" | "file" | "sticker" | "location" | "contact";
  readonly name?: string;
  readonly mimeType?: string;
  readonly sizeBytes?: number;
}

interface EventBase {
  readonly platformId: string;
  readonly threadId: string;
  readonly address?: Readonly<Record<string, string>>;
  readonly sender: { readonly externalId: string; readonly name?: string; readonly aliases?: readonly string[] };
  readonly at: string;
}

export type WireEvent = EventBase &
  (
    | {
        readonly kind: "message";
        readonly text: string;
        readonly attachments: readonly WireAttachment[];
        readonly replyTo?: string;
      }
    | { readonly kind: "edit"; readonly target: string; readonly text: string }
    | { readonly kind: "deletion"; readonly target: string }
    | { readonly kind: "reaction"; readonly target: string; readonly emoji: string }
  );

export interface WireStatus {
  readonly reference?: string;
  readonly platformId?: string;
  readonly status: "sent" | "delivered" | "read" | "failed";
  readonly problem?: string;
}

export type WireResult =
  | { readonly outcome: "sent"; readonly platformId: string }
  | { readonly outcome: "retry"; readonly retryAfterMs?: number; readonly problem: string }
  | { readonly outcome: "failed"; readonly problem: string; readonly unreachable?: boolean }
  | { readonly outcome: "unknown"; readonly problem: string };

export interface WireState {
  readonly connection: "connecting" | "pairing" | "open" | "waiting" | "stopped";
  readonly pairingCode?: string;
  readonly qr?: { readonly text: string; readonly modules?: readonly string[] };
  readonly problem?: string;
}

const to = z.object({ threadId: z.string() });

export const partSchema = z.union([
  z.object({ text: z.string() }),
  z.object({
    file: z.string(),
    as: z.enum(["image", "audio", "video", "document"]),
    name: z.string().optional(),
    mimeType: z.string().optional(),
  }),
]);
export type Part = z.infer<typeof partSchema>;

/** What Switchboard says; words that are new to us are passed over. */
export const serverFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("welcome") }),
  z.object({ type: z.literal("ack"), id: z.string() }),
  z.object({ type: z.literal("later"), id: z.string(), problem: z.string() }),
  z.object({ type: z.literal("send"), reference: z.string(), to, part: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal("typing"), to }),
  z.object({ type: z.literal("fetch-attachment"), id: z.string(), ref: z.string() }),
  z.object({ type: z.literal("error"), problem: z.string() }),
]);
