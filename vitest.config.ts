import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/setup/run-folder.ts"],
    // Two cores with real databases, brokers and browsers beside the tests; one file more, since many wait for these.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./tests/setup/plain-closing-line.ts"],
  },
});
