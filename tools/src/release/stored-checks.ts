import path from "node:path";
import type { Exercise } from "@attending/autograder/dist/exercises";
import { recordCheck } from "@attending/autograder/dist/released/record-check";
import { encodeStoredCheck } from "@attending/autograder/dist/released/stored-check";
import { startWasm } from "@attending/autograder/dist/supply/start-wasm";

/** The stored check of each exercise, made anew: tensors are computed as grading computes them. */
export async function storedChecks(
  exercises: readonly Exercise[],
  say: (line: string) => void,
): Promise<Map<string, Buffer>> {
  const wasm = require.resolve("@tensorflow/tfjs-backend-wasm/package.json");
  await startWasm(path.join(path.dirname(wasm), "dist"));
  const checks = new Map<string, Buffer>();
  for (const exercise of exercises) {
    const { id, title } = exercise.card;
    // Recording keeps this process busy: whoever waits for a word of it is heard in between.
    await new Promise((resolve) => setImmediate(resolve));
    const bytes = encodeStoredCheck(await recordCheck(exercise));
    checks.set(id, bytes);
    say(`${id} ${title}: ${Math.ceil(bytes.length / 1024)} KB of expectations`);
  }
  return checks;
}
