import type { Operations } from "./api-types.ts";
import { type ConversationEvent, type FollowOptions, follow, type History } from "./follow.ts";
import type { SavedConversation, Session } from "./session.ts";
import { SwitchboardError } from "./switchboard-error.ts";

type MessageBody = Operations["POST /api/v1/conversations/{id}/messages"]["body"];
type Answered = Operations["POST /api/v1/conversations/{id}/messages"]["answers"][200];
type UploadPlace = Operations["POST /api/v1/conversations/{id}/attachments"]["answers"][201];
export type UploadedFile = Operations["PUT /api/v1/conversations/{id}/attachments/{ref}"]["answers"][200];
export type Reply = NonNullable<Answered["reply"]>;

export interface SendOptions {
  /** Yours, to send the same message again after a restart without doubling it. Made here when absent. */
  readonly id?: string;
  readonly attachments?: NonNullable<MessageBody["attachments"]>;
  /** The `value` of the quick reply that was pressed. */
  readonly button?: string;
  /** Resolves with the reply, when one comes within 30 seconds. */
  readonly wait?: boolean;
  readonly signal?: AbortSignal;
}

/** Puts the bytes to an address that we were given. */
export type PutBytes = (pathAndQuery: string, bytes: Blob, signal?: AbortSignal) => Promise<UploadedFile>;

const UPLOAD_TRIES = 3;

/** Unlike the one of browsers, `crypto` of some phones makes no ids. */
const newId = (): string =>
  globalThis.crypto?.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** One customer's conversation. Requests are repeated after silence; the ids see to it that nothing happens twice. */
export class Conversation {
  readonly #session: Session;
  readonly #put: PutBytes;

  constructor(session: Session, put: PutBytes) {
    this.#session = session;
    this.#put = put;
  }

  get id(): string {
    return this.#session.saved.conversationId;
  }

  /** Keep this to `resume` later. */
  get saved(): SavedConversation {
    return this.#session.saved;
  }

  send(text: string, { id = newId(), attachments, button, wait, signal }: SendOptions = {}): Promise<Answered> {
    const body: MessageBody = {
      id,
      text,
      ...(attachments && { attachments }),
      ...(button !== undefined && { button }),
    };
    return this.#session.json("POST", `/messages${wait ? "?wait=1" : ""}`, body, signal);
  }

  history({ after = 0, limit = 100 }: { readonly after?: number; readonly limit?: number } = {}): Promise<History> {
    return this.#session.json("GET", `/messages?after=${after}&limit=${limit}`);
  }

  /** `for await (const event of conversation.follow({ after, signal })) …` */
  follow(options: FollowOptions = {}): AsyncGenerator<ConversationEvent> {
    return follow(this.#session, options);
  }

  /** Uploads a file. Put `{ ref }` of it into a message's `attachments`. */
  async upload(file: Blob, name: string, signal?: AbortSignal): Promise<UploadedFile> {
    const about = { name, mimeType: file.type, sizeBytes: file.size };
    for (let tries = 1; ; tries++) {
      const { uploadUrl } = await this.#session.json<UploadPlace>("POST", "/attachments", about, signal);
      const { pathname, search } = new URL(uploadUrl);
      try {
        return await this.#put(pathname + search, file, signal);
      } catch (error) {
        // The bytes may be there while the answer got lost. An address works once, so this takes a new one.
        const mayHelp = error instanceof SwitchboardError && (error.status === 409 || error.status === 401);
        if (!mayHelp || tries === UPLOAD_TRIES) throw error;
      }
    }
  }

  async download(ref: string): Promise<Blob> {
    return (await this.#session.request(`/attachments/${encodeURIComponent(ref)}`)).blob();
  }

  async rate(score: 1 | 2 | 3 | 4 | 5, comment?: string): Promise<void> {
    const body = JSON.stringify({ score, ...(comment !== undefined && { comment }) });
    await this.#session.request("/csat", { method: "POST", headers: { "content-type": "application/json" }, body });
  }
}
