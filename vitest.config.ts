import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}", "adapters/*/test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    // A test waits for what should happen, not for a time; these limits only end what hangs.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
