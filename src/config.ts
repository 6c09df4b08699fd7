import path from "node:path";
import { z } from "zod";
import { AppError } from "./core/errors.ts";

/**
 * The settings of this process, read once at start. Throws `misconfigured` with every wrong or missing setting and what
 * to do about it. Settings of channels stay raw: each channel reads its own, see channels/registry.ts.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = withoutEmpty(env);
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: [name], message }) => `  ${String(name)} ${message}`);
    throw new AppError("misconfigured", `These settings (environment or .env) need a change:\n${problems.join("\n")}`);
  }
  const settings = parsed.data;
  const dataFolder = path.resolve(settings.DATA_DIR);
  return {
    host: settings.HOST,
    port: settings.PORT,
    /** Where the world reaches us, without a trailing slash. */
    ...(settings.PUBLIC_URL && { publicUrl: settings.PUBLIC_URL.replace(/\/+$/, "") }),
    /** How many proxies in front of us may be believed about the address of a caller. */
    trustedProxies: settings.TRUSTED_PROXIES,
    logLevel: settings.LOG_LEVEL,
    dataFolder,
    /** Of the embedded database. */
    databaseFolder: path.join(dataFolder, "postgres"),
    /** Whether the sentence encoder inside this process is used, when its package is there. */
    localEncoder: settings.SENTENCE_ENCODER === "auto",
    /** Whether a worker prepares answers by itself when sources changed. */
    prepareAnswers: settings.PREPARE_ANSWERS === "auto",
    /** Absent: the embedded database. */
    ...(settings.DATABASE_URL && { databaseUrl: settings.DATABASE_URL }),
    /** Absent: the queue lives in the database. */
    ...(settings.REDIS_URL && { redisUrl: settings.REDIS_URL }),
    /** Absent: kept under the data folder, see master-key.ts. */
    ...(settings.MASTER_KEY && { masterKey: settings.MASTER_KEY }),
    playbookFolder: path.resolve(settings.PLAYBOOK),
    ...(settings.OPERATOR_API_KEY && { operatorApiKey: settings.OPERATOR_API_KEY }),
    /** Absent: the adapter socket is off. */
    ...(settings.ADAPTER_KEY && { adapterKey: settings.ADAPTER_KEY }),
    widget: {
      ...(settings.WIDGET_SIGNING_SECRET && { signingSecret: settings.WIDGET_SIGNING_SECRET }),
      allowedOrigins: settings.WIDGET_ALLOWED_ORIGINS,
    },
    /** Where an app's server hears of replies whose customer is away. Absent: nowhere. */
    ...(settings.PUSH_WEBHOOK_URL &&
      settings.PUSH_WEBHOOK_SECRET && {
        push: {
          url: settings.PUSH_WEBHOOK_URL,
          secret: settings.PUSH_WEBHOOK_SECRET,
          withText: settings.PUSH_WEBHOOK_TEXT === "1",
        },
      }),
    /** Absent: replies are composed without a model. */
    ...languageModel(settings),
    /** Absent: sources are read by the local encoder, if there is one. */
    ...embeddings(settings),
    /** Absent: recordings are not listened to. */
    ...transcription(settings),
    translation: {
      /** Absent: the language model translates, if there is one. */
      ...(settings.TRANSLATOR_URL && {
        server: {
          url: settings.TRANSLATOR_URL,
          ...(settings.TRANSLATOR_API_KEY && { apiKey: settings.TRANSLATOR_API_KEY }),
          ...(settings.TRANSLATOR_DEADLINE_MS !== undefined && { deadlineMs: settings.TRANSLATOR_DEADLINE_MS }),
        },
      }),
      byModel: settings.TRANSLATE_WITH_MODEL === "1",
    },
    /** Absent: rules alone find personal data. */
    ...(settings.NER_URL && {
      recognizer: {
        url: settings.NER_URL,
        languages: settings.NER_LANGUAGES,
        entities: settings.NER_ENTITIES,
        minScore: settings.NER_MIN_SCORE,
        deadlineMs: settings.NER_DEADLINE_MS,
      },
    }),
    /** Absent: notices stay in the console. */
    ...(settings.SMTP_URL && settings.SMTP_FROM && { smtp: { url: settings.SMTP_URL, from: settings.SMTP_FROM } }),
    channels: given,
  };
}

export type Config = ReturnType<typeof readConfig>;

function languageModel(settings: z.infer<typeof Settings>) {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, LLM_MODEL: model } = settings;
  const { LLM_DAILY_BUDGET_USD, LLM_DEADLINE_MS, LLM_CALLS_PER_MINUTE } = settings;
  const fallbacks = fallbackNames.flatMap((name) => {
    const fallback = fallbackOf(settings, name);
    return fallback.model ? [fallback] : [];
  });
  if (!apiKey && !baseUrl) return {};
  return {
    languageModel: {
      ...(apiKey && { apiKey }),
      ...(baseUrl && { baseUrl }),
      ...(model && { model }),
      ...(fallbacks.length > 0 && { fallbacks }),
      ...(LLM_DAILY_BUDGET_USD !== undefined && { dailyBudgetUsd: LLM_DAILY_BUDGET_USD }),
      ...(LLM_DEADLINE_MS !== undefined && { deadlineMs: LLM_DEADLINE_MS }),
      ...(LLM_CALLS_PER_MINUTE !== undefined && { callsPerMinute: LLM_CALLS_PER_MINUTE }),
      repeatMs: settings.LLM_REPEAT_MINUTES * 60_000,
    },
  };
}

/** As many as anybody needs; asked in this order. */
const fallbackNames = ["LLM_FALLBACK", "LLM_FALLBACK_2", "LLM_FALLBACK_3"] as const;

function fallbackOf(settings: z.infer<typeof Settings>, name: (typeof fallbackNames)[number]) {
  const [model, apiKey, baseUrl] = [
    settings[`${name}_MODEL`],
    settings[`${name}_API_KEY`],
    settings[`${name}_BASE_URL`],
  ];
  return { ...(model && { model }), ...(apiKey && { apiKey }), ...(baseUrl && { baseUrl }) };
}

function transcription(settings: z.infer<typeof Settings>) {
  const { TRANSCRIPTION_MODEL: model, TRANSCRIPTION_BASE_URL: url, TRANSCRIPTION_API_KEY: key } = settings;
  return model ? { transcription: besideModel(settings, model, url, key) } : {};
}

function embeddings(settings: z.infer<typeof Settings>) {
  const { EMBEDDINGS_MODEL: model, EMBEDDINGS_BASE_URL: url, EMBEDDINGS_API_KEY: key } = settings;
  return model ? { embeddings: besideModel(settings, model, url, key) } : {};
}

/** Where nothing else is said, the language model's server and key; its key is never sent to another server. */
function besideModel(settings: z.infer<typeof Settings>, model: string, ownUrl?: string, ownKey?: string) {
  const baseUrl = ownUrl ?? settings.OPENAI_BASE_URL;
  const apiKey = ownKey ?? (ownUrl ? undefined : settings.OPENAI_API_KEY);
  const dailyBudgetUsd = settings.LLM_DAILY_BUDGET_USD;
  return {
    model,
    ...(apiKey && { apiKey }),
    ...(baseUrl && { baseUrl }),
    ...(dailyBudgetUsd !== undefined && { dailyBudgetUsd }),
  };
}

/** A variable that is set to nothing counts as absent, as `.env` files and compose files leave them behind. */
function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ""] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

const address = (what: string, ...protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be ${what}, beginning with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to, {
      error: `must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);

const amount = z
  .string()
  .refine((value) => /^\d{1,9}(\.\d+)?$/.test(value), { error: "must be an amount such as 5 or 2.50" })
  .transform(Number);

const share = z
  .string()
  .refine((value) => /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(value), { error: "must be a share from 0 to 1 such as 0.6" })
  .transform(Number);

const words = (each: RegExp, what: string) =>
  z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.length > 0 && list.every((word) => each.test(word)), {
      error: `must be ${what}, separated by commas`,
    });

const secret = (length: number) =>
  z.string().min(length, { error: `must have at least ${length} characters; make one with: openssl rand -hex 32` });

const KEY_BYTES = 32;
const keyBytes = (value: string) => Buffer.from(value, /^[0-9a-f]{64}$/i.test(value) ? "hex" : "base64");
const masterKey = z
  .string()
  .refine((value) => keyBytes(value).length === KEY_BYTES, {
    error: "must be 32 random bytes in base64 or hexadecimal; make one with: openssl rand -base64 32",
  })
  .transform(keyBytes);

const origins = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
    error: "must be origins such as https://shop.example, separated by commas, without a path",
  });

const safeAddress = z.string().refine(isSafe, {
  error: "must be an address that begins with https:// (http:// only for this machine)",
});

function isSafe(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
}

const openAi = address("the address of an API that speaks OpenAI's protocol", "https:", "http:");

const Settings = z
  .object({
    HOST: z.string().default("127.0.0.1"),
    PORT: wholeNumber(0, 65_535).default(3000),
    PUBLIC_URL: address("the address under which the world reaches this server", "https:", "http:").optional(),
    TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
    LOG_LEVEL: z
      .enum(["debug", "info", "warn", "error"], { error: "must be debug, info, warn or error" })
      .default("info"),
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: address("the address of a Postgres database", "postgresql:", "postgres:").optional(),
    REDIS_URL: address("the address of a Redis server", "redis:", "rediss:").optional(),
    MASTER_KEY: masterKey.optional(),
    PLAYBOOK: z.string().default("playbooks/shop"),
    OPERATOR_API_KEY: secret(24).optional(),
    ADAPTER_KEY: secret(32).optional(),
    WIDGET_SIGNING_SECRET: secret(32).optional(),
    WIDGET_ALLOWED_ORIGINS: origins.default([]),
    PUSH_WEBHOOK_URL: safeAddress.optional(),
    PUSH_WEBHOOK_SECRET: secret(32).optional(),
    PUSH_WEBHOOK_TEXT: z.enum(["0", "1"], { error: "must be 1 (replies travel in the push) or 0" }).default("0"),
    SENTENCE_ENCODER: z.enum(["auto", "off"], { error: "must be auto or off" }).default("auto"),
    PREPARE_ANSWERS: z.enum(["auto", "by-hand"], { error: "must be auto or by-hand" }).default("auto"),
    OPENAI_API_KEY: z.string().optional(),
    OPENAI_BASE_URL: openAi.optional(),
    LLM_MODEL: z.string().optional(),
    LLM_FALLBACK_BASE_URL: openAi.optional(),
    LLM_FALLBACK_API_KEY: z.string().optional(),
    LLM_FALLBACK_MODEL: z.string().optional(),
    LLM_FALLBACK_2_BASE_URL: openAi.optional(),
    LLM_FALLBACK_2_API_KEY: z.string().optional(),
    LLM_FALLBACK_2_MODEL: z.string().optional(),
    LLM_FALLBACK_3_BASE_URL: openAi.optional(),
    LLM_FALLBACK_3_API_KEY: z.string().optional(),
    LLM_FALLBACK_3_MODEL: z.string().optional(),
    LLM_DAILY_BUDGET_USD: amount.optional(),
    LLM_CALLS_PER_MINUTE: wholeNumber(1, 1_000_000).optional(),
    LLM_REPEAT_MINUTES: wholeNumber(0, 1_440).default(10),
    LLM_DEADLINE_MS: wholeNumber(400, 120_000).optional(),
    EMBEDDINGS_MODEL: z.string().optional(),
    EMBEDDINGS_BASE_URL: openAi.optional(),
    EMBEDDINGS_API_KEY: z.string().optional(),
    TRANSCRIPTION_MODEL: z.string().optional(),
    TRANSCRIPTION_BASE_URL: openAi.optional(),
    TRANSCRIPTION_API_KEY: z.string().optional(),
    TRANSLATOR_URL: address(
      "the address of a server that speaks LibreTranslate's protocol",
      "https:",
      "http:",
    ).optional(),
    TRANSLATOR_API_KEY: z.string().optional(),
    TRANSLATOR_DEADLINE_MS: wholeNumber(200, 60_000).optional(),
    TRANSLATE_WITH_MODEL: z
      .enum(["0", "1"], { error: "must be 1 (the language model may translate) or 0" })
      .default("1"),
    NER_URL: address("the address of a service that speaks Presidio's protocol", "https:", "http:").optional(),
    NER_LANGUAGES: words(/^[a-z]{2}$/, "two-letter language codes such as en,es").default(["en"]),
    NER_ENTITIES: words(/^[A-Z_]+$/, "names of entities such as PERSON").default([
      "PERSON",
      "ADDRESS",
      "STREET_ADDRESS",
    ]),
    NER_MIN_SCORE: share.default(0.6),
    NER_DEADLINE_MS: wholeNumber(50, 10_000).default(400),
    SMTP_URL: address("the address of a mail server", "smtp:", "smtps:").optional(),
    SMTP_FROM: z.string().optional(),
  })
  .superRefine((settings, context) => {
    const missing = (name: keyof typeof settings, why: string) =>
      context.addIssue({ code: "custom", path: [name], message: why });
    if (settings.DATABASE_URL && !settings.MASTER_KEY) {
      missing(
        "MASTER_KEY",
        "is required with DATABASE_URL, and must be the same for every process that uses that database; make one with: openssl rand -base64 32",
      );
    }
    if (settings.PUSH_WEBHOOK_URL && !settings.PUSH_WEBHOOK_SECRET) {
      missing("PUSH_WEBHOOK_SECRET", "is required with PUSH_WEBHOOK_URL; make one with: openssl rand -hex 32");
    }
    if (settings.PUSH_WEBHOOK_SECRET && !settings.PUSH_WEBHOOK_URL) {
      missing("PUSH_WEBHOOK_URL", "is required with PUSH_WEBHOOK_SECRET: where your app's server takes pushes");
    }
    if (settings.SMTP_URL && !settings.SMTP_FROM) {
      missing("SMTP_FROM", "is required with SMTP_URL: the sender, for example Support <support@example.org>");
    }
    if (settings.SMTP_FROM && !settings.SMTP_URL) missing("SMTP_URL", "is required with SMTP_FROM");
    for (const name of fallbackNames) {
      const { model, apiKey, baseUrl } = fallbackOf(settings, name);
      if ((apiKey ?? baseUrl) && !model) {
        missing(`${name}_MODEL`, `is required with ${name}_BASE_URL and ${name}_API_KEY`);
      }
      if (model && !(apiKey ?? baseUrl)) {
        missing(`${name}_BASE_URL`, `or ${name}_API_KEY is required with ${name}_MODEL`);
      }
    }
    const speech = settings.TRANSCRIPTION_BASE_URL ?? settings.TRANSCRIPTION_API_KEY;
    if (speech && !settings.TRANSCRIPTION_MODEL) {
      missing("TRANSCRIPTION_MODEL", "is required with TRANSCRIPTION_BASE_URL and TRANSCRIPTION_API_KEY");
    }
    if (settings.TRANSCRIPTION_MODEL && !(speech ?? settings.OPENAI_API_KEY ?? settings.OPENAI_BASE_URL)) {
      missing(
        "TRANSCRIPTION_API_KEY",
        "or TRANSCRIPTION_BASE_URL, or OPENAI_API_KEY, is required with TRANSCRIPTION_MODEL",
      );
    }
    if ((settings.EMBEDDINGS_BASE_URL ?? settings.EMBEDDINGS_API_KEY) && !settings.EMBEDDINGS_MODEL) {
      missing("EMBEDDINGS_MODEL", "is required with EMBEDDINGS_BASE_URL and EMBEDDINGS_API_KEY");
    }
    const embeds = settings.EMBEDDINGS_BASE_URL ?? settings.EMBEDDINGS_API_KEY;
    if (settings.EMBEDDINGS_MODEL && !(embeds ?? settings.OPENAI_API_KEY ?? settings.OPENAI_BASE_URL)) {
      missing("EMBEDDINGS_API_KEY", "or EMBEDDINGS_BASE_URL, or OPENAI_API_KEY, is required with EMBEDDINGS_MODEL");
    }
    if (settings.TRANSLATOR_API_KEY && !settings.TRANSLATOR_URL) {
      missing("TRANSLATOR_URL", "is required with TRANSLATOR_API_KEY: the server that the key is for");
    }
    const model = settings.OPENAI_API_KEY ?? settings.OPENAI_BASE_URL;
    if (!model && (settings.LLM_MODEL ?? settings.LLM_FALLBACK_MODEL)) {
      missing("OPENAI_API_KEY", "or OPENAI_BASE_URL is required with LLM_MODEL and LLM_FALLBACK_MODEL");
    }
  });
