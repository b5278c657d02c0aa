import { beforeAll } from "vitest";

// A test file that has loaded tfjs computes on wasm, the backend that grades;
// one that has not does not pay for loading it.
beforeAll(async () => {
  if (!("_tfengine" in globalThis)) return;
  const { startBackend } = await import("../src/backend/backend-candidates");
  await startBackend.wasm();
});
