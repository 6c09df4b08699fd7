-- CreateTable
CREATE TABLE "send_limit" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "send_limit_pkey" PRIMARY KEY ("channel","account","scope")
);
