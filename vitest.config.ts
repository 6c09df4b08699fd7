import { defineConfig } from "vitest/config";

/** What kills processes, drives a browser or keeps deadlines: a second file beside it would only prove that the machine is busy. */
const alone = [
  "test/{promises,e2e,chaos,jobs,channels,clients,adapters,models,notices,widget}/**/*.test.{ts,tsx}",
  "test/http/adapter-socket.test.ts",
  "test/store/embedded-postgres.test.ts",
  "adapters/*/test/**/*.test.ts",
];

export default defineConfig({
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    // A test waits for what should happen, not for a time; these limits only end what hangs.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "beside",
          globalSetup: [],
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "alone", globalSetup: [], include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
