// Meta's Cloud API and 360dialog for tests: messages, media, typing, signed webhooks and statuses, in a process of its
// own. Usage: tsx test/fakes/whatsapp-cloud/main.ts meta|360dialog KEY SECRET PHONE_NUMBER_ID [LEDGER_FILE]
import { createHmac, randomBytes } from "node:crypto";
import { draw, type Faults, noFaults, sleep } from "../support/faults.ts";
import { type FakeAnswer, type FakeRequest, serveFake } from "../support/http.ts";
import { Ledger } from "../support/ledger.ts";
import { createWebhookSender } from "../support/webhook-sender.ts";
import { messageProblem } from "./checks.ts";
import type { CloudEntry } from "./start.ts";

const [flavour, key = "", secret = "", phoneNumberId = "", ledgerFile] = process.argv.slice(2);
const isMeta = flavour === "meta";
const prefix = isMeta ? "/v23.0" : "";
const messagesPath = isMeta ? `${prefix}/${phoneNumberId}/messages` : "/messages";
const uploadPath = isMeta ? `${prefix}/${phoneNumberId}/media` : "/media";

let faults: Faults = noFaults;
let webhookUrl = "";
/** Error codes that sending to somebody gives, at once or in a status later. */
const refusals = new Map<string, { readonly code: number; readonly later: boolean }>();
/** What the next request to `messages` or `media` is answered, whatever it holds. */
const nextAnswers = new Map<string, FakeAnswer>();
const files = new Map<string, { readonly bytes: Buffer; readonly mimeType: string }>();
const uploads = new Set<string>();
const typed: string[] = [];
const ledger = new Ledger<CloudEntry>(ledgerFile);
const sender = createWebhookSender(() => faults);
const newId = () => `wamid.${randomBytes(18).toString("base64url")}`;

serveFake(async (request) => {
  const { pathname } = request.url;
  if (pathname.startsWith("/control/")) return control(pathname.slice("/control/".length), request);
  const given = isMeta ? request.headers.authorization : request.headers["d360-api-key"];
  if (given !== (isMeta ? `Bearer ${key}` : key)) return graphError(401, 190, "Invalid OAuth access token");
  const place = pathname === messagesPath ? "messages" : pathname === uploadPath ? "media" : undefined;
  const prepared = place && nextAnswers.get(place);
  if (prepared) {
    nextAnswers.delete(place);
    return prepared;
  }
  if (place === "messages" && request.method === "POST") return takeMessage(request);
  if (place === "media" && request.method === "POST") return takeUpload(request);
  if (pathname.startsWith("/files/")) return serveFile(pathname.slice("/files/".length));
  const id = pathname.slice(prefix.length + 1);
  if (request.method === "GET" && files.has(id)) {
    const file = files.get(id);
    const host = isMeta ? `http://${request.headers.host}` : "https://lookaside.fbsbx.com";
    return { status: 200, body: { id, mime_type: file?.mimeType, url: `${host}/files/${id}` } };
  }
  return graphError(404, 100, "Unsupported request");
});

const graphError = (status: number, code: number, message: string): FakeAnswer => ({
  status,
  body: { error: { message, type: "OAuthException", code, fbtrace_id: "x" } },
});

async function takeMessage(request: FakeRequest): Promise<FakeAnswer | "hung-up"> {
  const body = request.json();
  if (body["status"] === "read") {
    typed.push(String(body["message_id"]));
    return { status: 200, body: { success: true } };
  }
  if (draw(faults.serverError)) return graphError(500, 131000, "Something went wrong");
  if (draw(faults.tooManyRequests))
    return {
      ...graphError(429, 130429, "Rate limit hit"),
      headers: { "retry-after": String(faults.retryAfterSeconds) },
    };
  const problem = messageProblem(body, uploads);
  if (problem) return graphError(400, 100, `(#100) Invalid parameter: ${problem}`);
  const to = String(body["to"] ?? body["recipient"]);
  const refusal = refusals.get(to);
  const isTemplate = body["type"] === "template";
  if (refusal?.code && !refusal.later && !(refusal.code === 131047 && isTemplate))
    return graphError(400, refusal.code, "refused");
  const id = newId();
  ledger.record({
    at: Date.now(),
    id,
    to,
    reference: String(body["biz_opaque_callback_data"] ?? ""),
    type: String(body["type"]),
    ...shownOf(body),
  });
  void reportStatus(
    id,
    to,
    String(body["biz_opaque_callback_data"]),
    refusal?.later && !isTemplate ? refusal.code : undefined,
  );
  if (faults.delayMs > 0) await sleep(Math.random() * faults.delayMs);
  if (draw(faults.lostResponse)) {
    request.hangUp();
    return "hung-up";
  }
  return {
    status: 200,
    body: { messaging_product: "whatsapp", contacts: [{ input: to, wa_id: to }], messages: [{ id }] },
  };
}

/** What the customer sees. */
function shownOf(body: Record<string, unknown>): Pick<CloudEntry, "text" | "choices" | "template" | "media"> {
  const type = String(body["type"]);
  // biome-ignore lint/suspicious/noExplicitAny: checked by messageProblem before.
  const content = body[type] as any;
  if (type === "text") return { text: content.body, choices: [] };
  if (type === "template")
    return {
      text: content.components[0].parameters[0].text,
      choices: [],
      template: `${content.name} ${content.language.code}`,
    };
  if (type !== "interactive") return { text: content.caption ?? "", choices: [], media: content.id ?? content.link };
  const rows =
    content.action.buttons?.map((button: { reply: unknown }) => button.reply) ?? content.action.sections[0].rows;
  const choices = rows.map((row: Record<string, string>) => ({
    id: row["id"],
    title: row["title"],
    label: row["description"] ?? row["title"],
  }));
  return { text: content.body.text, choices };
}

async function reportStatus(id: string, to: string, reference: string, failsWith?: number): Promise<void> {
  const steps = failsWith ? ["failed"] : ["sent", "delivered", "read"];
  for (const status of steps) {
    const one = {
      id,
      status,
      timestamp: String(Math.floor(Date.now() / 1000)),
      recipient_id: to,
      biz_opaque_callback_data: reference,
      ...(failsWith ? { errors: [{ code: failsWith, title: "refused" }] } : {}),
    };
    void post({ statuses: [one] });
    if (!draw(faults.reorder)) await sleep(15);
  }
}

function post(value: Record<string, unknown>, field = "messages", forged = false): Promise<void> {
  const metadata = { display_phone_number: "15550000000", phone_number_id: phoneNumberId || "1" };
  const change = { field, value: { messaging_product: "whatsapp", metadata, ...value } };
  // Meta escapes what is not ASCII; the signature covers these bytes.
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "1", changes: [change] }],
  }).replaceAll(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const signed = createHmac("sha256", forged ? "of nobody" : secret)
    .update(body)
    .digest("hex");
  const proof = isMeta
    ? { "x-hub-signature-256": `sha256=${signed}` }
    : { "x-switchboard-secret": forged ? "of nobody" : secret };
  return sender.deliver({ url: webhookUrl, headers: { "content-type": "application/json", ...proof }, body });
}

function takeUpload(request: FakeRequest): FakeAnswer {
  const text = request.body.toString("latin1");
  if (!/name="messaging_product"/.test(text) || !/name="file"; filename=/.test(text))
    return graphError(400, 100, "file is required");
  const id = String(Date.now()) + uploads.size;
  uploads.add(id);
  return { status: 200, body: { id } };
}

function serveFile(id: string): FakeAnswer {
  const file = files.get(id);
  return file ? { status: 200, body: file.bytes, headers: { "content-type": file.mimeType } } : { status: 404 };
}

async function control(where: string, request: FakeRequest): Promise<FakeAnswer> {
  const body = request.json();
  switch (where) {
    case "webhook":
      webhookUrl = String(body["url"]);
      return { status: 200 };
    case "post":
      void post(body["value"] as Record<string, unknown>, String(body["field"] ?? "messages"), body["forged"] === true);
      return { status: 200 };
    case "refuse":
      refusals.set(String(body["to"]), { code: Number(body["code"]), later: body["later"] === true });
      return { status: 200 };
    case "answer":
      nextAnswers.set(String(body["of"]), { status: Number(body["status"]), body: Buffer.from(String(body["body"])) });
      return { status: 200 };
    case "media": {
      const id = String(files.size + 1000);
      files.set(id, { bytes: Buffer.from(String(body["base64"]), "base64"), mimeType: String(body["mimeType"]) });
      return { status: 200, body: { id } };
    }
    case "faults":
      faults = { ...noFaults, ...body };
      return { status: 200 };
    case "ledger":
      return { status: 200, body: ledger.entries };
    case "state":
      return { status: 200, body: { waiting: sender.waiting(), refused: sender.refused(), typed } };
    default:
      return { status: 404 };
  }
}
