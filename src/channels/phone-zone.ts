import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * The time zone (IANA name) in which the owner of a phone number most likely is: that of the number's country, where
 * all of the country has the same time now. Nothing for Spain or the United States, where the number does not say it.
 */
export function zoneOfPhone(number: string | undefined, now: Date): string | undefined {
  const digits = number?.replace(/\D/g, "");
  const country = digits && parsePhoneNumberFromString(`+${digits}`)?.country;
  const zones = country ? zonesOf(country) : [];
  const clock = (timeZone: string) => now.toLocaleString("en", { timeZone, dateStyle: "short", timeStyle: "short" });
  return zones[0] && zones.every((zone) => clock(zone) === clock(zones[0] ?? "")) ? zones[0] : undefined;
}

/** `timeZones` is how V8 before Node 22 spells `getTimeZones()` of the ECMA-402 locale info proposal. */
function zonesOf(country: string): readonly string[] {
  const locale: Intl.Locale & { getTimeZones?(): string[] | undefined; timeZones?: string[] } = new Intl.Locale(
    `und-${country}`,
  );
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
