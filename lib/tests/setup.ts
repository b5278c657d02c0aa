import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeAll } from "vitest";

// A test file that has not loaded tfjs does not pay for loading it.
beforeAll(async () => {
  if (!("_tfengine" in globalThis)) return;
  const { startTestBackend } = await import("./test-backend");
  await startTestBackend();
});

// A long row of tests that never wait would keep vitest from being heard for over a minute, which it takes for a fault.
afterEach(() => nextTurn());
