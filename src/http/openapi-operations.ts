import { z } from "zod";
import * as operator from "./operator/schemas.ts";
import * as api from "./public-api/schemas.ts";

/** One route as /openapi.json shows it. */
export interface Operation {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly security?: "conversation" | "operator";
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** For a body that is no JSON. */
  readonly bodyType?: string;
  readonly answers: Readonly<
    Record<string, { readonly description: string; readonly schema?: z.ZodType; readonly contentType?: string }>
  >;
}

const CONVERSATION = "/api/v1/conversations/{id}";
const OPERATOR = "/api/v1/operator";
const flag = z.enum(["0", "1"]).optional();

const readiness = z.object({
  status: z.enum(["ready", "not-ready"]),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
});

/** Every documented route; a test asks the running server for each of them. */
export const operations: readonly Operation[] = [
  {
    method: "post",
    path: "/api/v1/conversations",
    summary: "Start a conversation",
    description:
      "Anonymous unless `userToken`, signed by your own server with WIDGET_SIGNING_SECRET, says who the visitor is.",
    body: api.startRequest,
    answers: { "201": { description: "Started", schema: api.startAnswer } },
  },
  {
    method: "post",
    path: `${CONVERSATION}/token`,
    summary: "Renew the token",
    description: "With the last token, also when it ran out less than 30 days ago.",
    security: "conversation",
    answers: { "200": { description: "A new token", schema: api.renewAnswer } },
  },
  {
    method: "post",
    path: `${CONVERSATION}/messages`,
    summary: "Send a message",
    description: "`id` is yours and makes repeating safe: the same id gives the same answer and nothing happens twice.",
    security: "conversation",
    query: z.object({
      wait: flag.describe("1: answer with the reply once the turn is committed, after at most 30 seconds."),
      trace: flag.describe("1, with the header X-Operator-Key: how the reply came about."),
    }),
    headers: z.object({ "X-Operator-Key": z.string().optional() }),
    body: api.messageRequest,
    answers: {
      "202": { description: "Committed", schema: api.accepted },
      "200": { description: "Answered (with wait), or committed before under the same id", schema: api.answered },
    },
  },
  {
    method: "get",
    path: `${CONVERSATION}/messages`,
    summary: "Read messages",
    description: "In sequence order, after a sequence.",
    security: "conversation",
    query: api.historyQuery,
    answers: { "200": { description: "Messages, and who serves the customer now", schema: api.history } },
  },
  {
    method: "get",
    path: `${CONVERSATION}/events`,
    summary: "Follow the conversation (server-sent events)",
    description:
      "Events `message` (its id is the sequence), `state`, `typing` and `partial` (`{text}`: what may already be read of the reply in the making, in place of the last one; the next message takes its place). Resumes after `Last-Event-ID`. The token goes into the Authorization header, so browsers use fetch.",
    security: "conversation",
    query: z.object({ after: z.string().optional().describe("The same as Last-Event-ID.") }),
    headers: z.object({ "Last-Event-ID": z.string().optional() }),
    answers: { "200": { description: "A stream", contentType: "text/event-stream" } },
  },
  {
    method: "get",
    path: "/api/v1/socket",
    summary: "Follow and write on a WebSocket",
    description:
      "`Sec-WebSocket-Protocol: chat.v1, bearer.<token>`; `?since=N` resumes. We send `ready`, `message`, `state`, `typing`, `partial`, `ack` (after commit), `error`, `pong`; you send `{type:'message', id, text, attachments?, button?}`, `{type:'resume', after}`, `{type:'ping'}`. Closed with 4401 when the token runs out: renew it and resume.",
    query: z.object({ since: z.string().optional() }),
    answers: { "101": { description: "Switching to WebSocket" } },
  },
  {
    method: "post",
    path: `${CONVERSATION}/attachments`,
    summary: "Announce a file",
    description:
      "Up to 20 MB: pictures, recordings, videos, PDF, office documents, plain text. Programs, HTML and SVG are refused. What no message refers to within a day is deleted.",
    security: "conversation",
    body: api.uploadRequest,
    answers: { "201": { description: "Where to put its bytes, within 15 minutes", schema: api.uploadPlace } },
  },
  {
    method: "put",
    path: `${CONVERSATION}/attachments/{ref}`,
    summary: "Upload its bytes",
    description: "The `uploadUrl` of the announcement. It works once; an upload that broke off may be repeated.",
    query: z.object({ expires: z.string(), signature: z.string() }),
    bodyType: "application/octet-stream",
    answers: { "200": { description: "Stored", schema: api.uploaded } },
  },
  {
    method: "get",
    path: `${CONVERSATION}/attachments/{ref}`,
    summary: "Download a file of this conversation",
    security: "conversation",
    answers: { "200": { description: "Its bytes, to be saved", contentType: "application/octet-stream" } },
  },
  {
    method: "get",
    path: `${CONVERSATION}/memory`,
    summary: "What is remembered of the customer beyond this conversation",
    description:
      "Preferences, open issues and past outcomes, newest first. What comes from other channels of the same person is shown only to whoever proved who they are.",
    security: "conversation",
    answers: { "200": { description: "What is remembered", schema: api.rememberedAnswer } },
  },
  {
    method: "delete",
    path: `${CONVERSATION}/memory`,
    summary: "Forget it",
    description: "The messages of conversations stay in their history.",
    security: "conversation",
    query: api.forgetQuery,
    answers: { "204": { description: "Forgotten" } },
  },
  {
    method: "post",
    path: `${CONVERSATION}/csat`,
    summary: "Rate the conversation",
    security: "conversation",
    body: api.rating,
    answers: { "204": { description: "Kept; the last rating counts" } },
  },
  {
    method: "put",
    path: `${OPERATOR}/playbook`,
    summary: "Put a playbook in force",
    description: "A broken one is refused, and the running one stays.",
    security: "operator",
    body: operator.playbookRequest,
    answers: { "200": { description: "In force", schema: operator.playbookAnswer } },
  },
  {
    method: "get",
    path: `${OPERATOR}/playbook`,
    summary: "Which playbook serves, and what is being trained",
    security: "operator",
    answers: { "200": { description: "In force", schema: operator.playbookStatusAnswer } },
  },
  {
    method: "get",
    path: `${OPERATOR}/playbook/versions`,
    summary: "Every playbook that was ever in force, newest first",
    security: "operator",
    answers: { "200": { description: "Versions", schema: operator.playbookVersionsAnswer } },
  },
  {
    method: "post",
    path: `${OPERATOR}/playbook/restore`,
    summary: "Put an earlier version in force again",
    description: "As it was, sources and corrections included, with the models trained for it.",
    security: "operator",
    body: operator.restoreRequest,
    answers: { "200": { description: "In force", schema: operator.playbookAnswer } },
  },
  {
    method: "put",
    path: `${OPERATOR}/knowledge/sources`,
    summary: "Replace all knowledge sources",
    security: "operator",
    body: operator.sourcesRequest,
    answers: { "200": { description: "In force", schema: operator.sourcesAnswer } },
  },
  {
    method: "get",
    path: `${OPERATOR}/knowledge/sources`,
    summary: "The knowledge in force: owners, review dates, and what is fresh",
    description: "In the order of their ids, without their texts.",
    security: "operator",
    query: operator.sourceListQuery,
    answers: { "200": { description: "Sources", schema: operator.sourceListAnswer } },
  },
  {
    security: "operator",
    method: "get",
    path: `${OPERATOR}/knowledge/policy`,
    summary: "Which policy decides for a product",
    query: operator.policyQuery,
    answers: { "200": { description: "The nearest, or all that stand equally near", schema: operator.policyAnswer } },
  },
  {
    security: "operator",
    method: "post",
    path: `${OPERATOR}/knowledge/reach`,
    summary: "For which products a policy would decide, before it is saved",
    body: operator.reachRequest,
    answers: { "200": { description: "By what would come of it", schema: operator.reachAnswer } },
  },
  {
    method: "post",
    path: `${OPERATOR}/understand`,
    summary: "What the engine makes of a text",
    description: "Changes nothing and is kept nowhere.",
    security: "operator",
    body: operator.understandRequest,
    answers: { "200": { description: "Understood", schema: operator.understandAnswer } },
  },
  {
    method: "get",
    path: `${OPERATOR}/audit`,
    summary: "Read an audit chain",
    security: "operator",
    query: operator.auditQuery,
    answers: { "200": { description: "Entries in order", schema: operator.auditAnswer } },
  },
  {
    method: "get",
    path: `${OPERATOR}/metrics`,
    summary: "Figures of the running service",
    security: "operator",
    answers: { "200": { description: "By name", schema: operator.metricsAnswer } },
  },
  {
    method: "get",
    path: "/healthz",
    summary: "Is the process alive?",
    answers: { "200": { description: "It is", schema: z.object({ status: z.literal("alive") }) } },
  },
  {
    method: "get",
    path: "/readyz",
    summary: "Can it serve?",
    answers: {
      "200": { description: "Yes", schema: readiness },
      "503": { description: "No, and why", schema: readiness },
    },
  },
  {
    method: "get",
    path: "/metrics",
    summary: "Figures in Prometheus format",
    answers: { "200": { description: "Figures", contentType: "text/plain" } },
  },
];
