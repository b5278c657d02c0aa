import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { MultiplyMatrices } from "./matrix-product";
import { encodeOnnxModel } from "./onnx-model";
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

/**
 * Products by onnxruntime's native kernels, computed where tfjs keeps its
 * tensors: nothing is copied in or out.
 *
 * @throws Error when onnxruntime-node is not installed, is of another version,
 * or has no binary for this machine
 */
export function makeOnnxProduct(memory: WasmMemory): MultiplyMatrices {
  const { binding, initOrt, Tensor } = loadOnnxRuntime();
  initOrt();
  const sessions = [0, 1].map((transA) =>
    [0, 1].map((transB) =>
      startSession(new binding.InferenceSession(), { transA, transB }),
    ),
  );
  const tensorAt = (address: number, dims: readonly number[]) => {
    const length = dims.reduce((product, size) => product * size, 1);
    return new Tensor("float32", memory.floatsAt(address, length), dims);
  };
  return (left, right, product, shape) => {
    const { rows, inner, columns, transposeLeft, transposeRight } = shape;
    const leftMatrix = transposeLeft ? [inner, rows] : [rows, inner];
    const rightMatrix = transposeRight ? [columns, inner] : [inner, columns];
    const session = sessions[Number(transposeLeft)]?.[Number(transposeRight)];
    session?.run(
      {
        left: tensorAt(left, [...shape.leftBatch, ...leftMatrix]),
        right: tensorAt(right, [...shape.rightBatch, ...rightMatrix]),
      },
      { product: tensorAt(product, [...shape.batch, rows, columns]) },
      {},
    );
  };
}

function startSession(
  session: OnnxSession,
  attributes: Readonly<Record<string, number>>,
): OnnxSession {
  const model = encodeOnnxModel({
    name: "FusedMatMul",
    domain: "com.microsoft",
    inputs: ["left", "right"],
    output: "product",
    attributes,
  });
  session.loadModel(model.buffer, model.byteOffset, model.byteLength, {
    intraOpNumThreads: Math.min(maxThreads, availableParallelism()),
    // Threads that wait for work by spinning take the time of other programs.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
  return session;
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
