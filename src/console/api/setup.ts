import { createHmac, timingSafeEqual } from "node:crypto";
import type { AgentDirectory } from "../../core/contracts/console.ts";

export interface Setup {
  link(): Promise<string | undefined>;
  /** True only while nobody exists; the directory's `onlyFirst` makes it one-time even in a race. */
  accepts(token: string): Promise<boolean>;
}

/** The first-run link proves that its holder can read the server's terminal. It dies with the first account. */
export function createSetup({
  secret,
  publicUrl,
  agents,
}: {
  secret: Buffer;
  publicUrl: string;
  agents: AgentDirectory;
}): Setup {
  const token = createHmac("sha256", secret).update("first agent").digest("base64url");
  const isToken = (given: string): boolean => {
    const [a, b] = [Buffer.from(given), Buffer.from(token)];
    return a.length === b.length && timingSafeEqual(a, b);
  };
  return {
    link: async () => ((await agents.count()) === 0 ? `${publicUrl}/console/setup?token=${token}` : undefined),
    accepts: async (given) => isToken(given) && (await agents.count()) === 0,
  };
}
