-- CreateTable
CREATE TABLE "backoffice_departure" (
    "product_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "places" INTEGER NOT NULL,

    CONSTRAINT "backoffice_departure_pkey" PRIMARY KEY ("product_id","starts_at")
);

-- CreateTable
CREATE TABLE "backoffice_booking" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "travellers" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "paid_cents" INTEGER NOT NULL,
    "refunded_cents" INTEGER NOT NULL DEFAULT 0,
    "method" TEXT NOT NULL,
    "meeting_point" JSONB NOT NULL,
    "terms" JSONB NOT NULL,
    "disputed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "backoffice_booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backoffice_booking_change" (
    "id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "booking_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backoffice_booking_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "backoffice_booking_customer_id_starts_at_idx" ON "backoffice_booking"("customer_id", "starts_at");

-- CreateIndex
CREATE INDEX "backoffice_booking_product_id_starts_at_idx" ON "backoffice_booking"("product_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "backoffice_booking_change_idempotency_key_key" ON "backoffice_booking_change"("idempotency_key");

-- CreateIndex
CREATE INDEX "backoffice_booking_change_booking_id_idx" ON "backoffice_booking_change"("booking_id");

-- AddForeignKey
ALTER TABLE "backoffice_booking" ADD CONSTRAINT "backoffice_booking_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "backoffice_customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backoffice_booking_change" ADD CONSTRAINT "backoffice_booking_change_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "backoffice_booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "backoffice_booking" ADD CONSTRAINT "backoffice_booking_amount_check" CHECK ("travellers" > 0 AND "paid_cents" >= 0 AND "refunded_cents" BETWEEN 0 AND "paid_cents");
ALTER TABLE "backoffice_booking_change" ADD CONSTRAINT "backoffice_booking_change_amount_check" CHECK ("amount_cents" >= 0);
