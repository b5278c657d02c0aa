import * as tf from "@tensorflow/tfjs";
import { MemoryError } from "../errors/memory-error";
import type { WasmBackend } from "./wasm-memory";

/** wasm addresses memory with 32 bits. */
const addressableBytes = 2 ** 32;

/**
 * How far memory may grow. The module's allocator takes an address that runs
 * over 32 bits for a small one; below this, one of up to 1 GB never does.
 */
const mostBytes = 3 * 2 ** 30;

/** What the allocator asks for beyond what it is asked for, rounded up. */
const allocatorBytes = 2 ** 20;

/** What tfjs's C++ may need for its own books; it ends for good without. */
const reservedBytes = 2 ** 20;

const bytesPerPage = 2 ** 16;
const bytesPerNumber = 4;
const gigabyte = 1e9;

const guarded = new WeakSet<object>();

/**
 * Nothing; room that cannot be had is an error from now on.
 *
 * tfjs takes the allocator's 0 for an address, and a size beyond 4 GB for what
 * is left of it after so many times 4 GB; near 4 GB the allocator itself hands
 * out memory that is in use. Each time something is written over, and nothing
 * that is computed later can be trusted.
 */
export function guardAllocator({ wasm }: WasmBackend): void {
  if (guarded.has(wasm)) return;
  guarded.add(wasm);
  limitGrowth(wasm.asm.memory);
  // The first call puts the function itself in the place of one that finds it.
  wasm._free(wasm._malloc(1));
  const allocate = wasm._malloc.bind(wasm);
  // Addresses from 2 GB on come back as negative numbers.
  const find = (numBytes: number) => allocate(numBytes) >>> 0;
  wasm._malloc = (numBytes) => {
    const room = addressableBytes - allocatorBytes - wasm.HEAPU8.length;
    const address = numBytes < room ? find(numBytes) : 0;
    const reserve = address === 0 ? 0 : find(reservedBytes);
    if (reserve !== 0) {
      wasm._free(reserve);
      return address;
    }
    if (address !== 0) wasm._free(address);
    throw noRoomFor(numBytes);
  };
}

/** Nothing; the module's code takes an error here for memory used up. */
function limitGrowth(memory: WebAssembly.Memory): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (numPages) => {
    const wanted = memory.buffer.byteLength + numPages * bytesPerPage;
    if (wanted > mostBytes) throw new RangeError(`${wanted} bytes of memory`);
    return grow(numPages);
  };
}

/** What is thrown when there is no room for so many bytes. */
export function noRoomFor(numBytes: number): MemoryError {
  const inUse = (tf.memory().numBytes / gigabyte).toFixed(1);
  const most = (mostBytes / gigabyte).toFixed(1);
  return new MemoryError({
    where: "wasm",
    expected: `room for ${Math.ceil(numBytes / bytesPerNumber)} numbers`,
    got: `none: tensors hold ${inUse} GB, and there are ${most} GB at most`,
    fix: "Use a smaller batch or shorter sequences, and dispose of tensors.",
  });
}
