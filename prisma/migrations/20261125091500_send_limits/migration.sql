-- Platforms' send limits, kept across processes, and when an account last had a problem.
ALTER TABLE "channel_state" ADD COLUMN "last_problem_at" TIMESTAMPTZ(3);

ALTER TABLE "delivery" ADD COLUMN "has_slot" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "send_limit" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "tat" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "send_limit_pkey" PRIMARY KEY ("channel","account","key")
);

CREATE INDEX "send_limit_tat_idx" ON "send_limit"("tat");
