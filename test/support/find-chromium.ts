import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import type { Obtained } from "./obtained.ts";
import { onPath } from "./on-path.ts";

const run = promisify(execFile);
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium program, if this machine has one. PLAYWRIGHT_CHROMIUM names it when it is somewhere unusual. */
export function findChromium(): string | undefined {
  const named = process.env["PLAYWRIGHT_CHROMIUM"];
  if (named) return named;
  return NAMES.map(onPath).find((found) => found !== undefined) ?? APPLICATIONS.find((file) => existsSync(file));
}

/** Gets one where there is none, which on Debian only root can do. */
export async function obtainChromium(): Promise<Obtained> {
  const found = findChromium();
  if (found) return { program: found };
  if (onPath("apt-get") && process.getuid?.() === 0) await installDebianPackage().catch(() => undefined);
  const program = findChromium();
  if (program) return { program };
  if (process.platform === "darwin") return { remedy: "brew install --cask chromium" };
  return {
    remedy: onPath("apt-get")
      ? "sudo apt-get update && sudo apt-get install -y chromium"
      : "install Chromium with your system's package manager, or set PLAYWRIGHT_CHROMIUM to its path",
  };
}

async function installDebianPackage(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () =>
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env, maxBuffer: 64_000_000 });
  await install().catch(async () => {
    await run("apt-get", ["update", "-qq"], { env });
    await install();
  });
}
