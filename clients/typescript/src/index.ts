import type { Operations } from "./api-types.ts";
import { Conversation, type UploadedFile } from "./conversation.ts";
import { type Patience, patientFetch } from "./patient-fetch.ts";
import { type SavedConversation, Session } from "./session.ts";
import { errorOf } from "./switchboard-error.ts";

export type { Operations } from "./api-types.ts";
export type { Conversation, Reply, SendOptions, UploadedFile } from "./conversation.ts";
export type { ConversationEvent, FollowOptions, History, Message, State } from "./follow.ts";
export type { SavedConversation } from "./session.ts";
export { SwitchboardError } from "./switchboard-error.ts";

/** Longer than a reply that is waited for. */
const ATTEMPT_MS = 40_000;
const UPLOAD_MS = 180_000;

type Start = Operations["POST /api/v1/conversations"]["body"];

export interface ClientOptions {
  /** Where Switchboard is, for example `https://help.example.org`. */
  readonly baseUrl: string;
  /** Another fetch, for example one that can stream in React Native. */
  readonly fetch?: typeof fetch;
  /** How long a request is tried again after silence, 429 and 5xx. */
  readonly giveUpMs?: number;
  /** Called with every renewed token: keep it in place of the last one. */
  readonly onRenewed?: (saved: SavedConversation) => void;
}

/** `const conversation = await createClient({ baseUrl }).start();` */
export function createClient({ baseUrl, giveUpMs = 30_000, onRenewed = () => undefined, ...options }: ClientOptions) {
  const base = baseUrl.replace(/\/+$/, "");
  const patience: Patience = {
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    giveUpMs,
    attemptMs: ATTEMPT_MS,
  };

  /** Through the address that we know: the server may name another one for itself. */
  async function upload(pathAndQuery: string, bytes: Blob, signal?: AbortSignal): Promise<UploadedFile> {
    const longer = { ...patience, giveUpMs: Math.max(giveUpMs, UPLOAD_MS), attemptMs: UPLOAD_MS };
    const response = await patientFetch(longer, base + pathAndQuery, { method: "PUT", body: bytes }, signal);
    if (!response.ok) throw await errorOf(response);
    return (await response.json()) as UploadedFile;
  }

  const open = (saved: SavedConversation): Conversation =>
    new Conversation(new Session(patience, base, saved, onRenewed), upload);

  return {
    /** Starts a conversation. With `userToken`, signed by your server, the customer is known. */
    async start(about: Start = {}): Promise<Conversation> {
      const response = await patientFetch(patience, `${base}/api/v1/conversations`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ channel: "api", ...about }),
      });
      if (!response.ok) throw await errorOf(response);
      return open((await response.json()) as SavedConversation);
    },
    /** Goes on with a conversation that was kept. */
    resume: open,
  };
}
