import { defineConfig } from "vitest/config";

/** Files that only compute: they share a process, whose modules are loaded once. */
const pure = [
  "tests/dashboard-api/domain/**/*.test.ts",
  "tests/gateway/{clock,state}/*.test.ts",
  "tests/config/presets/*.test.ts",
];

export default defineConfig({
  test: {
    globalSetup: ["tests/setup/run-folder.ts"],
    // Two cores: real databases, brokers, servers and browsers run beside the tests.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./tests/setup/plain-closing-line.ts"],
    projects: [
      { extends: true, test: { name: "pure", include: pure, isolate: false } },
      { extends: true, test: { name: "systems", include: ["tests/**/*.test.ts"], exclude: pure } },
    ],
  },
});
