import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type KernelSample, kernelSamples } from "../../tests/kernel-samples";
import { expectTensor, waveTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { OperationError } from "../errors/operation-error";
import { makeVariable } from "../layers/initialisers";
import { Module } from "../layers/module";
import { lossAndGradients } from "../training/gradients";

beforeAll(() => startBackend.cpu());

/** Slopes of steps: 0 where there is one, and no difference sees them. */
const steps = ["Ceil", "Floor", "Mod", "Round", "Sign", "Step"];

const stepSize = 1e-3;
const tolerance = 2e-2;

/** The slope along a direction, and what differences make of it. */
function slopesAlong(
  { inputs, compute }: KernelSample,
  seed: number,
): { slope: number; measured: number } {
  return tf.tidy(() => {
    const at = inputs();
    const lossOf = (...xs: tf.Tensor[]) => {
      const outputs = [compute(...xs)].flat();
      const floats = outputs.filter(({ dtype }) => dtype === "float32");
      return tf.addN(
        floats.map((x, i) => x.mul(waveTensor(x.shape, i + 3)).sum()),
      );
    };
    const directions = at.map((x, i) => waveTensor(x.shape, seed + i));
    const slopes = tf.grads(lossOf)(at);
    const along = slopes.map((x, i) => x.mul(directions[i] ?? 0).sum());
    const lossAfter = (step: number) =>
      lossOf(...at.map((x, i) => x.add(directions[i]?.mul(step) ?? 0)));
    const change = lossAfter(stepSize).sub(lossAfter(-stepSize));
    return {
      slope: tf.addN(along).dataSync()[0] ?? NaN,
      measured: change.div(2 * stepSize).dataSync()[0] ?? NaN,
    };
  });
}

describe("the gradients of tfjs", () => {
  // What has none is tried too, and tfjs warns of it.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  afterAll(() => vi.restoreAllMocks());

  it("are those of finite differences, or refused", () => {
    const refused: string[] = [];
    for (const [name, sample] of Object.entries(kernelSamples)) {
      if (steps.includes(name)) continue;
      for (const seed of [11, 12]) {
        try {
          const { slope, measured } = slopesAlong(sample, seed);
          const scale = Math.max(1, Math.abs(measured));
          const difference = Math.abs(slope - measured) / scale;
          expect(difference, name).toBeLessThan(tolerance);
        } catch (error) {
          if (error instanceof Error && "expected" in error) throw error;
          refused.push(name);
        }
      }
    }
    for (const name of ["AvgPool", "AvgPool3D", "Dilation2D", "MirrorPad"]) {
      expect(refused.includes(name), name).toBe(name !== "AvgPool3D");
    }
  });

  it("refuses padded pools only where numbers are padded", () => {
    const pool = (pad: "same" | "valid" | number, size = 4) =>
      tf.grad((x) => tf.avgPool(x as tf.Tensor4D, 2, 2, pad))(
        waveTensor([1, size, size, 1]),
      );
    const quarter = Array(16).fill(0.25);
    expectTensor(pool("same"), [1, 4, 4, 1], quarter);
    expectTensor(pool("valid"), [1, 4, 4, 1], quarter);
    for (const refused of [() => pool("same", 5), () => pool(1)]) {
      expect(refused).toThrow(
        'gradient: expected operations whose gradient tfjs has right, got avgPool with padding. Use "valid", on a tensor padded before.',
      );
    }
  });
});

describe("lossAndGradients", () => {
  class Weights extends Module {
    readonly weight = makeVariable(Float32Array.of(3, 1, 2, 5), [2, 2]);
  }

  const losses: [string, (x: tf.Tensor) => tf.Tensor, string][] = [
    [
      "cumprod",
      (x) => tf.cumprod(x.square()).sum(),
      "got cumprod. Use exp of the cumsum of log x, where x is positive.",
    ],
    [
      "a comparison",
      (x) => x.greater(2).toFloat().mean(),
      "got a comparison. For a mask use greaterEqual, whose slope counts as 0; to train by it, sigmoid(a - b).",
    ],
  ];

  it.each(["cpu", "wasm-xnn"] as const)(
    "says on %s what has no gradient",
    async (backend) => {
      await startBackend[backend]();
      const model = new Weights();
      const before = tf.memory().numTensors;
      for (const [, lossOf, message] of losses) {
        const run = () =>
          lossAndGradients(model, () => lossOf(model.weight) as tf.Scalar);
        expect(run).toThrow(OperationError);
        expect(run).toThrow(
          `gradient: expected operations that have one, ${message}`,
        );
        expect(tf.memory().numTensors).toBe(before);
      }
    },
  );

  it("takes the replacement of a comparison", () => {
    const model = new Weights();
    const { loss, gradients } = lossAndGradients(model, () =>
      model.weight.mul(model.weight.greaterEqual(3).toFloat()).sum(),
    );
    expect(loss).toBe(8);
    expectTensor(gradients.weight ?? tf.scalar(0), [2, 2], [1, 0, 0, 1]);
  });
});
