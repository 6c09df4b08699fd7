import type { Recording } from "./recording.ts";

/** What the fake does with the next requests. */
export interface Behaviour {
  /** Name of an author in authors.ts, or a fixed content. */
  readonly respond: string;
  readonly classify: string;
  /** Verdict on each sentence of a draft that is to be checked, or `nonsense`; `unknown` when absent. */
  readonly check?: string;
  readonly fixed?: unknown;
  /** Values an author may use, such as the id of a source it cites wrongly. */
  readonly values?: Readonly<Record<string, string>>;
  readonly fault?: Fault;
  /** Only the first so many requests from now on meet the fault. */
  readonly faultTimes?: number;
  /** Answers plain JSON though a stream was asked for, as some servers do. */
  readonly plain?: boolean;
  readonly withoutUsage?: boolean;
  /** Counts tokens as OpenAI does; otherwise four letters are one. */
  readonly realTokens?: boolean;
  /** Milliseconds before the first byte. */
  readonly delayMs?: number;
  /** Milliseconds before each word of a stream. */
  readonly wordMs?: number;
  /** What is said in every recording. */
  readonly heard?: string;
}

export const faults = [
  "hang",
  "hang-mid-stream",
  "slow",
  "500",
  "429",
  "429-retry-after",
  "401",
  "html",
  "truncated-json",
  "broken-sse",
  "bad-tool-json",
  "unknown-tool",
  "duplicate-calls",
  "empty-choices",
  "endless",
  "reset",
  "half",
] as const;
export type Fault = (typeof faults)[number];

export const honest: Behaviour = { respond: "honest", classify: "honest" };

/** One request as it came over the wire. */
export interface LedgerEntry {
  readonly at: number;
  readonly purpose: string;
  readonly body: WireRequest;
  readonly authorization: string;
  /** Of a transcription. */
  readonly recording?: Recording;
}

export interface WireRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly response_format?: { readonly json_schema?: { readonly name?: string } };
}

/** What a model says: text, or calls of tools. */
export interface Saying {
  readonly content?: string;
  readonly calls?: readonly { readonly name: string; readonly arguments: string }[];
}
