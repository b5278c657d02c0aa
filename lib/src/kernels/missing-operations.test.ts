import { spawnSync } from "node:child_process";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { type KernelSample, kernelSamples } from "../../tests/kernel-samples";
import { waveTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { OperationError } from "../errors/operation-error";
import { missingOnWasm, withoutGradient } from "./missing-operations";

/** tfjs's registries as they are before anything of ours is in them. */
const pristine: Record<"cpu" | "wasm" | "gradients", string[]> = JSON.parse(
  spawnSync(
    process.execPath,
    [
      "-e",
      `const tf = require("@tensorflow/tfjs");
      require("@tensorflow/tfjs-backend-wasm");
      const namesOf = (backend) =>
        tf.getKernelsForBackend(backend).map(({ kernelName }) => kernelName);
      const [cpu, wasm] = [namesOf("cpu"), namesOf("wasm")];
      const gradients = [...cpu, ...wasm].filter((name) => tf.getGradient(name));
      process.stdout.write(JSON.stringify({ cpu, wasm, gradients }));`,
    ],
    { encoding: "utf8", cwd: __dirname },
  ).stdout,
);

/** What `tf` calls the samples that fail on wasm. */
const operationNames: Readonly<Record<string, string>> = {
  Complex: "complex",
  ComplexAbs: "complex",
  Conv1D: "conv1d",
  Conv2D: "conv2d",
  Conv2DBackpropInput: "conv2dTranspose",
  Conv3D: "conv3d",
  Conv3DTranspose: "conv3dTranspose",
  DepthwiseConv2dNative: "depthwiseConv2d",
  Dilation2D: "dilation2d",
  FFT: "spectral.fft",
  FusedConv2D: "fused.conv2d",
  FusedDepthwiseConv2D: "fused.depthwiseConv2d",
  IFFT: "spectral.ifft",
  IRFFT: "spectral.irfft",
  Imag: "imag",
  MaxPool: "maxPool",
  MaxPool3D: "maxPool3d",
  MaxPoolWithArgmax: "maxPoolWithArgmax",
  RFFT: "spectral.rfft",
  RaggedGather: "raggedGather",
  RaggedRange: "raggedRange",
  RaggedTensorToTensor: "raggedTensorToTensor",
  Real: "real",
  STFT: "signal.stft",
  SeparableConv2D: "separableConv2d",
  StaticRegexReplace: "string.staticRegexReplace",
};

/** No canvas here to draw on. */
const untried = ["browser.draw"];

/** The numbers of a sample and of its slopes by {@link changes}, or why there are none. */
interface Measured {
  readonly numbers: number[][] | Error;
  readonly slopes: number[][] | Error;
}

/** Some kernels are right for numbers of one sign, or near 0, alone. */
const changes = [
  (x: tf.Tensor) => x,
  (x: tf.Tensor) => x.sub(3),
  (x: tf.Tensor) => x.add(3),
  (x: tf.Tensor) => x.mul(60),
];

function measure({ inputs, compute }: KernelSample): Measured {
  const attempt = (run: (xs: tf.Tensor[]) => tf.Tensor[]) => {
    try {
      return changes.map((change) =>
        tf.tidy(() => run(inputs().map(change)).flatMap((x) => numbersOf(x))),
      );
    } catch (error) {
      return error as Error;
    }
  };
  const outputsOf = (xs: tf.Tensor[]) => [compute(...xs)].flat();
  return {
    numbers: attempt(outputsOf),
    slopes: attempt((inputs) =>
      tf.grads((...xs: tf.Tensor[]) => weigh(outputsOf(xs)))(inputs),
    ),
  };
}

/** A sum in which every number of the outputs has another weight. */
function weigh(outputs: tf.Tensor[]): tf.Tensor {
  const floats = outputs.filter(({ dtype }) => dtype === "float32");
  const sums = floats.map((x, i) => x.mul(waveTensor(x.shape, i + 3)).sum());
  return tf.addN(sums);
}

function numbersOf(x: tf.Tensor): number[] {
  return x.dtype === "string" ? [] : Array.from(x.dataSync());
}

const tolerance = 1e-4;

/** Whether they are as close as float32 sums of the largest of them can be. */
function agree(got: readonly number[], expected: readonly number[]): boolean {
  const sizes = expected.filter(Number.isFinite).map(Math.abs);
  const allowed = tolerance * Math.max(1, ...sizes);
  const isClose = (x: number, i: number) => {
    const wanted = expected[i] ?? NaN;
    return (
      Object.is(x, wanted) || x === wanted || Math.abs(x - wanted) <= allowed
    );
  };
  return got.length === expected.length && got.every(isClose);
}

const measured = new Map<string, Record<string, Measured>>();

beforeAll(async () => {
  // What has no gradient is tried too, and tfjs warns of it.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  for (const backend of ["cpu", ...fastBackends] as const) {
    await startBackend[backend]();
    const entries = Object.entries(kernelSamples).map(
      ([name, sample]) => [name, measure(sample)] as const,
    );
    measured.set(backend, Object.fromEntries(entries));
  }
});

afterAll(() => vi.restoreAllMocks());

describe("the samples", () => {
  it("have one for every kernel of cpu that an operation reaches", () => {
    const first = (name: string) => name.split(" ")[0] ?? name;
    const sampled = Object.keys(kernelSamples).map(first);
    const isReached = (name: string) =>
      !/Backprop|Grad$/.test(name) && name !== "Draw";
    const missing = pristine.cpu
      .filter(isReached)
      .filter((name) => !sampled.includes(name));
    expect(missing).toEqual([]);
  });

  it("can be computed on cpu", () => {
    const failed = Object.entries(measured.get("cpu") ?? {}).filter(
      ([, { numbers }]) => numbers instanceof Error,
    );
    expect(failed).toEqual([]);
  });
});

describe("missingOnWasm", () => {
  const kernels = missingOnWasm.flatMap((missing) => missing.kernels);

  it("has every kernel of cpu that wasm lacks, but those that are made here", () => {
    const made = ["Einsum", "UnsortedSegmentSum"];
    const lacking = pristine.cpu.filter(
      (name) => !pristine.wasm.includes(name),
    );
    const wrong = missingOnWasm.flatMap((missing) =>
      missing.isWrong ? missing.kernels : [],
    );
    expect([...kernels].sort()).toEqual(
      [...lacking.filter((name) => !made.includes(name)), ...wrong].sort(),
    );
  });

  it.each(fastBackends)("is what fails on %s, with the reason", (backend) => {
    const [cpu = {}, wasm = {}] = [measured.get("cpu"), measured.get(backend)];
    const failing = (part: keyof Measured) =>
      Object.entries(wasm).flatMap(([name, sample]) => {
        const got = sample[part];
        const onCpu = cpu[name]?.[part];
        if (!(got instanceof Error) || onCpu instanceof Error) return [];
        expect(got, name).toBeInstanceOf(OperationError);
        expect(got.message, name).toMatch(
          /^\w+: expected a backend that computes .+, got wasm, .+\. .+\.$/,
        );
        return [operationNames[name] ?? name];
      });
    const listed = (part: "computing" | "differentiating") =>
      missingOnWasm.flatMap((missing) => missing[part]);
    const computing = new Set(failing("numbers"));
    expect([...computing, ...untried].sort()).toEqual(
      listed("computing").sort(),
    );
    const differentiating = failing("slopes").filter((x) => !computing.has(x));
    expect(differentiating.sort()).toEqual(listed("differentiating").sort());
  });

  it.each(fastBackends)("is all in which %s differs from cpu", (backend) => {
    for (const [name, sample] of Object.entries(measured.get(backend) ?? {})) {
      for (const part of ["numbers", "slopes"] as const) {
        const got = sample[part];
        const expected = measured.get("cpu")?.[name]?.[part];
        if (got instanceof Error || !Array.isArray(expected)) continue;
        got.forEach((numbers, i) => {
          const isSame = agree(numbers, expected[i] ?? []);
          expect(isSame, `${part} of ${name}, change ${i}: ${numbers}`).toBe(
            true,
          );
        });
      }
    }
  });

  it("says where, and what to do", async () => {
    await startBackend["wasm-xnn"]();
    const filterSlope = () =>
      tf.grad((filter) =>
        tf.conv1d(
          waveTensor([5, 2]) as tf.Tensor2D,
          filter as tf.Tensor3D,
          1,
          "same",
        ),
      )(waveTensor([3, 2, 2]));
    expect(filterSlope).toThrow(
      "Conv2DBackpropFilter: expected a backend that computes the gradient of convolutions by their filters, got wasm, which cannot. Set ATTENDING_BACKEND=cpu or node to train convolutions.",
    );
  });
});

describe("withoutGradient", () => {
  /** No tensor goes in, or the operation has its own gradient around them. */
  const needless = ["Fill", "LinSpace", "Range"];
  const fused = ["FusedConv2D", "FusedDepthwiseConv2D", "_FusedMatMul"];
  const made = ["Einsum", "GatherNd", "TopK"];

  it("has every kernel that tfjs has no gradient of", () => {
    const all = new Set([...pristine.cpu, ...pristine.wasm]);
    for (const name of [
      ...pristine.gradients,
      ...needless,
      ...fused,
      ...made,
    ]) {
      all.delete(name);
    }
    const listed = withoutGradient.flatMap(({ kernels }) => kernels);
    expect([...listed].sort()).toEqual([...all].sort());
  });

  it("is why samples have no slopes on cpu", () => {
    const reasons = Object.values(measured.get("cpu") ?? {}).flatMap(
      ({ slopes }) =>
        slopes instanceof OperationError ? [slopes.message] : [],
    );
    expect(reasons.length).toBeGreaterThan(20);
    for (const reason of reasons) {
      expect(reason).toMatch(
        /^gradient: expected operations .+, got .+\. .+\.$/,
      );
    }
  });
});
