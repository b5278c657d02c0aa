import * as tf from "@tensorflow/tfjs";
import { requireWasmBackend } from "../src/kernels/wasm-memory";

const megabyte = 2 ** 20;

/** Sizes that are tried in turn: what is left over is less than the last. */
const blockSizes = [256, 24, 1, 0.0625].map((size) => size * megabyte);

/** Memory of the wasm backend that is held by nobody. None of it is ever written to. */
export class FilledMemory {
  readonly blocks: { address: number; size: number }[] = [];

  /** All that can be had. */
  constructor() {
    const { wasm } = requireWasmBackend();
    for (const size of blockSizes) {
      for (;;) {
        try {
          const address = wasm._malloc(size);
          if (address === 0) throw new Error("wasm answers 0");
          this.blocks.push({ address, size });
        } catch {
          break;
        }
      }
    }
  }

  /** In bytes. */
  get size(): number {
    return this.blocks.reduce((sum, { size }) => sum + size, 0);
  }

  /** Nothing; gives back one block, of at least so many bytes. */
  leave(numBytes: number): void {
    const { wasm } = requireWasmBackend();
    const [size] = blockSizes.filter((each) => each >= numBytes).slice(-1);
    const index = this.blocks.findIndex((block) => block.size === size);
    for (const { address } of this.blocks.splice(index, 1)) wasm._free(address);
  }

  /** Nothing; gives back all. */
  free(): void {
    const { wasm } = requireWasmBackend();
    for (const { address } of this.blocks.splice(0)) wasm._free(address);
  }
}

/** What there is of tensors, by the engine's books and by the backend's. */
export function countTensors(): object {
  const { numTensors, numDataBuffers, numBytes } = tf.memory();
  return { numTensors, numDataBuffers, numBytes, numDataIds: tf.engine().backend.numDataIds() };
}
