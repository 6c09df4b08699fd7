import type { Channel, ChannelDeps, ChannelModule } from "../core/contracts/channel.ts";
import { AppError } from "../core/errors.ts";
import { api } from "./api/index.ts";
import { site } from "./site/index.ts";
import { teams } from "./teams/index.ts";
import { telegram } from "./telegram/index.ts";
import { terminal } from "./terminal/index.ts";
import { whatsapp360dialog, whatsappCloud } from "./whatsapp-cloud/index.ts";
import { whatsappTwilio } from "./whatsapp-twilio/index.ts";
import { whatsappWeb } from "./whatsapp-web/index.ts";
import { widget } from "./widget/index.ts";

/** Adding a channel: write its folder, then add its name here. */
const modules: readonly ChannelModule[] = [
  telegram,
  whatsappTwilio,
  whatsappCloud,
  whatsapp360dialog,
  whatsappWeb,
  teams,
  site,
  widget,
  api,
  terminal,
];

export interface ChannelSwitch {
  readonly channel: string;
  readonly on: boolean;
  /** Why it is on or off, and what to do about it. */
  readonly why: string;
}

export interface BuiltChannels {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly switches: readonly ChannelSwitch[];
}

/** Channels with no settings stay off and say which ones they need; a half-configured one stops the start. */
export function buildChannels(env: Readonly<Record<string, string | undefined>>, deps: ChannelDeps): BuiltChannels {
  const channels = new Map<string, Channel>();
  const switches = modules.map((module): ChannelSwitch => {
    const keys = Object.keys(module.settings.shape);
    const required = keys.filter((key) => !module.settings.shape[key]?.safeParse(undefined).success);
    const given = Object.fromEntries(keys.filter((key) => env[key]).map((key) => [key, env[key]]));
    if (required.length > 0 && Object.keys(given).length === 0)
      return { channel: module.name, on: false, why: `set ${required.join(" and ")} to switch it on` };

    const settings = module.settings.safeParse(given);
    if (!settings.success) {
      const problems = settings.error.issues.map(({ path: [key], message }) =>
        given[String(key)] === undefined ? `${String(key)} is missing` : `${String(key)}: ${message}`,
      );
      throw new AppError(
        "misconfigured",
        `the channel ${module.name} is half configured: ${problems.join("; ")}. Set what is missing, or remove ${Object.keys(given).join(", ")}.`,
      );
    }
    channels.set(module.name, module.create(settings.data, deps));
    return {
      channel: module.name,
      on: true,
      why: [required.length > 0 ? `${required.join(" and ")} set` : "always on", module.warning]
        .filter(Boolean)
        .join(". "),
    };
  });
  return { channels, switches };
}
