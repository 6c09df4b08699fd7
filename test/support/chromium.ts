import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { inject } from "vitest";

/** Use as `describe.skipIf(!chromiumAvailable)`; `npm test` then names what was skipped, and CI fails. */
export const chromiumAvailable = inject("chromium") !== undefined;

/** Quiet and alone: no sandbox (we may be root), no calls home. */
export const chromiumFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

/** The program to start, for those who start it themselves. */
export function chromiumPath(): string {
  const program = inject("chromium");
  if (!program) throw new Error("There is no Chromium here. npm test says how to get one.");
  return program;
}

/** A browser with a new profile, closed and cleared away when disposed. */
export async function openBrowser(): Promise<AsyncDisposable & { readonly context: BrowserContext }> {
  const profile = await mkdtemp(path.join(os.tmpdir(), "switchboard-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...chromiumFlags],
  });
  return {
    context,
    async [Symbol.asyncDispose]() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
