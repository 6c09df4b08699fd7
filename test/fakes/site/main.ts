// The server of a website with a chat of its own, in a process of its own: posts visitors' events, checks the signature
// of replies and takes each id once. Usage: tsx test/fakes/site/main.ts SECRET [LEDGER_FILE]
import { createHmac } from "node:crypto";
import { draw, type Faults, noFaults, sleep } from "../support/faults.ts";
import { type FakeAnswer, type FakeRequest, serveFake } from "../support/http.ts";
import { Ledger } from "../support/ledger.ts";
import { createWebhookSender } from "../support/webhook-sender.ts";
import type { SiteEntry } from "./start.ts";

const [secret = "", ledgerFile] = process.argv.slice(2);
let faults: Faults = noFaults;
let webhookUrl = "";
const gone = new Set<string>();
const ledger = new Ledger<SiteEntry>(ledgerFile);
const shown = new Set<string>();
let repeats = 0;
let typing = 0;
const sender = createWebhookSender(() => faults);
const sign = (timestamp: string, body: string | Buffer): string =>
  `v1=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;

serveFake(async (request) => {
  const { pathname } = request.url;
  if (pathname.startsWith("/control/")) return control(pathname.slice("/control/".length), request);
  if (pathname === "/replies" && request.method === "POST") return takeReply(request);
  return { status: 404 };
});

async function takeReply(request: FakeRequest): Promise<FakeAnswer | "hung-up"> {
  const timestamp = String(request.headers["x-switchboard-timestamp"]);
  const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
  if (!isFresh || request.headers["x-switchboard-signature"] !== sign(timestamp, request.body)) return { status: 401 };
  // biome-ignore lint/suspicious/noExplicitAny: a website reads what it was promised.
  const reply: any = request.json();
  if (reply.type === "typing") {
    typing++;
    return { status: 204 };
  }
  if (draw(faults.serverError)) return { status: 503 };
  if (draw(faults.tooManyRequests))
    return { status: 429, headers: { "retry-after": String(faults.retryAfterSeconds) } };
  if (gone.has(reply.conversation)) return { status: 410 };
  if (shown.has(reply.id)) repeats++;
  else {
    shown.add(reply.id);
    ledger.record({ at: Date.now(), id: reply.id, conversation: reply.conversation, message: reply.message });
  }
  if (faults.delayMs > 0) await sleep(Math.random() * faults.delayMs);
  if (draw(faults.lostResponse)) {
    request.hangUp();
    return "hung-up";
  }
  return { status: 200 };
}

async function control(where: string, request: FakeRequest): Promise<FakeAnswer> {
  const body = request.json();
  switch (where) {
    case "webhook":
      webhookUrl = String(body["url"]);
      return { status: 200 };
    case "post": {
      const content = JSON.stringify(body["event"]);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = {
        "content-type": "application/json",
        "x-switchboard-timestamp": timestamp,
        "x-switchboard-signature": sign(timestamp, content),
      };
      void sender.deliver({ url: webhookUrl, headers, body: content });
      return { status: 200 };
    }
    case "gone":
      gone.add(String(body["conversation"]));
      return { status: 200 };
    case "faults":
      faults = { ...noFaults, ...body };
      return { status: 200 };
    case "ledger":
      return { status: 200, body: ledger.entries };
    case "state":
      return { status: 200, body: { waiting: sender.waiting(), refused: sender.refused(), repeats, typing } };
    default:
      return { status: 404 };
  }
}
