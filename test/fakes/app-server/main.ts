// The server of a mobile app, in a process of its own: takes push hooks, checks their signature and takes each id once.
// Usage: tsx test/fakes/app-server/main.ts SECRET
import { createHmac } from "node:crypto";
import { draw, type Faults, noFaults } from "../support/faults.ts";
import { type FakeAnswer, type FakeRequest, serveFake } from "../support/http.ts";
import type { PushEvent } from "./start.ts";

const [secret = ""] = process.argv.slice(2);
let faults: Faults = noFaults;
const taken: PushEvent[] = [];
let tries = 0;
let forged = 0;

serveFake(async (request) => {
  const { pathname } = request.url;
  if (pathname.startsWith("/control/")) return control(pathname.slice("/control/".length), request);
  if (pathname === "/pushes" && request.method === "POST") return take(request);
  return { status: 404 };
});

async function take(request: FakeRequest): Promise<FakeAnswer | "hung-up"> {
  tries++;
  const timestamp = String(request.headers["x-switchboard-timestamp"]);
  const wanted = `v1=${createHmac("sha256", secret).update(`${timestamp}.`).update(request.body).digest("hex")}`;
  const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
  if (!isFresh || request.headers["x-switchboard-signature"] !== wanted) {
    forged++;
    return { status: 401 };
  }
  if (draw(faults.serverError)) return { status: 503 };
  if (draw(faults.tooManyRequests))
    return { status: 429, headers: { "retry-after": String(faults.retryAfterSeconds) } };
  const event = request.json() as unknown as PushEvent;
  if (!taken.some(({ id }) => id === event.id)) taken.push(event);
  if (draw(faults.lostResponse)) {
    request.hangUp();
    return "hung-up";
  }
  return { status: 204 };
}

async function control(where: string, request: FakeRequest): Promise<FakeAnswer> {
  switch (where) {
    case "faults":
      faults = { ...noFaults, ...request.json() };
      return { status: 200 };
    case "state":
      return { status: 200, body: { taken, tries, forged } };
    default:
      return { status: 404 };
  }
}
