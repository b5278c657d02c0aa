import { backendNames, startBackend } from "../src/backend/backend-candidates";

/** Nothing; tensors are computed on wasm, which grades, or on the backend that ATTENDING_BACKEND names. */
export async function startTestBackend(): Promise<void> {
  const name = process.env.ATTENDING_BACKEND || "wasm";
  const known = backendNames.find((candidate) => candidate === name);
  if (known === undefined) throw new Error(`ATTENDING_BACKEND: no backend is called ${name}`);
  await startBackend[known]();
}
