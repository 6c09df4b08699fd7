-- CreateEnum
CREATE TYPE "Owner" AS ENUM ('bot', 'queue', 'agent', 'customer', 'nobody');

-- CreateEnum
CREATE TYPE "InboundState" AS ENUM ('pending', 'done', 'dead');

-- CreateEnum
CREATE TYPE "Author" AS ENUM ('customer', 'bot', 'agent', 'note', 'system');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown', 'held');

-- CreateEnum
CREATE TYPE "ToolCallState" AS ENUM ('intended', 'done', 'refused', 'unknown');

-- CreateEnum
CREATE TYPE "ConfirmationState" AS ENUM ('open', 'redeemed', 'declined', 'expired', 'replaced');

-- CreateEnum
CREATE TYPE "NoticeState" AS ENUM ('pending', 'sent', 'failed');

-- CreateTable
CREATE TABLE "customer" (
    "id" TEXT NOT NULL,
    "data_key" BYTEA,
    "backoffice_id" TEXT,
    "language" TEXT,
    "profile" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "trust" INTEGER NOT NULL,
    "proven_until" TIMESTAMPTZ(3),
    "sealed_name" BYTEA,
    "unreachable_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_value" (
    "customer_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value_hash" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "personal_value_pkey" PRIMARY KEY ("customer_id","token")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "identity_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "owner" "Owner" NOT NULL DEFAULT 'bot',
    "agent_id" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "deadline_at" TIMESTAMPTZ(3),
    "deadline_step" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(3),
    "handoffs" INTEGER NOT NULL DEFAULT 0,
    "last_sequence" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL DEFAULT '{}',
    "language" TEXT,
    "lease_holder" TEXT,
    "lease_until" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
    "fence" INTEGER NOT NULL DEFAULT 0,
    "audit_sequence" INTEGER NOT NULL DEFAULT 0,
    "audit_head" TEXT NOT NULL DEFAULT '',
    "last_inbound_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_event" (
    "id" BIGSERIAL NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "platform_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sequence" INTEGER,
    "sealed" BYTEA NOT NULL,
    "state" "InboundState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "turn_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "author" "Author" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "masked" TEXT,
    "language" TEXT,
    "turn_id" TEXT,
    "agent_id" TEXT,
    "platform_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turn" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "intent" TEXT,
    "confidence" DOUBLE PRECISION,
    "language" TEXT,
    "trace" JSONB NOT NULL,
    "draft" JSONB,
    "tokens_in" INTEGER NOT NULL DEFAULT 0,
    "tokens_out" INTEGER NOT NULL DEFAULT 0,
    "cost_micro_usd" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "author" "Author" NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'pending',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "sealed" BYTEA NOT NULL,
    "platform_id" TEXT,
    "problem" TEXT,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sending_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tool_call" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "turn_id" TEXT,
    "tool" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "args_hash" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "state" "ToolCallState" NOT NULL DEFAULT 'intended',
    "rule" TEXT NOT NULL,
    "sealed_result" BYTEA,
    "problem" TEXT,
    "intended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "tool_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmation" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "args_hash" TEXT NOT NULL,
    "state" "ConfirmationState" NOT NULL DEFAULT 'open',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "redeemed_at" TIMESTAMPTZ(3),

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "identity_id" TEXT NOT NULL,
    "backoffice_id" TEXT,
    "code_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "medium" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "state" "NoticeState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "turn_id" TEXT,
    "epoch" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "ticket_id" TEXT,
    "sealed_package" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_at" TIMESTAMPTZ(3),
    "taken_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'agent',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "conversation_id" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "sealed_comment" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("conversation_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "chain" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("chain","sequence")
);

-- CreateTable
CREATE TABLE "audit_chain" (
    "chain" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "head" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "playbook_version" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "models" BYTEA,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playbook_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "category" TEXT,
    "tags" TEXT[],
    "language" TEXT NOT NULL,
    "translation_of" TEXT,
    "product_ids" TEXT[],
    "policy_type" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "knowledge_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_state" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "state" JSONB NOT NULL DEFAULT '{}',
    "last_received_at" TIMESTAMPTZ(3),
    "last_sent_at" TIMESTAMPTZ(3),
    "last_problem" TEXT,

    CONSTRAINT "channel_state_pkey" PRIMARY KEY ("channel","account")
);

-- CreateTable
CREATE TABLE "backoffice_customer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "language" TEXT,

    CONSTRAINT "backoffice_customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backoffice_order" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "shipping_cents" INTEGER NOT NULL DEFAULT 0,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "shipped_at" TIMESTAMPTZ(3),
    "expected_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "carrier" TEXT,
    "tracking_number" TEXT,
    "disputed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "backoffice_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backoffice_order_line" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_cents" INTEGER NOT NULL,

    CONSTRAINT "backoffice_order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backoffice_payment" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "paid_cents" INTEGER NOT NULL,
    "refunded_cents" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "backoffice_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backoffice_refund" (
    "id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backoffice_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backoffice_ticket" (
    "id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "backoffice_id" TEXT,
    "subject" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backoffice_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backoffice_callback_slot" (
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL DEFAULT 2,
    "booked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "backoffice_callback_slot_pkey" PRIMARY KEY ("starts_at")
);

-- CreateTable
CREATE TABLE "backoffice_callback" (
    "id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "backoffice_id" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_phone" BYTEA,
    "status" TEXT NOT NULL DEFAULT 'booked',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "backoffice_callback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_backoffice_id_idx" ON "customer"("backoffice_id");

-- CreateIndex
CREATE INDEX "identity_customer_id_idx" ON "identity"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_channel_account_external_id_key" ON "identity"("channel", "account", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "personal_value_customer_id_value_hash_key" ON "personal_value"("customer_id", "value_hash");

-- CreateIndex
CREATE INDEX "conversation_owner_priority_queued_at_idx" ON "conversation"("owner", "priority", "queued_at");

-- CreateIndex
CREATE INDEX "conversation_deadline_at_idx" ON "conversation"("deadline_at");

-- CreateIndex
CREATE INDEX "conversation_customer_id_idx" ON "conversation"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_channel_account_thread_id_key" ON "conversation"("channel", "account", "thread_id");

-- CreateIndex
CREATE INDEX "inbound_event_conversation_id_state_id_idx" ON "inbound_event"("conversation_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_event_channel_account_platform_id_key" ON "inbound_event"("channel", "account", "platform_id");

-- CreateIndex
CREATE INDEX "message_conversation_id_platform_id_idx" ON "message"("conversation_id", "platform_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_conversation_id_sequence_key" ON "message"("conversation_id", "sequence");

-- CreateIndex
CREATE INDEX "turn_conversation_id_started_at_idx" ON "turn"("conversation_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_reference_key" ON "delivery"("reference");

-- CreateIndex
CREATE INDEX "delivery_conversation_id_id_idx" ON "delivery"("conversation_id", "id");

-- CreateIndex
CREATE INDEX "delivery_state_next_attempt_at_idx" ON "delivery"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "delivery_channel_account_platform_id_idx" ON "delivery"("channel", "account", "platform_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_message_id_part_key" ON "delivery"("message_id", "part");

-- CreateIndex
CREATE UNIQUE INDEX "tool_call_idempotency_key_key" ON "tool_call"("idempotency_key");

-- CreateIndex
CREATE INDEX "tool_call_conversation_id_intended_at_idx" ON "tool_call"("conversation_id", "intended_at");

-- CreateIndex
CREATE INDEX "confirmation_conversation_id_state_idx" ON "confirmation"("conversation_id", "state");

-- CreateIndex
CREATE INDEX "one_time_code_conversation_id_created_at_idx" ON "one_time_code"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "notice_state_created_at_idx" ON "notice"("state", "created_at");

-- CreateIndex
CREATE INDEX "handoff_ticket_id_idx" ON "handoff"("ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "handoff_conversation_id_epoch_key" ON "handoff"("conversation_id", "epoch");

-- CreateIndex
CREATE UNIQUE INDEX "agent_email_key" ON "agent"("email");

-- CreateIndex
CREATE UNIQUE INDEX "agent_session_token_key" ON "agent_session"("token");

-- CreateIndex
CREATE INDEX "agent_session_user_id_idx" ON "agent_session"("user_id");

-- CreateIndex
CREATE INDEX "agent_credential_user_id_idx" ON "agent_credential"("user_id");

-- CreateIndex
CREATE INDEX "agent_verification_identifier_idx" ON "agent_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "playbook_version_hash_key" ON "playbook_version"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "backoffice_customer_email_key" ON "backoffice_customer"("email");

-- CreateIndex
CREATE INDEX "backoffice_order_customer_id_placed_at_idx" ON "backoffice_order"("customer_id", "placed_at");

-- CreateIndex
CREATE INDEX "backoffice_order_line_order_id_idx" ON "backoffice_order_line"("order_id");

-- CreateIndex
CREATE INDEX "backoffice_payment_order_id_idx" ON "backoffice_payment"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "backoffice_refund_idempotency_key_key" ON "backoffice_refund"("idempotency_key");

-- CreateIndex
CREATE INDEX "backoffice_refund_order_id_idx" ON "backoffice_refund"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "backoffice_ticket_idempotency_key_key" ON "backoffice_ticket"("idempotency_key");

-- CreateIndex
CREATE INDEX "backoffice_ticket_status_priority_idx" ON "backoffice_ticket"("status", "priority");

-- CreateIndex
CREATE UNIQUE INDEX "backoffice_callback_idempotency_key_key" ON "backoffice_callback"("idempotency_key");

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_value" ADD CONSTRAINT "personal_value_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_event" ADD CONSTRAINT "inbound_event_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turn" ADD CONSTRAINT "turn_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_call" ADD CONSTRAINT "tool_call_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_session" ADD CONSTRAINT "agent_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_credential" ADD CONSTRAINT "agent_credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backoffice_order" ADD CONSTRAINT "backoffice_order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "backoffice_customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backoffice_order_line" ADD CONSTRAINT "backoffice_order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "backoffice_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backoffice_payment" ADD CONSTRAINT "backoffice_payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "backoffice_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "backoffice_refund" ADD CONSTRAINT "backoffice_refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "backoffice_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────── below: by hand, what the schema language cannot say ─────────

-- Limits that no code path may cross, whatever it believes.
ALTER TABLE "identity" ADD CONSTRAINT "identity_trust_check" CHECK ("trust" BETWEEN 0 AND 2);
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_deadline_check" CHECK (("deadline_at" IS NULL) = ("deadline_step" IS NULL));
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_agent_check" CHECK ("owner" <> 'agent' OR "agent_id" IS NOT NULL);
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_counters_check" CHECK ("epoch" >= 0 AND "version" >= 0 AND "fence" >= 0 AND "last_sequence" >= 0 AND "audit_sequence" >= 0);
ALTER TABLE "message" ADD CONSTRAINT "message_sequence_check" CHECK ("sequence" > 0);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_part_check" CHECK ("part" >= 0 AND "attempt" >= 0);
ALTER TABLE "tool_call" ADD CONSTRAINT "tool_call_risk_check" CHECK ("risk" IN ('read', 'write', 'money'));
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_redeemed_check" CHECK (("state" = 'redeemed') = ("redeemed_at" IS NOT NULL));
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_tries_check" CHECK ("tries" >= 0);
ALTER TABLE "rating" ADD CONSTRAINT "rating_score_check" CHECK ("score" BETWEEN 1 AND 5);
ALTER TABLE "source" ADD CONSTRAINT "source_tier_check" CHECK ("tier" IN ('gold', 'silver', 'bronze'));
ALTER TABLE "knowledge_version" ADD CONSTRAINT "knowledge_version_one_row_check" CHECK ("id" = 1);
ALTER TABLE "backoffice_order_line" ADD CONSTRAINT "backoffice_order_line_amount_check" CHECK ("quantity" > 0 AND "unit_cents" >= 0);
ALTER TABLE "backoffice_payment" ADD CONSTRAINT "backoffice_payment_refunded_check" CHECK ("paid_cents" >= 0 AND "refunded_cents" BETWEEN 0 AND "paid_cents");
ALTER TABLE "backoffice_refund" ADD CONSTRAINT "backoffice_refund_amount_check" CHECK ("amount_cents" > 0);
ALTER TABLE "backoffice_callback_slot" ADD CONSTRAINT "backoffice_callback_slot_booked_check" CHECK ("capacity" >= 0 AND "booked" BETWEEN 0 AND "capacity");

-- At most one open proposal a conversation, so that "yes" can only mean one thing.
CREATE UNIQUE INDEX "confirmation_one_open_key" ON "confirmation"("conversation_id") WHERE "state" = 'open';

-- At most one playbook in force.
CREATE UNIQUE INDEX "playbook_version_one_active_key" ON "playbook_version"("active") WHERE "active";

-- What is waiting stays quick to find however long the history grows.
CREATE INDEX "inbound_event_pending_idx" ON "inbound_event"("conversation_id", "id") WHERE "state" = 'pending';
CREATE INDEX "delivery_due_idx" ON "delivery"("next_attempt_at", "conversation_id") WHERE "state" IN ('pending', 'sending');

-- The audit trail only grows.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_entry_no_change" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- The one row that processes watch.
INSERT INTO "knowledge_version" ("id", "version") VALUES (1, 0);
