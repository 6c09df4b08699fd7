// Made by `npm run client:types` from the server's OpenAPI: change the server's schemas, not this file.

export interface Operations {
  /** Start a conversation. */
  readonly "POST /api/v1/conversations": {
    readonly body: {
      /** `widget` (default) or `api` for a mobile app. */
      readonly channel?: string;
      /** Which site or app; the default one when absent. */
      readonly account?: string;
      /** JWT (HS256) signed by your server: who the visitor is. */
      readonly userToken?: string;
      /** The visitor's language, a hint, e.g. `de`. */
      readonly language?: string;
      /** The visitor's time zone, a hint, e.g. `Europe/Berlin`: in it "tomorrow at three" is read. */
      readonly timeZone?: string;
    };
    readonly answers: {
      readonly 201: {
        readonly conversationId: string;
        /** Send it as `Authorization: Bearer …`. Valid for 15 minutes, can be renewed for 30 days. */
        readonly token: string;
        readonly expiresAt: string;
      };
    };
  };
  /** Renew the token. */
  readonly "POST /api/v1/conversations/{id}/token": {
    readonly answers: {
      readonly 200: {
        readonly token: string;
        readonly expiresAt: string;
      };
    };
  };
  /** Send a message. */
  readonly "POST /api/v1/conversations/{id}/messages": {
    readonly body: {
      /** Made by the client; the same id is never handled twice. */
      readonly id: string;
      readonly text?: string;
      readonly attachments?: readonly ({
        readonly ref: string;
      } | {
        readonly kind: "location";
        readonly ref: string;
      } | {
        readonly kind: "contact";
        readonly ref: string;
        readonly name?: string;
      })[];
      /** `value` of the quick reply that was pressed; `text` is then its label. */
      readonly button?: string;
    };
    readonly answers: {
      readonly 200: {
        readonly messageId: string;
        readonly sequence: number;
        /** Absent when the message is committed but no bot answers it, or not within 30 seconds. */
        readonly reply?: {
          readonly text: string;
          /** `text` holds **bold**, *italic*, `code`, [words](https://…) and lines that begin with `- `. Absent: plain. */
          readonly format?: "light";
          /** What a confirmation is about, to be shown as a card; `text` says the same. */
          readonly card?: {
            readonly title: string;
            readonly facts: readonly ({
              readonly label: string;
              readonly value: string;
            })[];
          };
          readonly language: string;
          readonly intent: {
            /** An intent of the playbook, or `none`. */
            readonly primary: string;
            readonly secondary?: string;
            readonly confidence: number;
            readonly category: string;
            readonly kind: "question" | "problem" | "action" | "feedback" | "escalate";
          };
          /** How sure we are of the reply, 0 to 1. */
          readonly confidence: number;
          readonly outcome: "answered" | "clarified" | "acted" | "blocked" | "handed-off";
          readonly handoff?: {
            readonly reason: string;
            readonly priority: number;
          };
          readonly citations: readonly ({
            readonly sourceId: string;
            readonly tier: "gold" | "silver" | "bronze";
            readonly title: string;
            readonly productId?: string;
          })[];
          readonly quickReplies?: readonly ({
            readonly label: string;
            readonly value: string;
          })[];
        };
        readonly trace?: {
          readonly turnId: string;
          readonly startedAt: string;
          readonly finishedAt: string;
          readonly stages: readonly ({
            readonly name: string;
            readonly ms: number;
            readonly decision: string;
            readonly tokensIn?: number;
            readonly tokensOut?: number;
            readonly costMicroUsd?: number;
            /** Which prompt a model was asked with. */
            readonly promptVersion?: string;
          })[];
          readonly tokensIn: number;
          readonly tokensOut: number;
          readonly costMicroUsd: number;
          readonly toolCalls: readonly ({
            readonly tool: string;
            readonly risk: string;
            /** `done` is the receipt: the only proof that something was done. */
            readonly state: string;
            readonly rule: string;
            readonly idempotencyKey: string;
            readonly args: unknown;
            /** What the back office answered. */
            readonly receipt?: unknown;
            readonly problem?: string;
          })[];
          readonly maskedText: string;
        };
      };
      readonly 202: {
        readonly messageId: string;
        readonly sequence: number;
      };
    };
  };
  /** Read messages. */
  readonly "GET /api/v1/conversations/{id}/messages": {
    readonly answers: {
      readonly 200: {
        readonly messages: readonly ({
          readonly id: string;
          readonly sequence: number;
          readonly from: "customer" | "bot" | "agent";
          readonly text: string;
          /** `text` holds **bold**, *italic*, `code`, [words](https://…) and lines that begin with `- `. Absent: plain. */
          readonly format?: "light";
          /** What a confirmation is about, to be shown as a card; `text` says the same. */
          readonly card?: {
            readonly title: string;
            readonly facts: readonly ({
              readonly label: string;
              readonly value: string;
            })[];
          };
          readonly at: string;
          /** For the customer's own messages: the id that the client gave. */
          readonly clientId?: string;
          readonly language?: string;
          readonly agentName?: string;
          readonly attachments?: readonly ({
            readonly kind: string;
            /** For GET …/attachments/{ref}, a location or a contact. */
            readonly ref?: string;
            readonly name?: string;
            readonly mimeType?: string;
            readonly sizeBytes?: number;
          })[];
          readonly quickReplies?: readonly ({
            readonly label: string;
            readonly value: string;
          })[];
          readonly citations?: readonly ({
            readonly sourceId: string;
            readonly tier: "gold" | "silver" | "bronze";
            readonly title: string;
            readonly productId?: string;
          })[];
          readonly edited: boolean;
          readonly deleted: boolean;
        })[];
        readonly state: {
          readonly servedBy: "bot" | "queue" | "agent" | "nobody";
          readonly agentName?: string;
          readonly lastSequence: number;
        };
      };
    };
  };
  /** Follow the conversation (server-sent events). */
  readonly "GET /api/v1/conversations/{id}/events": {
  };
  /** Announce a file. */
  readonly "POST /api/v1/conversations/{id}/attachments": {
    readonly body: {
      /** Only ever shown, never used as a path. */
      readonly name: string;
      /** What you think it is; the bytes decide. */
      readonly mimeType: string;
      readonly sizeBytes: number;
    };
    readonly answers: {
      readonly 201: {
        /** Put it into a message's `attachments` once the bytes are uploaded. */
        readonly ref: string;
        /** PUT the bytes here, once, without a token. */
        readonly uploadUrl: string;
        readonly expiresAt: string;
      };
    };
  };
  /** Upload its bytes. */
  readonly "PUT /api/v1/conversations/{id}/attachments/{ref}": {
    readonly answers: {
      readonly 200: {
        readonly ref: string;
        readonly kind: "image" | "audio" | "video" | "file";
        readonly name: string;
        /** By its bytes. */
        readonly mimeType: string;
        readonly sizeBytes: number;
      };
    };
  };
  /** Download a file of this conversation. */
  readonly "GET /api/v1/conversations/{id}/attachments/{ref}": {
  };
  /** What is remembered of the customer beyond this conversation. */
  readonly "GET /api/v1/conversations/{id}/memory": {
    readonly answers: {
      readonly 200: {
        /** What we write to the customer in. */
        readonly language?: string;
        readonly timeZone?: string;
        readonly remembered: readonly ({
          /** Names it when it is to be deleted. */
          readonly key: string;
          readonly kind: "preference" | "open-issue" | "outcome";
          /** A preference's name, or the intent that it was about. */
          readonly about: string;
          /** What is preferred, or the order or product. */
          readonly value?: string;
          readonly at: string;
          /** Where it comes from. */
          readonly conversationId: string;
        })[];
      };
    };
  };
  /** Forget it. */
  readonly "DELETE /api/v1/conversations/{id}/memory": {
  };
  /** Rate the conversation. */
  readonly "POST /api/v1/conversations/{id}/csat": {
    readonly body: {
      readonly score: number;
      readonly comment?: string;
    };
  };
}

export type Error = {
  readonly error: {
    readonly kind: string;
    readonly message: string;
    readonly field?: string;
    readonly remedy?: string;
    readonly problems?: readonly ({
      readonly field: string;
      readonly message: string;
    })[];
  };
};
