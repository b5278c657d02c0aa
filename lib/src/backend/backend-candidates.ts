import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import {
  type MakeArithmetic,
  makeOnnxArithmetic,
  makeXnnpackArithmetic,
} from "../kernels/arithmetic";
import { startFastKernels, stopFastKernels } from "../kernels/fast-kernels";
import { repairTfjs, secureWasm } from "../kernels/repair-tfjs";
import { loadNativePackage, type NativeBackend } from "./native-package";

/** The ways to compute, by the names that `ATTENDING_BACKEND` takes. */
export const backendNames = [
  "node-gpu",
  "node",
  "wasm-ort",
  "wasm-xnn",
  "wasm",
  "cpu",
] as const;

/** One way to compute. */
export type BackendName = (typeof backendNames)[number];

/** Makes a backend the current one, or says why it cannot. */
export type StartBackend = () => Promise<void>;

const requireHere = createRequire(__filename);

/** How each backend is started; a rejection carries the reason. */
export const startBackend: Readonly<Record<BackendName, StartBackend>> = {
  "node-gpu": () => startNative("node-gpu"),
  node: () => startNative("node"),
  "wasm-ort": () => startFastWasm(makeOnnxArithmetic),
  "wasm-xnn": () => startFastWasm(makeXnnpackArithmetic),
  wasm: startWasm,
  cpu: () => select("cpu"),
};

async function startNative(backend: NativeBackend): Promise<void> {
  loadNativePackage(backend);
  await select("tensorflow");
}

/** Stock wasm with fast kernels in the place of some of its own. */
async function startFastWasm(makeArithmetic: MakeArithmetic): Promise<void> {
  await startWasm();
  startFastKernels(makeArithmetic);
  secureWasm();
}

async function startWasm(): Promise<void> {
  stopFastKernels();
  const entry = requireHere.resolve("@tensorflow/tfjs-backend-wasm");
  // The .wasm files lie beside the package's entry, whatever folder we run in.
  setWasmPaths(dirname(entry) + sep);
  // Its threads would keep the process alive, and a grade needs one order.
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  await withoutNewFaultHandlers(() => select("wasm"));
  secureWasm();
}

const faults = ["uncaughtException", "unhandledRejection"] as const;

/**
 * What `start` does, less the handlers of faults that it installs.
 *
 * The wasm module's start-up code rethrows every uncaught exception and every
 * rejection that nobody handles: one forgotten `await` in a cell would end the
 * kernel, whose own handlers print the error and go on.
 */
async function withoutNewFaultHandlers(
  start: () => Promise<void>,
): Promise<void> {
  const before = new Set(
    faults.flatMap((fault) => process.rawListeners(fault)),
  );
  try {
    await start();
  } finally {
    for (const fault of faults) {
      for (const handler of process.rawListeners(fault)) {
        // A listener of any event takes some arguments and returns nothing.
        if (!before.has(handler)) process.off(fault, handler as () => void);
      }
    }
  }
}

async function select(name: string): Promise<void> {
  repairTfjs();
  if (await tf.setBackend(name)) return;
  throw new Error("could not start");
}
