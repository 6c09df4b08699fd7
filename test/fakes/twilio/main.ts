// Twilio for tests: Messages, Content, typing and media, with signed webhooks and status callbacks, in a process of its
// own. Usage: tsx test/fakes/twilio/main.ts ACCOUNT_SID AUTH_TOKEN [LEDGER_FILE]
import { randomBytes } from "node:crypto";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { draw, type Faults, noFaults, sleep } from "../support/faults.ts";
import { type FakeAnswer, type FakeRequest, serveFake } from "../support/http.ts";
import { Ledger } from "../support/ledger.ts";
import { createWebhookSender } from "../support/webhook-sender.ts";
import { contentProblem, messageProblem } from "./checks.ts";
import type { TwilioEntry } from "./start.ts";

const [accountSid = "", authToken = "", ledgerFile] = process.argv.slice(2);
let faults: Faults = noFaults;
let webhookUrl = "";
/** Customers whose 24 hours are over, whatever we believe. */
const closed = new Set<string>();
const blocked = new Set<string>();
const contents = new Map<string, Record<string, unknown>>();
/** How many of the next messages are answered "Service unavailable". */
let unavailable = 0;
const files = new Map<string, { readonly bytes: Buffer; readonly mimeType: string }>();
const typed: string[] = [];
const ledger = new Ledger<TwilioEntry>(ledgerFile);
const sender = createWebhookSender(() => faults);
const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
const newSid = (prefix: string): string => prefix + randomBytes(16).toString("hex");

serveFake(async (request) => {
  const { pathname } = request.url;
  if (pathname.startsWith("/control/")) return control(pathname.slice("/control/".length), request);
  if (pathname.startsWith("/media-store/")) return serveMedia(pathname.slice("/media-store/".length), request);
  if (request.headers.authorization !== authorization) return refuse(401, 20003, "Authenticate");
  if (pathname === `/2010-04-01/Accounts/${accountSid}/Messages.json`) return createMessage(request);
  if (pathname === "/v1/Content") return request.method === "GET" ? listContents(request) : createContent(request);
  const doomed = /^\/v1\/Content\/(HX\w{32})$/.exec(pathname)?.[1];
  if (doomed && request.method === "DELETE") return { status: contents.delete(doomed) ? 204 : 404 };
  if (pathname === "/v3/Indicators/Typing.json") return showTyping(request);
  const media = /\/Media\/(ME\w{32})$/.exec(pathname)?.[1];
  if (media && files.has(media))
    return { status: 307, headers: { location: `http://${request.headers.host}/media-store/${media}` } };
  return refuse(404, 20404, "The requested resource was not found");
});

const refuse = (status: number, code: number, message: string): FakeAnswer => ({
  status,
  body: { status, code, message },
});

async function createMessage(request: FakeRequest): Promise<FakeAnswer | "hung-up"> {
  if (unavailable > 0) {
    unavailable--;
    return refuse(503, 20503, "Service unavailable");
  }
  if (draw(faults.serverError)) return refuse(500, 20500, "Internal Server Error");
  if (draw(faults.tooManyRequests))
    return { ...refuse(429, 20429, "Too Many Requests"), headers: { "retry-after": String(faults.retryAfterSeconds) } };
  const fields = Object.fromEntries(new URLSearchParams(request.body.toString()));
  const content = contents.get(fields["ContentSid"] ?? "");
  const problem = messageProblem(fields, content);
  if (problem) return refuse(400, problem.code, problem.message);
  if (content && isTemplate(content) && textOf(fields, content).length > 1024)
    return refuse(400, 63021, "a template's words and variables exceed 1024 characters");
  const sid = newSid("SM");
  const to = fields["To"] ?? "";
  ledger.record({
    at: Date.now(),
    sid,
    to,
    text: textOf(fields, content),
    choices: choicesOf(content),
    ...(fields["MediaUrl"] ? { mediaUrl: fields["MediaUrl"] } : {}),
    ...(content && isTemplate(content) ? { template: fields["ContentSid"] ?? "" } : {}),
    reference: new URL(fields["StatusCallback"] ?? "http://x/").searchParams.get("ref") ?? "",
  });
  const outside = closed.has(to) && !(content && isTemplate(content));
  const outcome = blocked.has(to) ? ["failed", "63024"] : outside ? ["failed", "63016"] : ["delivered"];
  if (fields["StatusCallback"]) void reportStatus(fields["StatusCallback"], sid, to, outcome);
  if (faults.delayMs > 0) await sleep(Math.random() * faults.delayMs);
  if (draw(faults.lostResponse)) {
    request.hangUp();
    return "hung-up";
  }
  return { status: 201, body: { sid, account_sid: accountSid, status: "queued", to, from: fields["From"] } };
}

/** `queued`, `sent` and the end, each a callback of its own that may overtake the others. */
async function reportStatus(url: string, sid: string, to: string, [end, code]: readonly string[]): Promise<void> {
  const steps = end === "failed" ? ["queued", "failed"] : ["queued", "sent", end ?? "delivered"];
  for (const status of steps) {
    const fields = {
      AccountSid: accountSid,
      MessageSid: sid,
      MessageStatus: status,
      To: to,
      ...(status === "failed" && code ? { ErrorCode: code } : {}),
    };
    void post(url, fields);
    if (!draw(faults.reorder)) await sleep(20);
  }
}

function post(url: string, fields: Readonly<Record<string, string>>, key = authToken): Promise<void> {
  const signature = getExpectedTwilioSignature(key, url, { ...fields });
  return sender.deliver({
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature },
    body: new URLSearchParams(fields).toString(),
  });
}

function createContent(request: FakeRequest): FakeAnswer {
  const content = request.json();
  const problem = contentProblem(content);
  if (problem) return refuse(400, 20001, problem);
  const sid = newSid("HX");
  contents.set(sid, { ...content, date_created: new Date().toISOString() });
  return { status: 201, body: { sid, account_sid: accountSid, ...content } };
}

/** Two a page, so that whoever wants all has to turn it. */
function listContents(request: FakeRequest): FakeAnswer {
  const page = Number(request.url.searchParams.get("Page") ?? 0);
  const all = [...contents].map(([sid, content]) => ({ sid, ...content }));
  const next = `https://content.twilio.com/v1/Content?PageSize=2&Page=${page + 1}`;
  const meta = { page, next_page_url: (page + 1) * 2 < all.length ? next : null };
  return { status: 200, body: { contents: all.slice(page * 2, page * 2 + 2), meta } };
}

function showTyping(request: FakeRequest): FakeAnswer {
  const { channel, messageId } = request.json();
  if (channel !== "WHATSAPP" || !/^(SM|MM)\w{32}$/.test(String(messageId))) return refuse(400, 20001, "bad request");
  typed.push(String(messageId));
  return { status: 200, body: { success: true } };
}

/** Where media really lie. Whoever shows credentials here gave them to the wrong host. */
function serveMedia(id: string, request: FakeRequest): FakeAnswer {
  const file = files.get(id);
  if (!file || request.headers.authorization) return { status: 403 };
  return { status: 200, body: file.bytes, headers: { "content-type": file.mimeType } };
}

async function control(where: string, request: FakeRequest): Promise<FakeAnswer> {
  const body = request.json();
  const text = (name: string): string => String(body[name] ?? "");
  switch (where) {
    case "webhook":
      webhookUrl = text("url");
      return { status: 200 };
    case "say": {
      const given = body["fields"] as Record<string, string>;
      const fields = { MessageSid: newSid("SM"), AccountSid: accountSid, NumMedia: "0", ...given };
      void post(webhookUrl, fields, body["forged"] === true ? "another-token-of-nobody" : authToken);
      return { status: 200, body: { sid: fields.MessageSid } };
    }
    case "template":
      contents.set(text("sid"), { approved: true, types: { "twilio/text": { body: text("body") } } });
      return { status: 200 };
    case "content":
      contents.set(text("sid"), { friendly_name: text("name"), date_created: text("at"), types: {} });
      return { status: 200 };
    case "unavailable":
      unavailable = Number(body["times"] ?? 1);
      return { status: 200 };
    case "close":
      closed.add(text("to"));
      return { status: 200 };
    case "block":
      blocked.add(text("to"));
      return { status: 200 };
    case "media": {
      const id = newSid("ME");
      files.set(id, { bytes: Buffer.from(text("base64"), "base64"), mimeType: text("mimeType") });
      const path = `/2010-04-01/Accounts/${accountSid}/Messages/${newSid("MM")}/Media/${id}`;
      return { status: 200, body: { url: `https://api.twilio.com${path}` } };
    }
    case "faults":
      faults = { ...noFaults, ...body };
      return { status: 200 };
    case "ledger":
      return { status: 200, body: ledger.entries };
    case "state":
      return {
        status: 200,
        body: { waiting: sender.waiting(), refused: sender.refused(), typed, contents: [...contents.keys()] },
      };
    default:
      return { status: 404 };
  }
}

const typesOf = (content: Record<string, unknown>) => content["types"] as Record<string, Record<string, unknown>>;
const isTemplate = (content: Record<string, unknown>): boolean => content["approved"] === true;

function textOf(fields: Readonly<Record<string, string>>, content: Record<string, unknown> | undefined): string {
  if (!content) return fields["Body"] ?? "";
  const body = String(Object.values(typesOf(content))[0]?.["body"] ?? "");
  const variables: Record<string, string> = JSON.parse(fields["ContentVariables"] ?? "{}");
  return body.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? "");
}

function choicesOf(content: Record<string, unknown> | undefined): TwilioEntry["choices"] {
  if (!content) return [];
  const type = Object.values(typesOf(content))[0] ?? {};
  const rows = (type["actions"] ?? type["items"] ?? []) as Record<string, string>[];
  return rows.map(({ id, title, item }) => ({ id: id ?? "", label: title ?? item ?? "" }));
}
