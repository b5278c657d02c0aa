import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import {
  encodeOnnxModel,
  type OnnxGraph,
  unreadableOutput,
} from "./onnx-model";
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

type Tensors = Readonly<Record<string, object | null>>;

interface OnnxCommon {
  readonly Tensor: new (
    type: "float32" | "int32",
    data: Float32Array | Int32Array,
    dims: readonly number[],
  ) => object;
}

const requireHere = createRequire(__filename);

/** A float32 tensor where tfjs keeps it: its address in bytes and its shape. */
export interface Place {
  readonly address: number;
  readonly shape: readonly number[];
}

/** What a graph reads: tensors of tfjs, and numbers that are given. */
export type Feeds = Readonly<Record<string, Place | Int32Numbers>>;

/** Whole numbers and their shape. */
export interface Int32Numbers {
  readonly numbers: Int32Array;
  readonly shape: readonly number[];
}

/** Computes an output of a graph in tfjs's memory; nothing is copied. */
export type RunGraph = (feeds: Feeds, output: string, to: Place) => void;

/** How a graph is computed. */
export interface RunSettings {
  /** At most; a machine may have fewer cores. */
  readonly numThreads: number;
  /** Whether threads wait for each other awake while the graph is run. */
  readonly spins?: boolean | undefined;
  /** Whether outputs are copied once more, into an array that nobody reads:
   * for small ones that takes less time than to do without. */
  readonly copiesOutputs?: boolean | undefined;
}

/** Makes a graph ready to run. */
export type StartGraph = (graph: OnnxGraph, settings: RunSettings) => RunGraph;

/**
 * onnxruntime's native operators, computed where tfjs keeps its tensors.
 *
 * @throws Error when onnxruntime-node is not installed, is of another version,
 * or has no binary for this machine
 */
export function loadOnnxRuntime(memory: WasmMemory): StartGraph {
  const { binding, initOrt, Tensor } = requireOnnxRuntime();
  initOrt();
  const tensorOf = (feed: Place | Int32Numbers) => {
    const { shape } = feed;
    if ("numbers" in feed) return new Tensor("int32", feed.numbers, shape);
    const length = shape.reduce((product, size) => product * size, 1);
    const floats = memory.floatsAt(feed.address, length);
    return new Tensor("float32", floats, shape);
  };
  return (graph, settings) => {
    const session = new binding.InferenceSession();
    const { buffer, byteOffset, byteLength } = encodeOnnxModel(graph);
    const options = sessionOptions(settings);
    session.loadModel(buffer, byteOffset, byteLength, options);
    return (feeds, output, to) => {
      const tensors: Record<string, object> = {};
      for (const name of Object.keys(graph.inputs)) {
        tensors[name] = tensorOf(feeds[name] ?? nothing);
      }
      const fetches = { [output]: tensorOf(to) };
      if (settings.copiesOutputs) session.run(tensors, fetches, {});
      else runInPlace(session, tensors, fetches);
    };
  };
}

/** What an operator is run on that nobody asked for: all of a graph are. */
const nothing: Place = { address: 0, shape: [0, 0] };

/** What onnxruntime-node says of an output it cannot hand over. */
const unreadable = "Non tensor type is temporarily not supported.";

/**
 * Nothing; writes the outputs where `fetches` have room for them.
 *
 * onnxruntime-node computes into that room, and then copies every output once
 * more into an array of its own, for a result that nobody here reads: pages to
 * clear and garbage to collect, which took half of a small model's time. It
 * hands outputs over in their order and stops at the first that it cannot. So
 * each model has such a one before the others.
 */
function runInPlace(session: OnnxSession, feeds: Tensors, fetches: Tensors) {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    session.run(feeds, { [unreadableOutput]: null, ...fetches }, {});
  } catch (error) {
    if (!(error instanceof Error) || error.message !== unreadable) throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function sessionOptions({ numThreads, spins = false }: RunSettings) {
  return {
    intraOpNumThreads: Math.min(numThreads, availableParallelism()),
    extra: {
      session: {
        intra_op: { allow_spinning: spins ? "1" : "0" },
        // Spinning between runs would take the time of other programs.
        force_spinning_stop: "1",
      },
    },
  };
}

function requireOnnxRuntime(): OnnxBinding & OnnxCommon {
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
