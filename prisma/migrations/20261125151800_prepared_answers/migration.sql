-- CreateTable
CREATE TABLE "prepared_answer" (
    "id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "variants" TEXT[],
    "answer" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "product_ids" TEXT[],
    "intent" TEXT,
    "sources" JSONB NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "edited" BOOLEAN NOT NULL DEFAULT false,
    "reviewer_id" TEXT,
    "reviewer_name" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prepared_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prepared_run" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "floor" DOUBLE PRECISION NOT NULL DEFAULT 0.95,
    "figures" JSONB NOT NULL DEFAULT '{}',
    "step" TEXT,
    "share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "prepared_run_pkey" PRIMARY KEY ("id")
);
INSERT INTO "prepared_run" ("id") VALUES (1);

-- CreateIndex
CREATE INDEX "prepared_answer_state_language_idx" ON "prepared_answer"("state", "language");
