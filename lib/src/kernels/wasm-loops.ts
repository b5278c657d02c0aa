import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WasmMemory } from "./wasm-memory";

/** Takes addresses in bytes, counts and factors, as its source tells. */
type Loop = (...numbers: number[]) => void;

/** Loops over numbers in wasm's memory; lib/assembly has their source. */
export interface WasmLoops {
  readonly adamStep: Loop;
  readonly addBiasToRows: Loop;
  readonly addRowsById: Loop;
  readonly dropout: Loop;
  readonly gelu: Loop;
  readonly geluGradient: Loop;
  readonly layerNormRows: Loop;
  readonly layerNormGradientRows: Loop;
  readonly lstmStep: Loop;
  readonly lstmStepGradient: Loop;
  readonly maskScores: Loop;
  readonly scaleInPlace: Loop;
  readonly softmaxGradientRows: Loop;
  readonly softmaxRows: Loop;
  readonly sumOfSquares: (address: number, length: number) => number;
  readonly sumRows: Loop;
  readonly swapMiddleAxes: Loop;
}

// From src as from dist: the build puts it beside the compiled files.
const file = join(__dirname, "..", "..", "dist", "kernels", "loops.wasm");

/**
 * The loops, working in the memory of tfjs's wasm backend.
 *
 * @throws Error when they have not been built, or memory is not as expected
 */
export function loadLoops(memory: WasmMemory): WasmLoops {
  const module = new WebAssembly.Module(readLoops());
  const imports = { env: { memory: memory.backend.wasm.asm.memory } };
  const { exports } = new WebAssembly.Instance(module, imports);
  // What the build compiled from lib/assembly/index.ts.
  return exports as unknown as WasmLoops;
}

function readLoops(): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error("lib's loops are not built: npm run build", {
      cause: error,
    });
  }
}
