-- CreateTable
CREATE TABLE "model_call" (
    "id" BIGSERIAL NOT NULL,
    "conversation_id" TEXT,
    "turn_id" TEXT,
    "purpose" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt_version" TEXT,
    "sealed_prompt" BYTEA,
    "tokens_in" INTEGER NOT NULL,
    "tokens_cached" INTEGER NOT NULL,
    "tokens_out" INTEGER NOT NULL,
    "cost_micro_usd" INTEGER NOT NULL,
    "ms" INTEGER NOT NULL,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "model_call_turn_id_idx" ON "model_call"("turn_id");

-- CreateIndex
CREATE INDEX "model_call_conversation_id_idx" ON "model_call"("conversation_id");

-- CreateIndex
CREATE INDEX "model_call_created_at_idx" ON "model_call"("created_at");
