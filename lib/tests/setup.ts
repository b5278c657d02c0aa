import { beforeAll } from "vitest";

// A test file that has not loaded tfjs does not pay for loading it.
beforeAll(async () => {
  if (!("_tfengine" in globalThis)) return;
  const { startTestBackend } = await import("./test-backend");
  await startTestBackend();
});
