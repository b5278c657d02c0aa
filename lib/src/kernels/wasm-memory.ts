import * as tf from "@tensorflow/tfjs";

/** What the fast kernels use of tfjs's wasm backend: private parts, checked. */
export interface WasmBackend {
  readonly wasm: {
    readonly HEAPU8: Uint8Array;
    readonly asm: { readonly memory: WebAssembly.Memory };
    readonly tfjs: {
      registerTensor(id: number, size: number, address: number): void;
      disposeData(id: number): void;
    };
    _malloc(numBytes: number): number;
    _free(address: number): void;
    cwrap(
      name: string,
      returns: null,
      takes: readonly string[],
    ): (...args: readonly (number | Uint8Array)[]) => void;
  };
  readonly dataIdMap: {
    get(dataId: object): { memoryOffset: number };
    has(dataId: object): boolean;
    set(dataId: object, data: { memoryOffset: number }): void;
  };
  /** The next free number for a tensor; each may be given once. */
  dataIdNextNumber: number;
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  incRef(dataId: object): void;
  disposeData(dataId: object, isForced?: boolean): boolean;
}

const backendMembers = ["dataIdMap", "dataIdNextNumber", "makeOutput"];
const countMembers = ["incRef", "disposeData"];
const mapMembers = ["get", "has", "set"];
const moduleMembers = ["HEAPU8", "_malloc", "_free", "cwrap", "asm", "tfjs"];
const tensorMembers = ["registerTensor", "disposeData"];

/**
 * The current backend, when it has all that the fast kernels use.
 *
 * @throws Error that names what is missing
 */
export function requireWasmBackend(): WasmBackend {
  const backend: unknown = tf.backend();
  requireMembers("backend", backend, [...backendMembers, ...countMembers]);
  const { wasm, dataIdMap } = backend as WasmBackend;
  requireMembers("data of the backend", dataIdMap, mapMembers);
  requireMembers("wasm module", wasm, moduleMembers);
  requireMembers("wasm module's tfjs", wasm.tfjs, tensorMembers);
  return backend as WasmBackend;
}

function requireMembers(
  what: string,
  value: unknown,
  names: readonly string[],
): void {
  const isObject = typeof value === "object" && value !== null;
  const missing = names.find((name) => !isObject || !(name in value));
  if (missing === undefined) return;
  throw new Error(`tfjs's ${what} has no ${missing}`);
}

/**
 * The memory in which the wasm backend keeps its tensors.
 *
 * A view is good until the next allocation: memory that grows is given a new
 * buffer, and views of the old one are empty from then on. So: allocate all
 * that is needed, then look.
 */
export class WasmMemory {
  constructor(readonly backend: WasmBackend) {}

  /** The buffer of this moment. */
  get buffer(): ArrayBufferLike {
    return this.backend.wasm.HEAPU8.buffer;
  }

  /** Where a tensor's numbers begin, in bytes. */
  addressOf({ dataId }: tf.TensorInfo): number {
    return this.backend.dataIdMap.get(dataId).memoryOffset;
  }

  /** Where the numbers of each of these tensors begin, in bytes. */
  addressesOf<T extends readonly tf.TensorInfo[]>(
    ...tensors: T
  ): { [Index in keyof T]: number };
  addressesOf(...tensors: tf.TensorInfo[]): number[] {
    return tensors.map((tensor) => this.addressOf(tensor));
  }

  /** A view of a float32 tensor's numbers. */
  floatsOf(tensor: tf.TensorInfo): Float32Array {
    const size = tf.util.sizeFromShape(tensor.shape);
    return this.floatsAt(this.addressOf(tensor), size);
  }

  /** A view of an int32 tensor's numbers. */
  integersOf(tensor: tf.TensorInfo): Int32Array {
    const size = tf.util.sizeFromShape(tensor.shape);
    return new Int32Array(this.buffer, this.addressOf(tensor), size);
  }

  /** A view of `length` floats from an address in bytes. */
  floatsAt(address: number, length: number): Float32Array {
    return new Float32Array(this.buffer, address, length);
  }

  /**
   * A new float32 tensor; its numbers are whatever lay there.
   *
   * @throws MemoryError when memory is used up
   */
  makeFloats(shape: readonly number[]): tf.TensorInfo {
    return this.backend.makeOutput([...shape], "float32");
  }

  /**
   * What `use` returns, given room for each of these numbers of floats.
   *
   * @throws MemoryError when memory is used up
   */
  withScratch<T>(
    lengths: readonly number[],
    use: (...addresses: number[]) => T,
  ): T {
    const addresses: number[] = [];
    try {
      for (const length of lengths) {
        // Addresses from 2 GB on come back as negative numbers.
        const address = this.backend.wasm._malloc(4 * length) >>> 0;
        addresses.push(address);
      }
      return use(...addresses);
    } finally {
      for (const address of addresses) this.backend.wasm._free(address);
    }
  }
}
