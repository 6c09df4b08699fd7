import { createHash } from "node:crypto";
import { canonical } from "../audit.ts";
import type { Playbook } from "./schema.ts";

/** The same playbook has the same hash, in whatever order its keys stand. */
export const playbookHash = (playbook: Playbook): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(playbook)))
    .digest("hex");
