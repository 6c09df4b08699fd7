// A reverse proxy as an operator has in front, in a process of its own: another host, a path in front that it takes off,
// chunked bodies, forwarded headers, and sometimes 502 although the request got through.
// Usage: tsx test/fakes/proxy/main.ts
import { draw } from "../support/faults.ts";
import { type FakeAnswer, type FakeRequest, serveFake } from "../support/http.ts";

const PREFIX = "/support";
let target = "";
let losesAnswers = 0;
let passed = 0;
let lost = 0;

serveFake(async (request) => {
  const { pathname } = request.url;
  if (pathname.startsWith("/control/")) return control(pathname.slice("/control/".length), request);
  if (pathname.startsWith(`${PREFIX}/`)) return pass(request);
  return { status: 404 };
});

async function pass(request: FakeRequest): Promise<FakeAnswer> {
  const { host = "", connection: _, "content-length": __, "transfer-encoding": ___, ...headers } = request.headers;
  const { pathname, search } = request.url;
  const answer = await fetch(`${target}${pathname.slice(PREFIX.length)}${search}`, {
    method: request.method,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      "x-forwarded-for": "203.0.113.7",
      "x-forwarded-host": host,
      "x-forwarded-proto": "https",
      via: "1.1 proxy",
    },
    ...(request.body.length > 0 ? { body: chunked(request.body), duplex: "half" } : {}),
  });
  const body = Buffer.from(await answer.arrayBuffer());
  passed++;
  if (answer.ok && draw(losesAnswers)) {
    lost++;
    return { status: 502, body: "Bad Gateway" };
  }
  return { status: answer.status, body, headers: { "content-type": answer.headers.get("content-type") ?? "" } };
}

/** In two pieces and without a length, as after buffering. */
function chunked(body: Buffer): ReadableStream<Uint8Array> {
  const half = Math.ceil(body.length / 2);
  return new ReadableStream({
    start(stream) {
      stream.enqueue(body.subarray(0, half));
      if (half < body.length) stream.enqueue(body.subarray(half));
      stream.close();
    },
  });
}

async function control(where: string, request: FakeRequest): Promise<FakeAnswer> {
  if (where === "state") return { status: 200, body: { passed, lost } };
  const asked = request.json();
  target = String(asked["target"] ?? target);
  losesAnswers = Number(asked["losesAnswers"] ?? losesAnswers);
  return { status: 200 };
}
