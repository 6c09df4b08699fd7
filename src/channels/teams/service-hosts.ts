import { z } from "zod";

/** Hosts of the Bot Connector as Microsoft documents them. A host under trafficmanager.net can be anybody's. */
const documented = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];
const documentedSuffix = ".botframework.com";

const hostName = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;
const origin = /^https?:\/\/[a-z0-9.-]+(?::\d+)?$/;

/** Further hosts, separated by commas: a host name (https), or an origin such as http://127.0.0.1:9000 in tests. */
export const serviceHostsSetting = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .refine((entries) => entries.every((entry) => hostName.test(entry) || origin.test(entry)), {
    message: "must be host names, or origins such as https://host:8443, separated by commas",
  });

/**
 * May this address get our token? Asked when an activity names it and again at each send: whoever gets the token can
 * write to every customer in our name.
 */
export type IsServiceUrl = (url: string) => boolean;

export function createServiceHosts(further: readonly string[]): IsServiceUrl {
  const origins = new Set(further.map((entry) => (entry.includes("://") ? entry : `https://${entry}`)));
  return (given) => {
    if (!URL.canParse(given)) return false;
    const url = new URL(given);
    if (url.username || url.password || url.search || url.hash) return false;
    if (origins.has(url.origin)) return true;
    if (url.protocol !== "https:" || url.port !== "") return false;
    return documented.includes(url.hostname) || url.hostname.endsWith(documentedSuffix);
  };
}
