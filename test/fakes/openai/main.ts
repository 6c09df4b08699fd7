// A server that speaks OpenAI's protocol for tests: chat completions as JSON or as a stream, on loopback, in a process
// of its own. What it says, how it lies and how it fails is set over /control. Prints its address as the first line.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { purposeOf, say } from "./authors.ts";
import { readRecording } from "./recording.ts";
import { faulty, speak } from "./speak.ts";
import { type Behaviour, type Fault, honest, type LedgerEntry, type WireRequest } from "./state.ts";

const [key = ""] = process.argv.slice(2);
const ledger: LedgerEntry[] = [];
let behaviour: Behaviour = honest;
let faultsLeft = 0;

const server = createServer(
  (request, response) =>
    void route(request, response).catch((error: Error) => json(response, 500, { error: { message: error.message } })),
);
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
process.on("disconnect", () => process.exit(0));

async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const bytes = await readAll(request);
  const text = bytes.toString();
  switch (url.pathname) {
    case "/control/behave":
      behaviour = { ...honest, ...JSON.parse(text) };
      faultsLeft = behaviour.faultTimes ?? Number.POSITIVE_INFINITY;
      return json(response, 200, {});
    case "/control/ledger":
      return json(response, 200, ledger.slice(Number(url.searchParams.get("after") ?? 0)));
    case "/v1/models":
      return json(response, 200, { object: "list", data: [{ id: "fake", object: "model", owned_by: "tests" }] });
    case "/v1/chat/completions":
      return complete(text, request, response);
    case "/v1/embeddings":
      return embed(text, request, response);
    case "/v1/audio/transcriptions":
      return transcribe(bytes, request, response);
    default:
      return json(response, 404, { error: { message: "no such path" } });
  }
}

async function complete(text: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body: WireRequest = JSON.parse(text);
  const authorization = request.headers.authorization ?? "";
  ledger.push({ at: Date.now(), purpose: purposeOf(body), body, authorization });
  if (authorization !== `Bearer ${key}`) return refuse(response, 401, `Incorrect API key provided: ${authorization}`);
  const fault = behaviour.fault !== undefined && faultsLeft-- > 0 ? behaviour.fault : undefined;
  if (behaviour.delayMs) await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs));
  if (failAtOnce(response, fault, authorization)) return;
  const saying = faulty(say(body, behaviour), fault, body.tools?.[0]?.function.name);
  await speak(response, text, saying, fault, behaviour);
}

async function transcribe(bytes: Buffer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const recording = await readRecording(request, bytes);
  const authorization = request.headers.authorization ?? "";
  const body = { model: recording.fields["model"] ?? "", messages: [] };
  ledger.push({ at: Date.now(), purpose: "transcribe", body, authorization, recording });
  if (authorization !== `Bearer ${key}`) return refuse(response, 401, `Incorrect API key provided: ${authorization}`);
  // As the real one: it goes by the file's ending.
  if (!/\.(flac|m4a|mp3|mp4|mpeg|mpga|oga|ogg|wav|webm)$/.test(recording.fileName))
    return refuse(response, 400, `Invalid file format: ${recording.fileName}`);
  const fault = behaviour.fault !== undefined && faultsLeft-- > 0 ? behaviour.fault : undefined;
  if (behaviour.delayMs) await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs));
  if (failAtOnce(response, fault, authorization)) return;
  json(response, 200, { text: behaviour.heard ?? "" });
}

/** Vectors that differ from text to text; with `half` one is missing, with `truncated-json` most are too short. */
async function embed(text: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = JSON.parse(text) as { readonly model: string; readonly input: readonly string[] };
  const authorization = request.headers.authorization ?? "";
  const messages = body.input.map((content) => ({ role: "user", content }));
  ledger.push({ at: Date.now(), purpose: "embed", body: { model: body.model, messages }, authorization });
  if (authorization !== `Bearer ${key}`) return refuse(response, 401, `Incorrect API key provided: ${authorization}`);
  if (body.input.some((one) => one === "")) return refuse(response, 400, "'$.input' is invalid");
  const fault = behaviour.fault !== undefined && faultsLeft-- > 0 ? behaviour.fault : undefined;
  if (failAtOnce(response, fault, authorization)) return;
  const data = body.input.map((one, index) => ({
    object: "embedding",
    index,
    embedding: [one.length, one.charCodeAt(0), 3, 4].slice(0, fault === "truncated-json" && index > 0 ? 2 : 4),
  }));
  // Some servers answer in the order in which they were done.
  json(response, 200, {
    object: "list",
    model: body.model,
    data: fault === "half" ? data.slice(1) : data.reverse(),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });
}

function failAtOnce(response: ServerResponse, fault: Fault | undefined, authorization: string): boolean {
  switch (fault) {
    case "hang":
      return true;
    case "500":
      refuse(response, 500, `The server had an error; your key was ${authorization}`);
      return true;
    case "429":
      refuse(response, 429, "Rate limit reached");
      return true;
    case "429-retry-after":
      response.setHeader("retry-after", "7");
      refuse(response, 429, "Rate limit reached");
      return true;
    case "401":
      refuse(response, 401, `Incorrect API key provided: ${authorization}`);
      return true;
    case "html":
      response
        .writeHead(200, { "content-type": "text/html" })
        .end("<html><body>Welcome to the hotel Wi-Fi</body></html>");
      return true;
    default:
      return false;
  }
}

const refuse = (response: ServerResponse, status: number, message: string): void =>
  json(response, status, { error: { message, type: "fake", code: String(status) } });

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
