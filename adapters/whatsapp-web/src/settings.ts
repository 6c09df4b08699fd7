import { z } from "zod";

const KEY_BYTES = 32;
const keyBytes = (value: string) => Buffer.from(value, /^[0-9a-f]{64}$/i.test(value) ? "hex" : "base64");

const schema = z.object({
  SWITCHBOARD_URL: z.url({
    protocol: /^https?$/,
    error: "must be where Switchboard runs, such as https://help.example.org",
  }),
  ADAPTER_KEY: z.string().min(32, { error: "must be the ADAPTER_KEY of Switchboard" }),
  AUTH_KEY: z
    .string()
    .refine((value) => keyBytes(value).length === KEY_BYTES, {
      error: "must be 32 random bytes in base64 or hexadecimal; make one with: openssl rand -base64 32",
    })
    .transform(keyBytes),
  ACCOUNT: z.string().max(128).default("default"),
  DATA_DIR: z.string().default(".data"),
  /** With it a pairing code is offered beside the QR code. */
  PHONE_NUMBER: z
    .string()
    .regex(/^\d{7,15}$/, { error: "must be the account's number in digits only, with the country code" })
    .optional(),
  /** Only for tests. */
  WA_WEB_SOCKET_URL: z.url({ protocol: /^wss?$/ }).optional(),
});

export type Settings = z.infer<typeof schema>;

/** All that this process is told. It knows no database, no model and no payment. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map(
    ({ path: [name], message }) => `  ${String(name)} ${given[String(name)] ? message : "is missing"}`,
  );
  throw new Error(`These settings need a change:\n${lines.join("\n")}`);
}
