import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { encodeOnnxModel, type OnnxOperator } from "./onnx-model";
import { requireVersion } from "./pinned-versions";
import type { WasmMemory } from "./wasm-memory";

/** What is used of onnxruntime-node. Its public `run` is asynchronous, and a
 * kernel of tfjs is not: this is what lies beneath, hence the pinned version. */
interface OnnxBinding {
  readonly initOrt: () => void;
  readonly binding: { readonly InferenceSession: new () => OnnxSession };
}

interface OnnxSession {
  loadModel(
    model: ArrayBufferLike,
    offset: number,
    length: number,
    options: object,
  ): void;
  run(feeds: Tensors, fetches: Tensors, options: object): unknown;
}

type Tensors = Readonly<Record<string, object>>;

interface OnnxCommon {
  readonly Tensor: new (
    type: "float32",
    data: Float32Array,
    dims: readonly number[],
  ) => object;
}

const requireHere = createRequire(__filename);

/** More threads than this gain little on matrices of a small model. */
const maxThreads = 4;

/** A tensor where tfjs keeps it: its address in bytes and its shape. */
export interface Place {
  readonly address: number;
  readonly shape: readonly number[];
}

/** Applies an operator to tensors in tfjs's memory; nothing is copied. */
export type RunOperator = (
  inputs: Readonly<Record<string, Place>>,
  output: Place,
) => void;

/**
 * onnxruntime's native operators, computed where tfjs keeps its tensors.
 *
 * @throws Error when onnxruntime-node is not installed, is of another version,
 * or has no binary for this machine
 */
export function loadOnnxOperators(
  memory: WasmMemory,
): (operator: OnnxOperator, numThreads?: number) => RunOperator {
  const { binding, initOrt, Tensor } = loadOnnxRuntime();
  initOrt();
  const tensorAt = ({ address, shape }: Place) => {
    const length = shape.reduce((product, size) => product * size, 1);
    return new Tensor("float32", memory.floatsAt(address, length), shape);
  };
  return (operator, numThreads = maxThreads) => {
    const session = new binding.InferenceSession();
    const model = encodeOnnxModel(operator);
    session.loadModel(model.buffer, model.byteOffset, model.byteLength, {
      intraOpNumThreads: Math.min(numThreads, availableParallelism()),
      // Threads that wait for work by spinning take the time of other programs.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    });
    return (inputs, output) => {
      const feeds: Record<string, object> = {};
      for (const [name, place] of Object.entries(inputs)) {
        feeds[name] = tensorAt(place);
      }
      session.run(feeds, { [operator.output]: tensorAt(output) }, {});
    };
  };
}

function loadOnnxRuntime(): OnnxBinding & OnnxCommon {
  requireVersion("onnxruntime-node", installedVersion());
  // It would keep a record of its use in the home folder, to be sent away.
  process.env.ORT_DISABLE_TELEMETRY = "1";
  const native = loadBinding();
  const common: OnnxCommon = requireHere("onnxruntime-node");
  return { ...native, Tensor: common.Tensor };
}

function loadBinding(): OnnxBinding {
  try {
    return requireHere("onnxruntime-node/dist/binding");
  } catch (error) {
    const { platform, arch } = process;
    throw new Error(
      `onnxruntime-node has no binary that loads on ${platform}-${arch}`,
      { cause: error },
    );
  }
}

function installedVersion(): string {
  try {
    const manifest: { version: string } = requireHere(
      "onnxruntime-node/package.json",
    );
    return manifest.version;
  } catch {
    throw new Error("onnxruntime-node is not installed");
  }
}
