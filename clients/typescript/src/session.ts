import type { Operations } from "./api-types.ts";
import { createLimit, type Patience, patientFetch } from "./patient-fetch.ts";
import { errorOf } from "./switchboard-error.ts";

/** What to keep (in the phone's secure storage) to go on with a conversation later: for 30 days after the last use. */
export interface SavedConversation {
  readonly conversationId: string;
  readonly token: string;
  readonly expiresAt: string;
}

type Renewed = Operations["POST /api/v1/conversations/{id}/token"]["answers"][200];

const RENEW_BEFORE_MS = 60_000;

/** A conversation's token, renewed before it runs out, and once more when the server says that it did. */
export class Session {
  readonly #patience: Patience;
  readonly #base: string;
  readonly #onRenewed: (saved: SavedConversation) => void;
  #saved: SavedConversation;
  #renewing: Promise<void> | undefined;

  constructor(
    patience: Patience,
    baseUrl: string,
    saved: SavedConversation,
    onRenewed: (saved: SavedConversation) => void,
  ) {
    this.#patience = patience;
    this.#base = `${baseUrl}/api/v1/conversations/${encodeURIComponent(saved.conversationId)}`;
    this.#saved = saved;
    this.#onRenewed = onRenewed;
  }

  get saved(): SavedConversation {
    return this.#saved;
  }

  /** Throws `SwitchboardError` for every answer that is not 2xx. */
  async request(path: string, init: RequestInit = {}, signal?: AbortSignal): Promise<Response> {
    if (Date.parse(this.#saved.expiresAt) - Date.now() < RENEW_BEFORE_MS) await this.#renew();
    let response = await this.#once(path, init, signal);
    if (response.status === 401) {
      await this.#renew();
      response = await this.#once(path, init, signal);
    }
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  async json<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const content =
      body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    // The caller's signal may live as long as the app: nothing may listen to it once the answer is read.
    const scope = createLimit(signal);
    try {
      const response = await this.request(path, { method, ...content }, scope.signal);
      return (await response.json()) as T;
    } finally {
      scope.close();
    }
  }

  /** Asked by several at once, renewed once. */
  #renew(): Promise<void> {
    this.#renewing ??= this.#askForToken().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #askForToken(): Promise<void> {
    const response = await this.#once("/token", { method: "POST" });
    if (!response.ok) throw await errorOf(response);
    this.#saved = { ...this.#saved, ...((await response.json()) as Renewed) };
    this.#onRenewed(this.#saved);
  }

  #once(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.#saved.token}` };
    return patientFetch(this.#patience, this.#base + path, { ...init, headers }, signal);
  }
}
