import { existsSync } from "node:fs";
import { onPath } from "./on-path.ts";

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
