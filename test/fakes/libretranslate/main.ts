// A server that speaks LibreTranslate's protocol for tests, in a process of its own. It knows the sentences it was
// taught over /control and marks all others with the language; how it fails is set there too.
import { type FakeAnswer, type FakeRequest, serveFake } from "../support/http.ts";
import type { LibreTranslateCall, LibreTranslateFault } from "./start.ts";

const [apiKey = ""] = process.argv.slice(2);
const LANGUAGES = ["ar", "ca", "cs", "de", "en", "es", "fr", "it", "nb", "nl", "pl", "pt", "sv", "tr", "uk", "zh"];
const calls: LibreTranslateCall[] = [];
let taught: Readonly<Record<string, string>> = {};
let fault: LibreTranslateFault | undefined;

serveFake(async (request) => {
  switch (request.url.pathname) {
    case "/control/teach":
      taught = { ...taught, ...(request.json() as Record<string, string>) };
      return { status: 200 };
    case "/control/fault":
      fault = request.json()["fault"] as LibreTranslateFault | undefined;
      return { status: 200 };
    case "/control/calls":
      return { status: 200, body: calls };
    case "/languages":
      return { status: 200, body: LANGUAGES.map((code) => ({ code, name: code, targets: LANGUAGES })) };
    case "/translate":
      return translate(request);
    default:
      return { status: 404, body: { error: "Not found" } };
  }
});

async function translate(request: FakeRequest): Promise<FakeAnswer | "hung-up"> {
  const { q, source, target, format, api_key: key } = request.json();
  if (request.method !== "POST" || typeof source !== "string" || typeof target !== "string")
    return { status: 400, body: { error: "Invalid request: missing source or target parameter" } };
  const texts = Array.isArray(q) ? q.map(String) : undefined;
  calls.push({ texts: texts ?? [String(q)], source, target, format: String(format) });
  if (apiKey !== "" && key !== apiKey) return { status: 403, body: { error: "Invalid API key" } };
  for (const code of [source, target])
    if (!LANGUAGES.includes(code)) return { status: 400, body: { error: `${code} is not supported` } };
  switch (fault) {
    case "hang":
      return new Promise(() => undefined);
    case "hang-up":
      request.hangUp();
      return "hung-up";
    case "500":
      return { status: 500, body: { error: `Cannot translate text: ${String(q)}` } };
    case "429":
      return { status: 429, body: { error: "Slowdown: 20 per 1 minute" }, headers: { "retry-after": "1" } };
    case "page":
      return { status: 200, body: Buffer.from("<html>Sign in</html>"), headers: { "content-type": "text/html" } };
    case "one-less":
      return { status: 200, body: { translatedText: (texts ?? []).slice(1) } };
    case "redirect":
      return { status: 302, headers: { location: "http://127.0.0.1:1/" } };
    default: {
      const translated = (texts ?? [String(q)]).map((text) => damaged(taught[text] ?? `${target}: ${text}`));
      return { status: 200, body: { translatedText: texts ? translated : translated[0] } };
    }
  }
}

function damaged(text: string): string {
  switch (fault) {
    case "loses-tokens":
      return text.replace(/⟨[^⟩]*⟩/gu, "…");
    case "breaks-tokens":
      return text.replace(/⟨(\w+)_(\d+)⟩/gu, "< $1 _ $2 >");
    case "changes-numbers":
      return text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    case "drops-links":
      return text.replace(/https?:\/\/\S+/g, "");
    default:
      return text;
  }
}
