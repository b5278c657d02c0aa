import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    allowOnly: false,
    include: ["{lib,autograder,tools}/{src,tests}/**/*.test.ts"],
    // tfjs keeps one global engine: a file's tests share it, and files are kept apart by processes.
    pool: "forks",
    poolOptions: { forks: { maxForks: 2 } },
    setupFiles: ["lib/tests/setup.ts"],
    testTimeout: 60_000,
    // TensorFlow's library, 600 MB, is loaded in one.
    hookTimeout: 60_000,
    // tfjs advertises its node backend when the first tensor is made on the cpu.
    onConsoleLog: (text) => !text.includes("Hi, looks like you are running TensorFlow.js"),
  },
});
