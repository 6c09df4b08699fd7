import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { buildChannels } from "../../src/channels/registry.ts";
import type { Channel } from "../../src/core/contracts/channel.ts";
import { createAdapterHub } from "../../src/http/adapter-socket/hub.ts";

/** Enough of each channel's settings to build it. A new channel adds its own here. */
const env = {
  TELEGRAM_BOT_TOKEN: "1:a",
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "0".repeat(32),
  TWILIO_WHATSAPP_FROM: "whatsapp:+14155238886",
  WHATSAPP_CLOUD_TOKEN: "0123456789",
  WHATSAPP_CLOUD_APP_SECRET: "0123456789",
  WHATSAPP_CLOUD_VERIFY_TOKEN: "01234567",
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: "1",
  D360_API_KEY: "0123456789",
  D360_WEBHOOK_SECRET: "0123456789abcdef",
  WHATSAPP_WEB_ENABLED: "1",
  TEAMS_APP_ID: "11111111-2222-3333-4444-555555555555",
  TEAMS_APP_PASSWORD: "0123456789abcdef",
  SITE_SECRET: "0".repeat(32),
  SITE_REPLY_URL: "http://127.0.0.1:9/",
};

const { channels, switches } = buildChannels(env, {
  clock: { now: () => new Date(0) },
  log: () => undefined,
  adapters: createAdapterHub(),
  publicUrl: "https://support.example",
});

const time = (ms: number): string =>
  ms % 3_600_000 === 0 ? `${ms / 3_600_000} h` : ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
const yes = (can: boolean): string => (can ? "yes" : "no");

function row({ name, shows, limits, window }: Channel): string {
  const { quickReplies } = shows;
  const buttons =
    quickReplies === 0 ? "numbered" : Number.isFinite(quickReplies) ? `up to ${quickReplies}` : "any number";
  // Groups have negative ids at Telegram; elsewhere a group is a thread like any other.
  const declared = [...(limits?.("1") ?? []), ...(limits?.("-1").slice(limits("1").length) ?? [])];
  const rules = declared.map(({ scope, count, perMs }, n) => {
    const counted = scope === "account" ? "in all" : n < (limits?.("1").length ?? 0) ? "a chat" : "a group";
    return `${count} / ${time(perMs)} ${counted}`;
  });
  const free = window ? `${time(window.openMs)} after the customer wrote` : "always";
  const cells = [
    `\`${name}\``,
    yes(shows.formatting),
    buttons,
    yes(shows.cards),
    yes(shows.attachments),
    shows.sources,
    yes(shows.typing),
    yes(shows.receipts),
    rules.join(", ") || "none",
    free,
  ];
  return `| ${cells.join(" | ")} |`;
}

it("builds every channel from settings of its own", () => {
  expect(switches.filter(({ on }) => !on)).toEqual([]);
});

it("docs/channels/README.md says what each channel declares", () => {
  const page = readFileSync("docs/channels/README.md", "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows).toEqual([...channels.values()].map(row));
});

it("every channel has a page that says how to connect it, named in the list of channels", () => {
  const list = readFileSync("docs/channels/README.md", "utf8");
  const missing = [...channels.keys()].filter(
    (name) => !existsSync(`docs/channels/${name}.md`) || !list.includes(`[${name}](${name}.md)`),
  );
  expect(missing).toEqual([]);
});
