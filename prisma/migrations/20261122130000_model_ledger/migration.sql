-- CreateTable
CREATE TABLE "model_day" (
    "day" DATE NOT NULL,
    "spent_micro_usd" BIGINT NOT NULL DEFAULT 0,
    "alerted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "model_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "model_spend" (
    "day" DATE NOT NULL,
    "model" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "tokens_in" BIGINT NOT NULL DEFAULT 0,
    "tokens_out" BIGINT NOT NULL DEFAULT 0,
    "cost_micro_usd" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "model_spend_pkey" PRIMARY KEY ("day","model","purpose")
);

-- ───────── below: by hand, what the schema language cannot say ─────────

ALTER TABLE "model_day" ADD CONSTRAINT "model_day_spent_check" CHECK ("spent_micro_usd" >= 0);
ALTER TABLE "model_spend" ADD CONSTRAINT "model_spend_counters_check" CHECK ("calls" >= "failures" AND "failures" >= 0 AND "cost_micro_usd" >= 0);
