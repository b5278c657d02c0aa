import { beforeAll } from "vitest";

// A test file that has loaded tfjs computes on wasm, the backend that grades, or on the one that
// ATTENDING_BACKEND names; one that has not does not pay for loading it.
beforeAll(async () => {
  if (!("_tfengine" in globalThis)) return;
  const { backendNames, startBackend } = await import("../src/backend/backend-candidates");
  const asked = backendNames.find((name) => name === process.env.ATTENDING_BACKEND);
  await startBackend[asked ?? "wasm"]();
});
