import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import {
  type BackendName,
  backendNames,
  startBackend,
} from "./backend-candidates";
import { probeBackend } from "./probe-backend";

/** Which backend computes, and why. */
export interface BackendChoice {
  readonly name: BackendName;
  /** Why this one: what was asked for, and what the others lacked. */
  readonly reason: string;
}

/** How the choice is made and told. */
export interface BackendOptions {
  /** The one to take, whatever else works. @default $ATTENDING_BACKEND */
  readonly force?: string | undefined;
  /** Receives the line that tells the choice. @default console.log */
  readonly print?: ((line: string) => void) | undefined;
}

/**
 * Fastest first. `cpu` and `wasm` with tfjs's own kernels are too slow to train
 * with, and only taken when forced.
 */
const order: readonly BackendName[] = [
  "node-gpu",
  "node",
  "wasm-ort",
  "wasm-xnn",
];

/**
 * The backend that tensors are computed with from now on.
 *
 * The first of node-gpu, node, wasm-ort (products by onnxruntime) and wasm-xnn
 * (by XNNPACK) that loads and passes a probe, or the one named in the
 * environment variable `ATTENDING_BACKEND`.
 *
 * @throws DataError when none works, with each one's reason
 * @example
 * await chooseBackend(); // prints "Backend: wasm-ort (node-gpu: not installed; …)"
 */
export async function chooseBackend({
  force = process.env.ATTENDING_BACKEND,
  print = console.log,
}: BackendOptions = {}): Promise<BackendChoice> {
  const candidates = force ? [requireBackendName(force)] : order;
  tf.enableProdMode();
  const refusals: string[] = [];
  for (const name of candidates) {
    const refusal = await tryBackend(name);
    if (refusal === undefined) {
      const reason = force ? "asked for" : refusals.join("; ") || "the fastest";
      print(`Backend: ${name} (${reason})`);
      return { name, reason };
    }
    refusals.push(`${name}: ${refusal}`);
  }
  throw new DataError({
    where: "chooseBackend",
    expected: `${candidates.join(" or ")} to work`,
    got: refusals.join("; "),
    fix: force
      ? "Unset ATTENDING_BACKEND to take what works."
      : "Run npm ci again: it brings the wasm backend. ATTENDING_BACKEND=wasm takes the slow one.",
  });
}

/** Nothing when the backend runs and computes rightly, else why not. */
async function tryBackend(name: BackendName): Promise<string | undefined> {
  try {
    await startBackend[name]();
    probeBackend();
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // What follows is a list of this machine's files.
    return message.split("\n", 1)[0] ?? message;
  }
}

function requireBackendName(name: string): BackendName {
  const known = backendNames.find((candidate) => candidate === name);
  if (known) return known;
  throw new DataError({
    where: "chooseBackend",
    expected: `one of ${backendNames.join(", ")}`,
    got: `"${name}"`,
    fix: "Correct ATTENDING_BACKEND, or unset it.",
  });
}
