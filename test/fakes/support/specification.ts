import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../support/redis-server.ts";

/** A server made from a platform's own specification: answers what agrees with it, and 422 with the reason what does not. `path` is one it knows. */
export async function startSpecification(
  file: string,
  path: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [program, "mock", file, "--port", String(port), "--errors"], {
    stdio: "ignore",
  });
  const exited = once(child, "exit");
  for (let tries = 0; tries < 600; tries++, await sleep(100)) {
    const answer = await fetch(`${url}${path}`, { method: "POST" }).catch(() => undefined);
    if (answer) break;
  }
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
