/**
 * The statements that every message passes through, kept together because their speed and their locks belong together.
 * They are prepared once a connection (by `name`). Everything else may use Prisma.
 */

/** Locks the conversation and reads it, with the database's clock. */
export const LOCK_CONVERSATION = {
  name: "lock-conversation",
  text: `SELECT id, channel, account, thread_id AS "threadId", identity_id AS "identityId", customer_id AS "customerId",
    date_trunc('milliseconds', clock_timestamp()) AS now, owner, agent_id AS "agentId", epoch, version, deadline_at AS "deadlineAt",
    deadline_step AS "deadlineStep", priority, queued_at AS "queuedAt", handoffs, last_sequence AS "lastSequence", state, language,
    lease_holder AS "leaseHolder", lease_until AS "leaseUntil", fence, audit_sequence AS "auditSequence", audit_head AS "auditHead",
    last_inbound_at AS "lastInboundAt", last_inbound_id AS "lastInboundId", address
  FROM conversation WHERE id = $1 FOR UPDATE`,
};

/** Writes back the locked conversation with its new audit entries, messages and deliveries: one round trip. */
export const FLUSH = {
  name: "flush-conversation",
  text: `WITH entries AS (
    INSERT INTO audit_entry (chain, sequence, at, kind, data, hash)
    SELECT $1::text, e.sequence, t.now, e.kind, e.data::jsonb, e.hash
    FROM (SELECT date_trunc('milliseconds', $38::timestamptz) AS now) t,
      unnest($20::int[], $21::text[], $22::text[], $23::text[]) AS e(sequence, kind, data, hash)
  ), messages AS (
    INSERT INTO message (id, conversation_id, sequence, author, sealed, masked, language, turn_id, agent_id, platform_id, created_at)
    SELECT m.id, $1::text, m.sequence, m.author::"Author", m.sealed, m.masked, m.language, m.turn_id, m.agent_id, m.platform_id, $38::timestamptz
    FROM unnest($24::text[], $25::int[], $26::text[], $27::bytea[], $28::text[], $29::text[], $30::text[], $31::text[], $32::text[])
      AS m(id, sequence, author, sealed, masked, language, turn_id, agent_id, platform_id)
  ), deliveries AS (
    INSERT INTO delivery (reference, conversation_id, message_id, part, author, channel, account, epoch, sealed)
    SELECT d.reference, $1::text, d.message_id, d.part, d.author::"Author", c.channel, c.account, $4::int, d.sealed
    FROM unnest($33::text[], $34::text[], $35::int[], $36::text[], $37::bytea[]) WITH ORDINALITY
      AS d(reference, message_id, part, author, sealed, n), (SELECT channel, account FROM conversation WHERE id = $1::text) c
    ORDER BY d.n
  )
  UPDATE conversation SET owner = $2::"Owner", agent_id = $3, epoch = $4, version = $5, deadline_at = $6, deadline_step = $7,
    priority = $8, queued_at = $9, handoffs = $10, last_sequence = $11, state = $12::jsonb, language = $13, lease_holder = $14,
    lease_until = $15, fence = $16, audit_sequence = $17, audit_head = $18, last_inbound_at = $19, last_inbound_id = $39, address = $40::jsonb, updated_at = clock_timestamp()
  WHERE id = $1`,
};
