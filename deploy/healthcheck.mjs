// Container health check; exit code 0 says healthy. Every process must still get to do things (scripts/run-entry.mjs
// writes ALIVE_FILE); with the argument `web` it must also be ready to serve.
import { stat } from "node:fs/promises";

const HUNG_AFTER_MS = 30_000;

const { mtimeMs } = await stat(process.env.ALIVE_FILE);
const silentMs = Date.now() - mtimeMs;
if (silentMs > HUNG_AFTER_MS) throw new Error(`the process has been silent for ${Math.round(silentMs / 1000)} s`);

if (process.argv[2] === "web") {
  const url = `http://127.0.0.1:${process.env.PORT || "3000"}/readyz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(4000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
}
