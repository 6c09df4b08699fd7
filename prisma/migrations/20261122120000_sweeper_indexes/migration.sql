-- CreateIndex
CREATE INDEX "one_time_code_identity_id_created_at_idx" ON "one_time_code"("identity_id", "created_at");

-- CreateIndex
CREATE INDEX "one_time_code_backoffice_id_created_at_idx" ON "one_time_code"("backoffice_id", "created_at");

-- What the sweeper looks for every few seconds: a handful of rows among all calls there ever were.
CREATE INDEX "tool_call_unfinished_idx" ON "tool_call"("intended_at") WHERE "state" IN ('intended', 'unknown');
