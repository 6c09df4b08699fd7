import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

const key = Buffer.alloc(32, 7);

describe("the settings", () => {
  it("may all be left out", () => {
    const config = readConfig({});
    expect(config).toMatchObject({ host: "127.0.0.1", port: 3000, trustedProxies: 0 });
    expect(config).not.toHaveProperty("databaseUrl");
    expect(config).not.toHaveProperty("languageModel");
    expect(config).not.toHaveProperty("smtp");
  });

  it("use the sentence encoder unless it is switched off", () => {
    expect(readConfig({}).localEncoder).toBe(true);
    expect(readConfig({ SENTENCE_ENCODER: "off" }).localEncoder).toBe(false);
    expect(() => readConfig({ SENTENCE_ENCODER: "no" })).toThrow(/SENTENCE_ENCODER must be auto or off/);
  });

  it("count as left out when they are set to nothing", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", OPENAI_API_KEY: "" })).toEqual(readConfig({}));
  });

  it("name every wrong variable at once, what is wrong and what to do", () => {
    const wrong = () =>
      readConfig({ PORT: "http", REDIS_URL: "localhost:6379", MASTER_KEY: "short", OPERATOR_API_KEY: "x" });
    expect(wrong).toThrow(/PORT must be a whole number from 0 to 65535/);
    expect(wrong).toThrow(/REDIS_URL must be the address of a Redis server, beginning with redis:\/\//);
    expect(wrong).toThrow(/MASTER_KEY must be 32 random bytes.*openssl rand/);
    expect(wrong).toThrow(/OPERATOR_API_KEY must have at least 24 characters/);
  });

  it("never repeat a secret in the complaint", () => {
    const wrong = () => readConfig({ DATABASE_URL: "mysql://root:hunter2@db/x", MASTER_KEY: "hunter2" });
    expect(wrong).toThrow(expect.objectContaining({ message: expect.not.stringContaining("hunter2") }));
  });

  it("ask for a master key of one's own with a database of one's own", () => {
    const database = { DATABASE_URL: "postgresql://switchboard@db/switchboard" };
    expect(() => readConfig(database)).toThrow(/MASTER_KEY is required with DATABASE_URL/);
    expect(readConfig({ ...database, MASTER_KEY: key.toString("base64") }).masterKey).toEqual(key);
    expect(readConfig({ ...database, MASTER_KEY: key.toString("hex") }).masterKey).toEqual(key);
  });

  it("refuse what is half set", () => {
    expect(() => readConfig({ SMTP_URL: "smtp://mail:25" })).toThrow(/SMTP_FROM is required/);
    expect(() => readConfig({ LLM_MODEL: "small" })).toThrow(/OPENAI_API_KEY or OPENAI_BASE_URL is required/);
    expect(() => readConfig({ OPENAI_API_KEY: "k", LLM_FALLBACK_BASE_URL: "http://other/v1" })).toThrow(
      /LLM_FALLBACK_MODEL is required/,
    );
  });

  it("take a model server without a key, as local ones need none", () => {
    expect(
      readConfig({ OPENAI_BASE_URL: "http://127.0.0.1:11434/v1", LLM_MODEL: "small", LLM_DAILY_BUDGET_USD: "2.50" }),
    ).toMatchObject({
      languageModel: { baseUrl: "http://127.0.0.1:11434/v1", model: "small", dailyBudgetUsd: 2.5 },
    });
  });

  it("leave the public address without a trailing slash", () => {
    expect(readConfig({ PUBLIC_URL: "https://help.example.org/" }).publicUrl).toBe("https://help.example.org");
  });

  it("take websites as exact origins", () => {
    const { widget } = readConfig({ WIDGET_ALLOWED_ORIGINS: "https://shop.example, https://www.shop.example" });
    expect(widget.allowedOrigins).toEqual(["https://shop.example", "https://www.shop.example"]);
    expect(() => readConfig({ WIDGET_ALLOWED_ORIGINS: "shop.example/path" })).toThrow(/must be origins/);
  });

  it("hand the settings of channels through", () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: "1:a", TELEGRAM_WEBHOOK_SECRET: "" }).channels).toEqual({
      TELEGRAM_BOT_TOKEN: "1:a",
    });
  });
});
